/* SPDX-License-Identifier: MIT */
/* Both runs' prices of a case's measures: see prices.h. */
#include "report/judge/prices.h"

#include <math.h>
#include <stdlib.h>

#include "report/judge/floors.h"
#include "report/judge/judgement.h"
#include "report/judge/limits.h"
#include "report/model/run.h"
#include "report/model/unit.h"
#include "report/prices/case.h"
#include "report/prices/measure.h"
#include "report/prices/price.h"
#include "report/system/memory.h"
#include "report/text/texts.h"

/* The step of a run's clock, of one call in regions of several. */
static double quantum_of(const struct run *run, const struct measured *measured)
{
    const char *text = run_fact(run, "clock.quantum");
    double quantum = text && run_unit(run) == UNIT_CYCLES ? strtod(text, NULL) : 0;

    /* What a log says is no number until it is seen to be one. */
    return isfinite(quantum) && quantum > 0 && measured->n ? quantum / measured->n : 0;
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
    /* A single call is a single call, in regions of whatever depth. */
    measure_take(judgement->new, new, measure,
                 measure == MEASURE_CALL ? measure_batch(new, measure) : n, &into->new);
    into->limit = limit_allows(&limit, into->base.price);
    into->quantum =
        fmax(quantum_of(judgement->base, &into->base), quantum_of(judgement->new, &into->new));
    into->floor_known = judgement->options.floors &&
                        floors_find(judgement->options.floors, judged->name, measure, &into->floor);
}

void judge_take_prices(const struct judgement *judgement, struct judged *judged)
{
    struct price *base = memory_new(sizeof(*base)), *new = memory_new(sizeof(*new));
    struct texts unsaid = {0};
    int k;

    price_case(judgement->base, judged->base, base, &unsaid);
    price_case(judgement->new, judged->new, new, &unsaid);
    for (k = 0; k < MEASURE_COUNT; k++)
        take_measure(judgement, base, new, (enum measure)k, judged);
    texts_clear(&unsaid);
    free(base);
    free(new);
}
