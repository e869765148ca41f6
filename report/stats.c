/* SPDX-License-Identifier: MIT */
/* The statistics of value-count pairs and of batch curves: see stats.h. */
#include "report/stats.h"

#include <gsl/gsl_fit.h>
#include <gsl/gsl_sort_double.h>
#include <gsl/gsl_statistics_double.h>
#include <math.h>
#include <stdlib.h>

#include "report/memory.h"

/* No batch is longer than this; a break-even beyond it is none. */
#define BREAK_EVEN_MAX 1000000.0

bool stats_mode(const struct series *series, uint64_t *mode, uint64_t *held)
{
    size_t i;

    *held = 0;
    for (i = 0; i < series->count; i++)
        if (series->pairs[i].count > *held) {
            *mode = series->pairs[i].value;
            *held = series->pairs[i].count;
        }
    return *held > 0;
}

void stats_weigh(const struct series *series, double shift, double divisor, struct weighted *out)
{
    size_t i;

    for (i = 0; i < series->count; i++)
        out[i] = (struct weighted){((double)series->pairs[i].value - shift) / divisor,
                                   series->pairs[i].count};
}

static int by_value(const void *a, const void *b)
{
    double x = ((const struct weighted *)a)->value, y = ((const struct weighted *)b)->value;

    return (x > y) - (x < y);
}

void stats_weighted_sort(struct weighted *values, size_t count)
{
    qsort(values, count, sizeof(*values), by_value);
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

double stats_quantile(const struct series *series, double p)
{
    struct weighted *values = memory_new((series->count + 1) * sizeof(*values));
    double quantile;

    stats_weigh(series, 0, 1, values);
    stats_weighted_sort(values, series->count);
    quantile = stats_weighted_quantile(values, series->count, p);
    free(values);
    return quantile;
}

double stats_median(double *values, size_t count)
{
    gsl_sort(values, 1, count);
    return gsl_stats_median_from_sorted_data(values, 1, count);
}

static bool all_equal(const double *x, size_t count)
{
    size_t i;

    for (i = 1; i < count; i++)
        if (x[i] != x[0])
            return false;
    return true;
}

bool stats_line(const double *x, const double *y, size_t count, double *a, double *b)
{
    double cov00, cov01, cov11, squares;

    if (count < 2 || all_equal(x, count))
        return false;
    return gsl_fit_linear(x, 1, y, 1, count, a, b, &cov00, &cov01, &cov11, &squares) == 0;
}

bool stats_break_even(double a, double b, double single, unsigned *n)
{
    double gain = single - b, least;

    if (a + b < single) {
        *n = 1;
        return true;
    }
    /* From here on a >= gain, so that without a gain there is nothing to wait for. */
    if (!(gain > 0) || a / gain >= BREAK_EVEN_MAX)
        return false;
    least = a / gain;
    *n = (unsigned)least;
    while (!(a + b * *n < single * *n))
        ++*n;
    return true;
}
