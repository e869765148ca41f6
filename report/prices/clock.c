/* SPDX-License-Identifier: MIT */
/* The clock of a run in cycles: see clock.h. */
#include "report/prices/clock.h"

#include <math.h>
#include <stdlib.h>

#include "report/model/run.h"
#include "report/model/series.h"

#define CYCLES_SLOP 0.05

static uint64_t common_divisor(uint64_t a, uint64_t b)
{
    while (b) {
        uint64_t rest = a % b;

        a = b;
        b = rest;
    }
    return a;
}

/* The step of the clock: a fact where the kernel says it, else what all values have in common. */
static double quantum(const struct run *run, const struct series *s)
{
    const char *fact = run_fact(run, "clock.quantum");
    uint64_t divisor = 0;
    size_t i;

    if (fact && atof(fact) > 0)
        return atof(fact);
    for (i = 1; i < s->count; i++)
        divisor = common_divisor(divisor, s->pairs[i].value - s->pairs[i - 1].value);
    return divisor ? (double)divisor : 1;
}

double cycles_tolerance(const struct run *run, const struct series *twin)
{
    double quartiles;

    if (!twin)
        return 0;
    quartiles = series_quantile(twin, 0.75) - series_quantile(twin, 0.25);
    return fmax(fmax(2 * quantum(run, twin), quartiles), CYCLES_SLOP * series_quantile(twin, 0.5));
}
