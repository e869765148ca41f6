/* SPDX-License-Identifier: MIT */
/* What a run says of a case: see model.h. */
#include "report/page/model.h"

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

/* Of all six quantiles those that a box of a picture has. */
static const size_t boxed[PAGE_QUANTILES] = {0, 1, 2, 3, QUANTILES - 1};

static void take_boots(struct page_cell *cell, const struct run *run, const struct price *price)
{
    size_t most = price->of->paths[case_alone(price->of)].count, boot, q;
    double *by_boot = memory_new((QUANTILES * most + 1) * sizeof(*by_boot));

    cell->boot_count = price_quantiles_by_boot(run, price, by_boot, most);
    cell->boots = memory_new((PAGE_QUANTILES * cell->boot_count + 1) * sizeof(*cell->boots));
    for (boot = 0; boot < cell->boot_count; boot++)
        for (q = 0; q < PAGE_QUANTILES; q++)
            cell->boots[PAGE_QUANTILES * boot + q] = by_boot[boxed[q] * most + boot];
    free(by_boot);
}

static void take_quantiles(struct page_cell *cell, const struct run *run, struct price *price)
{
    size_t q;

    price_quantiles(run, price);
    cell->have_quantiles = price->have_quantiles;
    for (q = 0; q < PAGE_QUANTILES; q++)
        cell->quantiles[q] = price->quantiles[boxed[q]];
    if (run_unit(run) == UNIT_CYCLES)
        take_boots(cell, run, price);
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
        .bad = !(price->verdict.ended && price->verdict.lacking) &&
               price->verdict.status >= STATUS_WRONG,
        .refused = price->verdict.ended && !price->verdict.lacking &&
                   status_is_refusal(price->verdict.status),
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
    free(cell->boots);
}
