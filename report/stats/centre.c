/* SPDX-License-Identifier: MIT */
/* See centre.h. */
#include "report/stats/centre.h"

#include <stdlib.h>

#include "report/stats/hodges_lehmann.h"
#include "report/stats/line.h"
#include "report/system/memory.h"

/* The pairs of more values than these are too many to be written out. */
#define WRITTEN_MOST 200

/* Half the shift from the values turned round nought to themselves; each pair is there twice. */
static double centre_of_many(const double *values, size_t count)
{
    double *turned = memory_new(count * sizeof(*turned)), shift;
    struct rank_interval unused;
    size_t i;

    for (i = 0; i < count; i++)
        turned[i] = -values[i];
    shift = rank_shift(turned, count, values, count, 0.95, &unused);
    free(turned);
    return shift / 2;
}

double rank_centre(const double *values, size_t count)
{
    size_t i, k, pairs = 0;
    double *means, centre;

    if (count > WRITTEN_MOST)
        return centre_of_many(values, count);
    means = memory_new(count * (count + 1) / 2 * sizeof(*means));
    for (i = 0; i < count; i++)
        for (k = i; k < count; k++)
            means[pairs++] = (values[i] + values[k]) / 2;
    centre = stats_median(means, pairs);
    free(means);
    return centre;
}
