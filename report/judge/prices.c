/* SPDX-License-Identifier: MIT */
/* Both runs' prices of a case's measures: see judgement.h. */
#include "report/judge/judgement.h"

#include <math.h>
#include <stdlib.h>

#include "report/floors/floors.h"
#include "report/format/notes.h"
#include "report/judge/limits.h"
#include "report/model/run.h"
#include "report/model/unit.h"
#include "report/pairs/units.h"
#include "report/prices/case.h"
#include "report/prices/clock.h"
#include "report/prices/measure.h"
#include "report/prices/price.h"
#include "report/system/memory.h"

/*
 * The step of the base's clock, of one call in regions of several: no run sets its own threshold,
 * and a new run with another clock is incomparable (clock.quantum).
 */
static double quantum_of(const struct run *base, const struct measured *measured)
{
    if (run_unit(base) != UNIT_CYCLES || !measured->n)
        return 0;
    return clock_quantum(base, 1) / measured->n;
}

static void take_measure(const struct judgement *judgement, const struct price *base,
                         const struct price *new, enum measure measure, struct judged *judged)
{
    struct judged_measure *into = &judged->at[measure];
    struct limit limit =
        limits_of(&judgement->options.limits, run_unit(judgement->base), judged->name);
    unsigned n = measure_common(base, new, measure);

    if (!n)
        return;
    measure_take(judgement->base, base, measure, n, &into->base);
    measure_take(judgement->new, new, measure, n, &into->new);
    units_group(&judgement->units, &into->base, &into->new);
    into->rep = judged_has_once(into) ? judged->rep : REP_EACH;
    into->limit = limit_allows(&limit, measured_figure(&into->base, into->rep).price);
    into->quantum = quantum_of(judgement->base, &into->base);
}

void judge_take_prices(const struct judgement *judgement, struct judged *judged)
{
    struct price *base = memory_new(sizeof(*base)), *new = memory_new(sizeof(*new));
    struct notes unsaid = {0};
    int k;

    judged_add_measures(judged);
    price_case(judgement->base, judged->base, base, &unsaid);
    price_case(judgement->new, judged->new, new, &unsaid);
    for (k = 0; k < MEASURE_COUNT; k++)
        take_measure(judgement, base, new, (enum measure)k, judged);
    notes_clear(&unsaid);
    free(base);
    free(new);
}

static size_t count_both(const struct judgement *judgement)
{
    size_t i, k, count = 0;

    for (i = 0; i < judgement->count; i++)
        for (k = 0; k < MEASURE_COUNT; k++)
            count += judged_has_both(&judgement->at[i].at[k]);
    return count;
}

static void take_floor(const struct judgement *judgement, const char *name, enum measure which,
                       size_t among, struct judged_measure *measure)
{
    const struct floor_for gate = {.base = measure->base.count,
                                   .new = measure->new.count,
                                   .among = among,
                                   .alpha = judgement->options.alpha,
                                   .in_turns = judgement_in_turns(judgement)};

    measure->floor_known =
        floors_find(judgement->options.floors, name, which, &gate, &measure->floor);
}

void judge_take_floors(struct judgement *judgement)
{
    size_t among = count_both(judgement), i, k;

    if (!judgement->options.floors)
        return;
    for (i = 0; i < judgement->count; i++)
        for (k = 0; k < MEASURE_COUNT; k++)
            if (judged_has_both(&judgement->at[i].at[k]))
                take_floor(judgement, judgement->at[i].name, (enum measure)k, among,
                           &judgement->at[i].at[k]);
}
