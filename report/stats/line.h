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
 * The smallest whole n >= 1 for which a batch of cost a + b n costs less than n single calls.
 * False when there is none.
 */
bool stats_break_even(double a, double b, double single, unsigned *n);

#endif
