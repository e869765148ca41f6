/* SPDX-License-Identifier: MIT */
/* The median of prices and the line of a batch's cost.  GSL does the arithmetic. */
#ifndef REPORT_STATS_LINE_H
#define REPORT_STATS_LINE_H

#include <stdbool.h>
#include <stddef.h>

/* The median of count values, at least one; sorts them. */
double stats_median(double *values, size_t count);

/* y = a + b x by least squares; false with fewer than two different x. */
bool stats_line(const double *x, const double *y, size_t count, double *a, double *b);

#endif
