/* SPDX-License-Identifier: MIT */
/* The tables of "pvbench show" that stand below the first one: fits and quantiles.  See blocks.h.
 */
#include <stdio.h>

#include "report/format/notes.h"
#include "report/format/table.h"
#include "report/model/run.h"
#include "report/model/status.h"
#include "report/model/unit.h"
#include "report/prices/case.h"
#include "report/prices/curve.h"
#include "report/prices/price.h"
#include "report/prices/single.h"
#include "report/record/record.h"
#include "report/show/blocks.h"
#include "report/show/columns.h"
#include "report/stats/spread.h"

static void put_number(struct table *table, bool have, double number,
                       const struct boots_spread *spread)
{
    table_decimal(table, have, number);
    if (have)
        price_put_spread(table, spread, number);
    else
        table_cell(table, "-");
}

/* The prices of a case, whose warnings the first table has. */
static void take_price(const struct run *run, const struct run_case *c, struct price *price)
{
    struct notes unsaid = {0};

    price_case(run, c, price, &unsaid);
    notes_clear(&unsaid);
}

void show_fits(const struct run *run, const struct prices *prices, FILE *out)
{
    static const char *const heads[] = {"case",       "a",  PRICE_SPREAD, "b",
                                        PRICE_SPREAD, "b'", PRICE_SPREAD};
    static const size_t leave[] = {2, 1, 4, 3};
    struct columns columns;
    struct table table;
    struct price price;
    bool any = false;
    size_t i;

    columns_take(run, prices, &columns);
    if (!columns.fits_below)
        return;
    table_start(&table, heads, sizeof(heads) / sizeof(*heads), 1);
    table_leave(&table, leave, sizeof(leave) / sizeof(*leave));
    for (i = 0; i < prices->count; i++) {
        const struct curve *plain = &price.curves[PATH_MULTI][0];
        const struct curve *fill = &price.curves[PATH_MULTI][1];

        take_price(run, prices->at[i], &price);
        if (!plain->fitted && !fill->fitted)
            continue;
        any = true;
        table_cell(&table, "%s", price.of->name);
        put_number(&table, plain->fitted, plain->a, &plain->a_spread);
        put_number(&table, plain->fitted, plain->b, &plain->b_spread);
        put_number(&table, fill->fitted, fill->b, &fill->b_spread);
    }
    if (!any) {
        table_drop(&table);
        return;
    }
    fputs("\nA multicall of n costs a + b n; b' with its entries filled; medians of boots:\n", out);
    table_finish(&table, out);
}

/* Those whose spread the table has: a price's own is in the first table, and these are its tail. */
static bool in_tail(size_t quantile)
{
    return quantile_at[quantile] > 0.5 && quantile_at[quantile] < 1;
}

static void start_quantiles(bool spreads, struct table *table)
{
    static const char *const plain[] = {"case", "calls", "min", "25%", "50%", "75%", "95%", "max"};
    static const char *const more[] = {"case", "calls",      "min", "25%",        "50%",
                                       "75%",  PRICE_SPREAD, "95%", PRICE_SPREAD, "max"};
    static const size_t leave[] = {6, 8, 2, 3, 9, 5};

    if (!spreads) {
        table_start(table, plain, 2 + QUANTILES, 1);
        return;
    }
    table_start(table, more, sizeof(more) / sizeof(*more), 1);
    table_leave(table, leave, sizeof(leave) / sizeof(*leave));
}

void show_quantiles(const struct run *run, const struct prices *prices, FILE *out)
{
    bool cycles = run_unit(run) == UNIT_CYCLES, spreads = cycles && run->boot_count > 1;
    struct table table;
    struct price price;
    size_t i, q;

    if (cycles)
        fprintf(out, "\nOne single call, cycles, less the null call; %s:\n",
                spreads ? "medians of what the boots have" : "all samples");
    else
        fprintf(out, "\nOne single call, %s, all samples of all boots less the null call:\n",
                unit_name(run_unit(run)));
    start_quantiles(spreads, &table);
    for (i = 0; i < prices->count; i++) {
        price = (struct price){.of = prices->at[i]};
        if (case_verdict(run, prices->at[i]).status < STATUS_WRONG)
            price_single(run, &price, NULL);
        price_quantiles(run, &price);
        if (!price.have_quantiles)
            continue;
        table_cell(&table, "%s", price.of->name);
        table_cell(&table, "%u", price.single_n);
        for (q = 0; q < QUANTILES; q++) {
            table_number(&table, true, price.quantiles[q]);
            if (spreads && in_tail(q))
                price_put_spread(&table, &price.quantile_spreads[q], price.quantiles[q]);
        }
    }
    table_finish(&table, out);
}
