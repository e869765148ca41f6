/* SPDX-License-Identifier: MIT */
/* How alpha is spent: see spend.h. */
#include "report/stats/spend.h"

#include <math.h>
#include <stdlib.h>

#include "report/stats/holm.h"
#include "report/system/memory.h"

static size_t count_tests(const struct spend_pool *pools, size_t count)
{
    size_t i, tests = 0;

    for (i = 0; i < count; i++)
        tests += pools[i].p <= 1;
    return tests;
}

/* All of them, for what the pools have left. */
static void adjust_all(struct spend_test *tests, size_t count, double share)
{
    double *p = memory_new((count + 1) * sizeof(*p));
    size_t i;

    for (i = 0; i < count; i++)
        p[i] = tests[i].p;
    rank_holm(p, count);
    for (i = 0; i < count; i++)
        tests[i].adjusted = fmin(1, p[i] / share);
    free(p);
}

/* Those of one family, for its part, and no sooner than the family holds. */
static void adjust_family(struct spend_test *tests, size_t count, size_t family, double held,
                          double part)
{
    double *p = memory_new((count + 1) * sizeof(*p));
    size_t i, k = 0;

    for (i = 0; i < count; i++)
        if (tests[i].family == family)
            p[k++] = tests[i].p;
    rank_holm(p, k);
    for (i = 0, k = 0; i < count; i++)
        if (tests[i].family == family)
            tests[i].adjusted = fmin(tests[i].adjusted, fmax(held, p[k++] / part));
    free(p);
}

void spend_adjust(struct spend_test *tests, size_t count, struct spend_pool *pools,
                  size_t pool_count, double share)
{
    size_t of_pools = count_tests(pools, pool_count), i;
    double part = of_pools ? share / (double)of_pools : 0;

    adjust_all(tests, count, of_pools ? 1 - share : 1);
    for (i = 0; i < pool_count; i++) {
        pools[i].adjusted = pools[i].p <= 1 ? fmin(1, pools[i].p / part) : 1;
        if (i && pools[i].adjusted < 1)
            adjust_family(tests, count, i, pools[i].adjusted, part);
    }
}
