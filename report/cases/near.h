/* SPDX-License-Identifier: MIT */
/* The case that was meant by a glob that matches none. */
#ifndef REPORT_CASES_NEAR_H
#define REPORT_CASES_NEAR_H

#include <stdbool.h>
#include <stddef.h>

#include "report/typed/near.h"

struct case_near {
    struct near near;
    char typed[NEAR_LENGTH_MAX + 4]; /* a family's name alone as FAMILY and all of its cases */
    bool family;
    const char *as_typed; /* the glob itself, which is not offered again */
    const char *holds;    /* a name with what was typed somewhere in it, or NULL */
};

/* The glob has to live until the end. */
void case_near_start(struct case_near *near, const char *glob);
/* The same for the name of one case: neither a family nor a pattern is offered. */
void case_near_start_one(struct case_near *near, const char *name);
/* Offer a case; its name has to live until the end. */
void case_near_offer(struct case_near *near, const char *name);
/* "; did you mean 'set_gdt/empty'?" appended to text; nothing where no name is near. */
void case_near_say(const struct case_near *near, char *text, size_t size);

/* The same, of the cases there are. */
void case_table_near(const char *glob, char *text, size_t size);

#endif
