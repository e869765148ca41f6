/* SPDX-License-Identifier: MIT */
/* See columns.h. */
#include "report/show/columns.h"

#include "report/model/case.h"
#include "report/model/level.h"
#include "report/model/run.h"
#include "report/model/series.h"
#include "report/model/status.h"
#include "report/model/unit.h"
#include "report/prices/curve.h"
#include "report/prices/price.h"
#include "report/record/record.h"
#include "report/show/sparks.h"
#include "report/stats/spread.h"

/* Of what is filled in the timed region there is no price of an entry. */
static bool has_iterations(const struct run_case *c, enum path path)
{
    const struct series_list *list = &c->paths[path];
    double each, once;
    size_t i;

    for (i = 0; i < list->count; i++)
        if (!list->at[i].fill && series_level_by(UNIT_INSNS, REP_ONCE, &list->at[i], &once) &&
            series_level(UNIT_INSNS, &list->at[i], &each) && once < each)
            return true;
    return false;
}

/* Most runs have none at all, and then nothing is looked at. */
static void find_iterations(const struct run *run, const struct prices *prices,
                            struct columns *columns)
{
    size_t i;

    for (i = 0; run_counts_once(run) && i < prices->count; i++) {
        const struct run_case *c = prices->at[i];

        columns->rep[COLUMNS_SINGLE] |= has_iterations(c, case_alone(c));
        columns->rep[COLUMNS_ENTRY] |= has_iterations(c, PATH_MULTI);
        columns->rep[COLUMNS_ITEM] |= has_iterations(c, PATH_ARRAY);
    }
}

/* Series stand in the order of their boots. */
static bool has_boots(const struct run_case *c, enum path path)
{
    const struct series_list *list = &c->paths[path];

    return list->count && list->at[0].boot != list->at[list->count - 1].boot;
}

static bool was_preempted(const struct run_case *c)
{
    size_t path, i;

    for (path = 0; path < PATH_COUNT; path++)
        for (i = 0; i < c->paths[path].count; i++)
            if (c->paths[path].at[i].moved)
                return true;
    return false;
}

static void find_spreads(const struct prices *prices, struct columns *columns)
{
    size_t i;

    for (i = 0; i < prices->count; i++) {
        const struct run_case *c = prices->at[i];

        columns->spread[COLUMNS_SINGLE] |= has_boots(c, case_alone(c));
        columns->spread[COLUMNS_ENTRY] |= has_boots(c, PATH_MULTI);
        columns->spread[COLUMNS_ITEM] |= has_boots(c, PATH_ARRAY);
        columns->preempted |= was_preempted(c);
    }
    columns->fits_below = columns->spread[COLUMNS_ENTRY];
}

static void add(struct columns *columns, bool wanted, const char *head, unsigned rank)
{
    if (!wanted)
        return;
    columns->rank[columns->count] = rank;
    columns->heads[columns->count++] = head;
}

/* The columns to be left out, by their ranks. */
static void order_leaves(struct columns *columns)
{
    unsigned rank;
    size_t i;

    for (rank = 1; rank <= COLUMNS_MOST; rank++)
        for (i = 0; i < columns->count; i++)
            if (columns->rank[i] == rank)
                columns->leave[columns->leave_count++] = i;
}

