/* SPDX-License-Identifier: MIT */
/* A bootstrap over boots: see resample.h. */
#include "report/sides/resample.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_rng.h>
#include <gsl/gsl_sort_double.h>
#include <gsl/gsl_statistics_double.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "report/system/memory.h"

#define SEED 2015u

/* A difference, and the boots that it is of. */
struct difference {
    double value;
    unsigned a, b;
};

static int by_value(const void *one, const void *other)
{
    const struct difference *x = one, *y = other;

    if (x->value != y->value)
        return x->value < y->value ? -1 : 1;
    if (x->a != y->a)
        return x->a < y->a ? -1 : 1;
    return x->b < y->b ? -1 : x->b > y->b;
}

static struct difference *differences_of(const double *a, size_t n, const double *b, size_t m)
{
    struct difference *all = memory_new(n * m * sizeof(*all));
    size_t i, k;

    for (i = 0; i < n; i++)
        for (k = 0; k < m; k++)
            all[i * m + k] = (struct difference){b[k] - a[i], (unsigned)i, (unsigned)k};
    qsort(all, n * m, sizeof(*all), by_value);
    return all;
}

/* How often each boot is drawn. */
static void draw(gsl_rng *rng, unsigned *times, size_t count)
{
    size_t i;

    memset(times, 0, count * sizeof(*times));
    for (i = 0; i < count; i++)
        times[gsl_rng_uniform_int(rng, count)]++;
}

/* The median of the differences of those drawn: each is there as often as both of its boots. */
static double median_of(const struct difference *all, size_t count, const unsigned *of_a,
                        const unsigned *of_b)
{
    size_t seen = 0, i;
    double below = 0;

    for (i = 0; i < count; i++) {
        size_t times = (size_t)of_a[all[i].a] * of_b[all[i].b];

        if (!times)
            continue;
        if (count % 2 == 0 && seen < count / 2)
            below = all[i].value;
        seen += times;
        if (seen > count / 2)
            break;
    }
    return count % 2 ? all[i].value : (below + all[i].value) / 2;
}

/* How much of the draws lies beyond each end. */
static double tail_of(size_t n, size_t m, double confidence)
{
    double all = (double)(n + m), t = gsl_cdf_tdist_Qinv((1 - confidence) / 2, all - 2);

    return gsl_cdf_ugaussian_Q(t * sqrt(all / (all - 2)));
}

struct rank_interval resample_shift(const double *a, size_t n, const double *b, size_t m,
                                    double confidence)
{
    gsl_rng *rng = gsl_rng_alloc(gsl_rng_taus2);
    unsigned *times = memory_new((n + m) * sizeof(*times));
    double *shifts = memory_new(RESAMPLE_DRAWS * sizeof(*shifts));
    double tail = tail_of(n, m, confidence);
    struct difference *all = differences_of(a, n, b, m);
    struct rank_interval interval = {.achieved = confidence};
    size_t i;

    gsl_rng_set(rng, SEED);
    for (i = 0; i < RESAMPLE_DRAWS; i++) {
        draw(rng, times, n);
        draw(rng, times + n, m);
        shifts[i] = median_of(all, n * m, times, times + n);
    }
    gsl_sort(shifts, 1, RESAMPLE_DRAWS);
    interval.low = gsl_stats_quantile_from_sorted_data(shifts, 1, RESAMPLE_DRAWS, tail);
    interval.high = gsl_stats_quantile_from_sorted_data(shifts, 1, RESAMPLE_DRAWS, 1 - tail);
    gsl_rng_free(rng);
    free(times);
    free(shifts);
    free(all);
    return interval;
}
