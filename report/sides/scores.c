/* SPDX-License-Identifier: MIT */
/* Scores of boots over many cases: see scores.h. */
#include "report/sides/scores.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "report/stats/line.h"
#include "report/system/memory.h"

/* Boots that are equal in all cases are equal in their scores, whatever a sum leaves. */
#define STEP 1e-12

void scores_start(struct scores *scores, size_t base_count, size_t new_count)
{
    *scores = (struct scores){.base_count = base_count, .new_count = new_count};
    scores->base = memory_new((base_count + 1) * sizeof(double));
    scores->new = memory_new((new_count + 1) * sizeof(double));
}

void scores_free(struct scores *scores)
{
    free(scores->base);
    free(scores->new);
    *scores = (struct scores){0};
}

static bool all_above(const double *values, size_t count)
{
    size_t i;

    for (i = 0; i < count; i++)
        if (!(values[i] > 0))
            return false;
    return true;
}

static double median_of_both(const double *base, size_t base_count, const double *new,
                             size_t new_count)
{
    double *all = memory_new((base_count + new_count) * sizeof(*all)), median;

    memcpy(all, base, base_count * sizeof(*all));
    memcpy(all + base_count, new, new_count * sizeof(*all));
    median = stats_median(all, base_count + new_count);
    free(all);
    return median;
}

bool scores_add(struct scores *scores, const double *base, size_t base_count, const double *new,
                size_t new_count)
{
    double reference;
    size_t i;

    if (base_count != scores->base_count || new_count != scores->new_count || !base_count ||
        !new_count || !all_above(base, base_count) || !all_above(new, new_count))
        return false;
    reference = median_of_both(base, base_count, new, new_count);
    for (i = 0; i < base_count; i++)
        scores->base[i] += log(base[i] / reference);
    for (i = 0; i < new_count; i++)
        scores->new[i] += log(new[i] / reference);
    scores->measures++;
    return true;
}

static void divide(double *sums, size_t count, size_t by)
{
    size_t i;

    for (i = 0; i < count; i++)
        sums[i] = STEP * rint(sums[i] / (double)by / STEP);
}

void scores_finish(struct scores *scores)
{
    if (!scores->measures)
        return;
    divide(scores->base, scores->base_count, scores->measures);
    divide(scores->new, scores->new_count, scores->measures);
}
