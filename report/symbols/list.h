/* SPDX-License-Identifier: MIT */
/* Symbols as a file has them, in any order and with all their names. */
#ifndef REPORT_SYMBOLS_LIST_H
#define REPORT_SYMBOLS_LIST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "report/symbols/symbols.h"

/* Xen has some 5000 functions, whose names have 20 bytes, and more with the files before them. */
#define LIST_MOST  (1u << 16)
#define LIST_BYTES (2u << 20)

struct list_symbol {
    uint64_t at;
    char kind;
    bool typed; /* it is said to be a function */
    const char *name;
};

struct list {
    struct list_symbol *at;
    size_t count;
    size_t bytes; /* of their names, made clean */
    struct text_pool *names;
};

/*
 * Note one, whose file, of a local one, is NULL where it is not known or stands in the name.  What
 * is in no text section is left out.  False: there are too many.
 */
bool list_add(struct list *list, const struct list_symbol *symbol, const char *file);

/* Nothing has a name from there on. */
bool list_add_end(struct list *list, uint64_t at);

/* Choose one name for each address, and take them over.  NULL: there is no function among them. */
struct symbols *list_finish(struct list *list);

void list_free(struct list *list);

#endif
