/* SPDX-License-Identifier: MIT */
/* See spread.h. */
#include "report/judge/spread.h"

#include <stdlib.h>

#include "report/judge/decide.h"
#include "report/judge/finding.h"
#include "report/system/memory.h"

/*
 * A quartile is noisier than a median, and the floors are of medians: only what no noise of theirs
 * would be called the same beside is told.
 */
static struct decide_case case_of(const struct judged_measure *measure)
{
    return (struct decide_case){
        .base = measure->base.uppers,
        .base_count = measure->base.upper_count,
        .new = measure->new.uppers,
        .new_count = measure->new.upper_count,
        .floor = judged_floor(measure) * DECIDE_SAME_FLOORS,
        .floor_known = true,
    };
}

void spread_grown(const struct judged_measure *const *of, size_t count, double alpha, double *grown)
{
    struct decide_case *cases = memory_new((count + 1) * sizeof(*cases));
    size_t i;

    for (i = 0; i < count; i++)
        cases[i] = case_of(of[i]);
    decide(cases, count, alpha);
    for (i = 0; i < count; i++)
        grown[i] = cases[i].decided.finding == FINDING_SLOWER ? cases[i].decided.shift : 0;
    free(cases);
}
