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
#include "report/record/record.h"

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

    *columns = (struct columns){.insns = insns};
    find_iterations(run, prices, columns);
    /* The fit a + b n goes first, then what few cases have; b' says what a multicall saves. */
    add(columns, true, "case", 0);
    add(columns, true, "status", 0);
    add(columns, true, "single", 0);
    add(columns, columns->rep[COLUMNS_SINGLE], "rep", 0);
    add(columns, insns, "outl", 5);
    add(columns, true, "entry", 7);
    add(columns, columns->rep[COLUMNS_ENTRY], "rep", 6);
    add(columns, true, "a", 1);
    add(columns, true, "b", 2);
    add(columns, true, "b'", 0);
    add(columns, true, "even", insns ? 0 : 8);
    add(columns, true, "array", 4);
    add(columns, columns->rep[COLUMNS_ITEM], "rep", 3);
    order_leaves(columns);
}

void columns_start(const struct columns *columns, struct table *table)
{
    table_start(table, columns->heads, columns->count, 2);
    table_leave(table, columns->leave, columns->leave_count);
}

static void put_share(struct table *table, const struct price *price)
{
    if (!price->samples)
        table_cell(table, "-");
    else if (!price->outliers)
        table_cell(table, "0");
    else
        table_cell(table, "%.1f%%", 100.0 * (double)price->outliers / (double)price->samples);
}

/* The price of an entry or an item, and what of it is iterations of REP. */
static void put_batch(const struct columns *columns, enum columns_price which,
                      const struct curve *curve, struct table *table)
{
    double entry = 0, once = 0;
    bool have = curve_per_entry(curve, &entry), has_once = curve_entry_once(curve, &once);

    table_decimal(table, have, entry);
    if (columns->rep[which])
        table_number(table, have && has_once, entry - once);
}

void columns_row(const struct columns *columns, const struct price *price, struct table *table)
{
    const struct curve *multi = price->curves[PATH_MULTI];
    char even[16];

    table_cell(table, "%s", price->of->name);
    table_cell(table, "%s", verdict_name(&price->verdict));
    table_number(table, price->have_single, price->single);
    if (columns->rep[COLUMNS_SINGLE])
        table_number(table, price->have_single && price->has_once, price->single - price->once);
    if (columns->insns)
        put_share(table, price);
    put_batch(columns, COLUMNS_ENTRY, &multi[0], table);
    table_decimal(table, multi[0].fitted, multi[0].a);
    table_decimal(table, multi[0].fitted, multi[0].b);
    table_decimal(table, multi[1].fitted, multi[1].b);
    price_even_text(price, even, sizeof(even));
    table_cell(table, "%s", even);
    put_batch(columns, COLUMNS_ITEM, &price->curves[PATH_ARRAY][0], table);
}