void columns_take(const struct run *run, const struct prices *prices, struct columns *columns)
{
    bool insns = run_unit(run) == UNIT_INSNS;

    *columns = (struct columns){.insns = insns, .sparkline = prices->sparkline};
    find_iterations(run, prices, columns);
    if (run_unit(run) == UNIT_CYCLES)
        find_spreads(prices, columns);
    /* The fit a + b n goes first, then what few cases have; b' says what a multicall saves. */
    add(columns, true, "case", 0);
    add(columns, true, "status", 0);
    add(columns, true, "single", 0);
    add(columns, columns->rep[COLUMNS_SINGLE], "rep", 0);
    add(columns, columns->spread[COLUMNS_SINGLE], PRICE_SPREAD, 0);
    add(columns, columns->preempted, "preempt", 5);
    add(columns, insns, "outl", 5);
    add(columns, true, "entry", 7);
    add(columns, columns->rep[COLUMNS_ENTRY], "rep", 6);
    add(columns, columns->spread[COLUMNS_ENTRY], PRICE_SPREAD, 6);
    add(columns, !columns->fits_below, "a", 1);
    add(columns, !columns->fits_below, "b", 2);
    add(columns, !columns->fits_below, "b'", 0);
    add(columns, true, "even", insns ? 0 : 8);
    add(columns, true, "array", 4);
    add(columns, columns->rep[COLUMNS_ITEM], "rep", 3);
    add(columns, columns->spread[COLUMNS_ITEM], PRICE_SPREAD, 3);
    add(columns, columns->sparkline, "curve", 0);
    add(columns, columns->sparkline && !insns, "samples", 0);
    order_leaves(columns);
}

void columns_start(const struct columns *columns, struct table *table)
{
    table_start(table, columns->heads, columns->count, 2);
    table_leave(table, columns->leave, columns->leave_count);
    if (columns->sparkline)
        table_spark(table, columns->count - 1);
    if (columns->sparkline && !columns->insns)
        table_spark(table, columns->count - 2);
}

static void put_share(struct table *table, uint64_t part, uint64_t all)
{
    if (!all)
        table_cell(table, "-");
    else if (!part)
        table_cell(table, "0");
    else
        table_cell(table, "%.1f%%", 100.0 * (double)part / (double)all);
}

/* The price of an entry or an item, what of it is iterations of REP, and its spread. */
static void put_batch(const struct columns *columns, enum columns_price which,
                      const struct curve *curve, struct table *table)
{
    double entry = 0, once = 0;
    bool have = curve_per_entry(curve, &entry), has_once = curve_entry_once(curve, &once);
    struct boots_spread spread = curve_entry_spread(curve);

    table_decimal(table, have, entry);
    if (columns->rep[which])
        table_number(table, have && has_once, entry - once);
    if (columns->spread[which])
        price_put_spread(table, &spread, entry);
}

void columns_row(const struct columns *columns, const struct run *run, const struct price *price,
                 struct table *table)
{
    const struct curve *multi = price->curves[PATH_MULTI];
    char even[16], bars[SPARKS_ROOM];

    table_cell(table, "%s", price->of->name);
    table_cell(table, "%s", verdict_name(&price->verdict));
    table_number(table, price->have_single, price->single);
    if (columns->rep[COLUMNS_SINGLE])
        table_number(table, price->have_single && price->has_once, price->single - price->once);
    if (columns->spread[COLUMNS_SINGLE])
        price_put_spread(table, &price->single_spread, price->single);
    if (columns->preempted)
        put_share(table, price->preempted, price->regions);
    if (columns->insns)
        put_share(table, price->outliers, price->samples);
    put_batch(columns, COLUMNS_ENTRY, &multi[0], table);
    if (!columns->fits_below) {
        table_decimal(table, multi[0].fitted, multi[0].a);
        table_decimal(table, multi[0].fitted, multi[0].b);
        table_decimal(table, multi[1].fitted, multi[1].b);
    }
    price_even_text(price, even, sizeof(even));
    table_cell(table, "%s", even);
    put_batch(columns, COLUMNS_ITEM, &price->curves[PATH_ARRAY][0], table);
    if (columns->sparkline) {
        sparks_curve(price, bars, sizeof(bars));
        table_cell(table, "%s", bars);
    }
    if (columns->sparkline && !columns->insns) {
        sparks_samples(run, price, bars, sizeof(bars));
        table_cell(table, "%s", bars);
    }
}

const char *columns_spark_legend(const struct columns *columns)
{
    if (!columns->sparkline)
        return "";
    return columns->insns ? SPARKS_CURVE : SPARKS_CURVE SPARKS_SAMPLES;
}
