/* SPDX-License-Identifier: MIT */
/*
 * A path by function: of each its own instructions, those with all it calls, and what of them is
 * the price, which is the region less that of the null call.  Rows add up to the region and to the
 * price exactly.
 */
#ifndef REPORT_PROFILE_ROWS_H
#define REPORT_PROFILE_ROWS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "report/calls/code.h"
#include "report/calls/profile.h"

/* A change or a price: either may be negative. */
struct insns_change {
    int64_t all, once;
};

struct profile_row {
    struct code_name name;
    uint32_t number; /* of the name, in its code */
    struct insns own;
    struct insns total;        /* with all it calls; of one that calls itself, once */
    uint64_t calls;            /* how often it was entered at its start, or called */
    struct insns_change price; /* its own less its own in the null call */
};

struct profile_rows {
    struct profile_row *at; /* those that have anything, the largest first */
    size_t count;
    struct insns region, null;
    bool priced; /* there is a null call */
    struct insns_change price;
};

enum profile_order { ORDER_OWN, ORDER_TOTAL, ORDER_PRICE, ORDER_COUNT };

/* "own", "total", "price". */
const char *profile_order_word(enum profile_order order);

/* The null call of a series in the same boot, or NULL. */
const struct paths_series *profile_null(const struct paths *paths,
                                        const struct paths_series *series);

/* False, as profile_open has it.  To be freed by profile_rows_free. */
bool profile_rows_take(struct profile_rows *rows, const struct code *code,
                       const struct paths_series *series, char *why, size_t size);
void profile_rows_sort(struct profile_rows *rows, enum profile_order order);
void profile_rows_free(struct profile_rows *rows);

#endif
