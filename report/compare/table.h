/* SPDX-License-Identifier: MIT */
/* Tables with a column a run and a column a ratio; shared by the files of "compare" only. */
#ifndef REPORT_COMPARE_TABLE_H
#define REPORT_COMPARE_TABLE_H

#include "report/compare/compare.h"
#include "report/format/table.h"

#define COMPARE_FITS 4

/* Which runs a table has, and the heads of their columns. */
struct compare_columns {
    size_t at[1 + COMPARE_BESIDE]; /* A first */
    size_t count;
    size_t left;  /* columns of labels */
    bool spreads; /* behind each price there is how far it may be off; to be set before the start */
    char run_head[1 + COMPARE_BESIDE][2];
    char ratio_head[1 + COMPARE_BESIDE][4];
    size_t leave[3 * (1 + COMPARE_BESIDE)]; /* for table_leave */
};

/* A and the runs from 'first' up to, not with, 'end'. */
void compare_columns(const struct compare *compare, size_t first, size_t end,
                     struct compare_columns *columns);

/*
 * Start a table of one or two columns of labels, and for each run its price, its spread, which goes
 * first where there is no room, and its ratio.  The columns have to outlive it.
 */
void compare_table_start(const struct compare *compare, struct compare_columns *columns,
                         const char *const *labels, size_t left, struct table *table);

/* The next cell is a ratio, with ~ when it is not exact, or "-". */
void compare_table_ratio(struct table *table, bool have, double ratio, bool about);

#endif
