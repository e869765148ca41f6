/* SPDX-License-Identifier: MIT */
/* Medians and lines: see line.h. */
#include "report/stats/line.h"

#include <gsl/gsl_fit.h>
#include <gsl/gsl_sort_double.h>
#include <gsl/gsl_statistics_double.h>
#include <math.h>
#include <stdlib.h>

#include "report/system/memory.h"

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

/* ---- through costs whose noise grows with them, some of which lie far off ---- */

/* Values with weights, of which the median is wanted. */
struct weights {
    double *value, *weight;
    size_t count;
};

static struct weights weights_new(size_t most)
{
    return (struct weights){memory_new((most + 1) * sizeof(double)),
                            memory_new((most + 1) * sizeof(double)), 0};
}

static void weights_add(struct weights *weights, double value, double weight)
{
    weights->value[weights->count] = value;
    weights->weight[weights->count++] = weight;
}

static void weights_free(struct weights *weights)
{
    free(weights->value);
    free(weights->weight);
}

/* Half of the weight lies on either side; between two values where it does so exactly. */
static double weighted_median(struct weights *of)
{
    double all = 0, below = 0;
    size_t i;

    gsl_sort2(of->value, 1, of->weight, 1, of->count);
    for (i = 0; i < of->count; i++)
        all += of->weight[i];
    for (i = 0; i + 1 < of->count; i++) {
        below += of->weight[i];
        if (2 * below == all)
            return (of->value[i] + of->value[i + 1]) / 2;
        if (2 * below > all)
            break;
    }
    return of->value[i];
}

/* A cost of nothing, or below it, has the noise of the clock at least. */
static double noise_of(double y)
{
    return fmax(fabs(y), 1);
}

bool stats_theil_sen(const double *x, const double *y, size_t count, double *a, double *b)
{
    struct weights slopes = weights_new(count * count / 2), rests = weights_new(count);
    size_t i, k;

    for (i = 0; i < count; i++)
        for (k = 0; k < i; k++)
            if (x[i] != x[k])
                weights_add(&slopes, (y[i] - y[k]) / (x[i] - x[k]),
                            fabs(x[i] - x[k]) / hypot(noise_of(y[i]), noise_of(y[k])));
    if (slopes.count) {
        *b = weighted_median(&slopes);
        for (i = 0; i < count; i++)
            weights_add(&rests, y[i] - *b * x[i], 1 / noise_of(y[i]));
        *a = weighted_median(&rests);
    }
    i = slopes.count;
    weights_free(&slopes);
    weights_free(&rests);
    return i > 0;
}
