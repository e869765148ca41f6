/* SPDX-License-Identifier: MIT */
/* Both runs' prices of a case's measures: see judgement.h. */
#include "report/judge/judgement.h"

#include <math.h>
#include <stdlib.h>

#include "report/format/notes.h"
#include "report/judge/floors.h"
#include "report/judge/limits.h"
#include "report/model/run.h"
#include "report/model/unit.h"
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
    struct limit limit = limits_of(&judgement->options.limits, judged->name);
    unsigned n = measure_common(base, new, measure);

    if (!n)
        return;
    measure_take(judgement->base, base, measure, n, &into->base);
    measure_take(judgement->new, new, measure, n, &into->new);
    into->rep = judged_has_once(into) ? judged->rep : REP_EACH;
    into->limit = limit_allows(&limit, measured_figure(&into->base, into->rep).price);
    into->quantum = quantum_of(judgement->base, &into->base);
    into->floor_known = judgement->options.floors &&
                        floors_find(judgement->options.floors, judged->name, measure, &into->floor);
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
