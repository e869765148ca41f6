/* SPDX-License-Identifier: MIT */
/* The prices of a view in a run: see view.h. */
#include "report/format/notes.h"
#include "report/prices/view.h"

#include <stdlib.h>
#include <string.h>

#include "report/model/case.h"
#include "report/model/run.h"
#include "report/model/status.h"
#include "report/prices/boots.h"
#include "report/prices/case.h"
#include "report/prices/curve.h"
#include "report/prices/price.h"
#include "report/prices/single.h"
#include "report/record/record.h"
#include "report/system/memory.h"
#include "report/text/texts.h"

static const struct view_cell *cell_at(const struct view *view, size_t i)
{
    return &view->rows[i / view->way_count].cells[i % view->way_count];
}

/* A case may stand in several cells, and a price too, but warnings about it is said once. */
static bool stands_before(const struct view *view, size_t i, bool same_price)
{
    const struct view_cell *cell = cell_at(view, i), *other;
    size_t k;

    for (k = 0; k < i; k++) {
        other = cell_at(view, k);
        if (other->name && !strcmp(other->name, cell->name) &&
            (!same_price || other->price == cell->price))
            return true;
    }
    return false;
}

/* A refusal and what was left out are no way of doing the work. */
static bool did_the_work(const struct price *price)
{
    return status_has_price(price->verdict.status);
}

/*
 * The price of a cell, and how many entries the batch had that it is from.  Noted is what warns
 * of just this price: of a case's other batches the view shows nothing.
 */
static bool value_of(const struct run *run, struct price *price, enum view_price which,
                     struct view_value *value, unsigned *batch, struct notes *notes)
{
    enum path path = which == VIEW_ENTRY ? PATH_MULTI : PATH_ARRAY;
    const struct curve_point *point;
    double cost;

    if (which == VIEW_ALONE) {
        price_single(run, price, notes);
        value->value = price->single;
        value->spread = price->single_spread;
        return price->have_single;
    }
    point = curve_largest(&price->curves[path][0]);
    if (!point || !price_series(run, price->of, path, false, point->n, REP_EACH, &cost, notes))
        return false;
    value->value = cost / point->n;
    value->spread = spread_by(&point->spread, point->n);
    if (point->n > *batch)
        *batch = point->n;
    return true;
}

static void take_cell(const struct run *run, struct view_prices *prices, size_t i)
{
    const struct view_cell *cell = cell_at(prices->view, i);
    const struct view_row *row = &prices->view->rows[i / prices->view->way_count];
    const struct run_case *c = cell->name ? run_find_case(run, cell->name) : NULL;
    struct view_value *value = &prices->at[i];
    double parts = row->parts ? row->parts : 1;
    struct notes unsaid = {0};
    struct price price;

    if (!c)
        return;
    price_case(run, c, &price, &unsaid);
    if (!stands_before(prices->view, i, false))
        note_verdict(&prices->notes, price.of->name, &price.verdict);
    value->have = did_the_work(&price) &&
                  value_of(run, &price, cell->price, value, &prices->batch[cell->price],
                           stands_before(prices->view, i, true) ? &unsaid : &prices->notes);
    value->value = value->have ? value->value / parts : 0;
    value->spread = spread_by(&value->spread, parts);
    prices->count += value->have;
    notes_clear(&unsaid);
}

/* Take off the part that another case has by itself. */
static void take_off(const struct run *run, struct view_prices *prices, size_t i)
{
    const struct view_cell *cell = cell_at(prices->view, i);
    const struct run_case *c = cell->less ? run_find_case(run, cell->less) : NULL;
    struct view_value *value = &prices->at[i];
    struct notes unsaid = {0};
    struct price price = {0};

    if (!cell->less || !value->have)
        return;
    if (c)
        price_case(run, c, &price, &unsaid);
    value->have = c && did_the_work(&price);
    if (value->have)
        price_single(run, &price, &unsaid);
    value->have = value->have && price.have_single;
    value->value = value->have ? value->value - price.single : 0;
    value->spread = (struct boots_spread){0};
    prices->count -= !value->have;
    notes_clear(&unsaid);
}

void view_take(const struct run *run, const struct view *view, struct view_prices *prices)
{
    size_t i, cells = view->row_count * view->way_count;

    *prices = (struct view_prices){.view = view};
    prices->at = memory_new(cells * sizeof(*prices->at));
    for (i = 0; i < cells; i++)
        prices->at[i] = (struct view_value){0};
    for (i = 0; i < cells; i++)
        take_cell(run, prices, i);
    for (i = 0; i < cells; i++)
        take_off(run, prices, i);
}

void view_free(struct view_prices *prices)
{
    free(prices->at);
    notes_clear(&prices->notes);
    *prices = (struct view_prices){0};
}

const struct view_value *view_at(const struct view_prices *prices, size_t row, size_t way)
{
    return &prices->at[row * prices->view->way_count + way];
}

struct view_value view_find(const struct view_prices *prices, const char *name)
{
    size_t i;

    for (i = 0; i < prices->view->row_count * prices->view->way_count; i++)
        if (cell_at(prices->view, i)->name && !strcmp(cell_at(prices->view, i)->name, name) &&
            cell_at(prices->view, i)->price == VIEW_ALONE && !cell_at(prices->view, i)->less)
            return prices->at[i];
    return (struct view_value){0};
}

struct view_value view_sum(const struct view_prices *prices, size_t row,
                           const struct view_extra *extra)
{
    const struct view_value *of = view_at(prices, row, extra->of);
    const struct view_value *than = view_at(prices, row, extra->than);
    unsigned calls = prices->view->rows[row].calls;

    if (extra->sum == VIEW_PER_CALL)
        return (struct view_value){of->have && calls, calls ? of->value / calls : 0};
    /* Against a price of nothing, or below, there is nothing to compare. */
    if (!of->have || !than->have || than->value <= 0)
        return (struct view_value){0};
    if (extra->sum == VIEW_SAVED)
        return (struct view_value){true, 100 * (1 - of->value / than->value)};
    return (struct view_value){true, of->value / than->value};
}
