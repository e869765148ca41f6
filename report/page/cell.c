/* SPDX-License-Identifier: MIT */
/* See cell.h. */
#include "report/page/cell.h"

#include <stdlib.h>

#include "report/model/status.h"
#include "report/model/unit.h"
#include "report/prices/case.h"
#include "report/prices/curve.h"
#include "report/prices/price.h"
#include "report/prices/single.h"
#include "report/record/record.h"
#include "report/system/memory.h"

static void take_curve(struct page_curve *into, const struct curve *curve)
{
    size_t i;

    *into = (struct page_curve){.fitted = curve->fitted, .b = curve->b};
    if (!curve->count)
        return;
    into->at = memory_new(curve->count * sizeof(*into->at));
    for (i = 0; i < curve->count; i++) {
        const struct curve_point *point = &curve->at[i];

        if (!curve->ordinary || point->n <= curve->ordinary)
            into->at[into->count++] = (struct page_batch){point->n, point->cost, point->spread};
    }
}

static void take_batch_price(struct page_price *into, const struct curve *curve)
{
    into->have = curve_per_entry(curve, &into->price);
    into->has_once = into->have && curve_entry_once(curve, &into->once);
    into->spread = curve_entry_spread(curve);
}

static void take_prices(struct page_cell *cell, const struct price *price)
{
    cell->at[MEASURE_CALL] = (struct page_price){
        price->have_single, price->single,        price->have_single && price->has_once,
        price->once,        price->single_spread,
    };
    take_batch_price(&cell->at[MEASURE_ENTRY], &price->curves[PATH_MULTI][false]);
    take_batch_price(&cell->at[MEASURE_ITEM], &price->curves[PATH_ARRAY][false]);
    take_curve(&cell->curves[PAGE_MULTI], &price->curves[PATH_MULTI][false]);
    take_curve(&cell->curves[PAGE_FILLED], &price->curves[PATH_MULTI][true]);
    take_curve(&cell->curves[PAGE_ARRAY], &price->curves[PATH_ARRAY][false]);
    take_curve(&cell->curves[PAGE_ARRAY_FILLED], &price->curves[PATH_ARRAY][true]);
}

/* Of all six quantiles those that a box of a picture has: by boot, but in insns of all samples. */
static void take_quantiles(struct page_cell *cell, const struct run *run, struct price *price)
{
    static const size_t wanted[PAGE_QUANTILES] = {0, 1, 2, 3, QUANTILES - 1};
    size_t most = price->of->paths[case_alone(price->of)].count, boot, q;
    double *by_boot;

    if (run_unit(run) != UNIT_CYCLES) {
        price_quantiles(run, price);
        cell->quantile_boots = price->have_quantiles;
        by_boot = price->quantiles;
        most = 1;
    } else {
        by_boot = memory_new((QUANTILES * most + 1) * sizeof(*by_boot));
        cell->quantile_boots = price_quantiles_by_boot(run, price, by_boot, most);
    }
    cell->quantiles =
        memory_new((PAGE_QUANTILES * cell->quantile_boots + 1) * sizeof(*cell->quantiles));
    for (boot = 0; boot < cell->quantile_boots; boot++)
        for (q = 0; q < PAGE_QUANTILES; q++)
            cell->quantiles[PAGE_QUANTILES * boot + q] = by_boot[wanted[q] * most + boot];
    if (by_boot != price->quantiles)
        free(by_boot);
}

static double share(uint64_t part, uint64_t all)
{
    return all ? (double)part / (double)all : 0;
}

void page_cell_take(struct page_cell *cell, const struct run *run, const struct run_case *c,
                    struct notes *notes)
{
    struct price *price = memory_new(sizeof(*price));

    price_case(run, c, price, notes);
    *cell = (struct page_cell){
        .there = true,
        .word = verdict_name(&price->verdict),
        .priced = price->verdict.ended && status_has_price(price->verdict.status),
        .break_even = price->have_break_even ? price->break_even : 0,
        .outliers = share(price->outliers, price->samples),
        .preempted = share(price->preempted, price->regions),
    };
    take_prices(cell, price);
    price_even_text(price, cell->even, sizeof(cell->even));
    if (price->have_single)
        take_quantiles(cell, run, price);
    free(price);
}

void page_cell_free(struct page_cell *cell)
{
    size_t i;

    for (i = 0; i < PAGE_CURVES; i++)
        free(cell->curves[i].at);
    free(cell->quantiles);
}
