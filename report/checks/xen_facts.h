/* SPDX-License-Identifier: MIT */
/*
 * Which of Xen's lines are facts, and under which keys.  The host tool finds them in a log, and the
 * kernel, as dom0, in Xen's own buffer; no byte of a line is to be trusted.
 */
#ifndef REPORT_CHECKS_XEN_FACTS_H
#define REPORT_CHECKS_XEN_FACTS_H

#include <stdbool.h>
#include <stddef.h>

#include "report/record/record.h"

struct xen_fact {
    const char *text; /* what the line starts with */
    const char *key;
    size_t skip;     /* bytes of the line that the value leaves out at its start */
    const char *end; /* the value ends before this, if it is there; or NULL */
    bool joins;      /* Xen may print several such lines: the fact has them all */
    bool warns;      /* and each is a warning, too */
};

/* The fact that a line of Xen's tells, or NULL. */
const struct xen_fact *xen_fact_find(struct record_slice xen);

/* The part of the line that is the fact's value. */
struct record_slice xen_fact_value(const struct xen_fact *fact, struct record_slice xen);

/* Whether Xen finds fault with itself in it, and goes on. */
bool xen_complains(struct record_slice xen);

#endif
