/* SPDX-License-Identifier: MIT */
/* The statistics of values that come with counts: see weighted.h. */
#include "report/stats/weighted.h"

#include <gsl/gsl_heapsort.h>
#include <math.h>
#include <stdlib.h>

static int by_value(const void *a, const void *b)
{
    double x = ((const struct weighted *)a)->value, y = ((const struct weighted *)b)->value;

    return (x > y) - (x < y);
}

/* Samples of one series stand in order already.  In place: qsort(3) takes as much again. */
void stats_weighted_sort(struct weighted *values, size_t count)
{
    size_t i;

    for (i = 1; i < count; i++)
        if (values[i - 1].value > values[i].value) {
            gsl_heapsort(values, count, sizeof(*values), by_value);
            return;
        }
}

/* The sample of that number, from 0; the last one for a number beyond. */
static double sample_at(const struct weighted *sorted, size_t count, uint64_t number)
{
    size_t i;

    for (i = 0; i + 1 < count && number >= sorted[i].count; i++)
        number -= sorted[i].count;
    return sorted[i].value;
}

double stats_weighted_quantile(const struct weighted *sorted, size_t count, double p)
{
    uint64_t samples = 0, below;
    double at, share;
    size_t i;

    for (i = 0; i < count; i++)
        samples += sorted[i].count;
    if (!samples)
        return 0;
    at = p * (double)(samples - 1);
    below = (uint64_t)at;
    share = at - floor(at);
    return (1 - share) * sample_at(sorted, count, below) +
           share * sample_at(sorted, count, below + 1);
}
