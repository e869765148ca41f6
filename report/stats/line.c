/* SPDX-License-Identifier: MIT */
/* Medians and lines: see line.h. */
#include "report/stats/line.h"

#include <gsl/gsl_fit.h>
#include <gsl/gsl_sort_double.h>
#include <gsl/gsl_statistics_double.h>

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
