/* SPDX-License-Identifier: MIT */
/* Medians and lines: see line.h. */
#include "report/stats/line.h"

#include <gsl/gsl_fit.h>
#include <gsl/gsl_sort_double.h>
#include <gsl/gsl_statistics_double.h>

/* No batch is longer than this; a break-even beyond it is none. */
#define BREAK_EVEN_MAX 1000000.0

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
