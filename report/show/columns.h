/* SPDX-License-Identifier: MIT */
/* The columns of the table of "pvbench show", which depend on what a run has. */
#ifndef REPORT_SHOW_COLUMNS_H
#define REPORT_SHOW_COLUMNS_H

#include <stdbool.h>
#include <stddef.h>

#include "report/format/table.h"
#include "report/model/run.h"
#include "report/prices/price.h"
#include "report/show/blocks.h"

#define COLUMNS_MOST 15

/* The three prices of a case, of which some have iterations of REP in them, in some row. */
enum columns_price { COLUMNS_SINGLE, COLUMNS_ENTRY, COLUMNS_ITEM, COLUMNS_PRICES };

struct columns {
    const char *heads[COLUMNS_MOST];
    unsigned rank[COLUMNS_MOST]; /* which goes first where there is no room for all; 0: none */
    size_t count;
    bool insns;
    bool rep[COLUMNS_PRICES];
    bool spread[COLUMNS_PRICES]; /* in cycles: of which there are several boots, in some row */
    bool preempted;              /* in cycles: some sample was */
    bool sparkline;              /* bars of the batches, and in cycles of the samples */
    bool fits_below;             /* a, b and b' have spreads, and so a table of their own */
    size_t leave[COLUMNS_MOST];  /* for table_leave */
    size_t leave_count;
};

/* Those of a run with these cases. */
void columns_take(const struct run *run, const struct prices *prices, struct columns *columns);

/* Start a table of them, which the columns have to outlive. */
void columns_start(const struct columns *columns, struct table *table);

/* A row of it. */
void columns_row(const struct columns *columns, const struct run *run, const struct price *price,
                 struct table *table);
/* What its bars are, to stand behind the legend of the other columns; "" without any. */
const char *columns_spark_legend(const struct columns *columns);

#endif
