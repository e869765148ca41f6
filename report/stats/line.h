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

/*
 * y = a + b x, with x above nothing: b is the weighted median of the slopes between any two points,
 * each with the weight that its precision has where noise is a share of y; a is that of what b
 * leaves.  One point in seven may lie anywhere.  False with fewer than two different x.
 * (docs/statistics.md, "Which line".)
 */
bool stats_theil_sen(const double *x, const double *y, size_t count, double *a, double *b);

#endif
