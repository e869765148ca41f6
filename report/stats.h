/* SPDX-License-Identifier: MIT */
/* The statistics of value-count pairs and of batch curves.  GSL does the arithmetic. */
#ifndef REPORT_STATS_H
#define REPORT_STATS_H

#include "report/run.h"

/*
 * The value that most samples have (the smallest of several) and how many have it.  False when
 * there is no sample.
 */
bool stats_mode(const struct series *series, uint64_t *mode, uint64_t *held);

/* The quantile p (0 to 1) of a series' samples; 0 when it has none. */
double stats_quantile(const struct series *series, double p);

/* The samples of a series one by one, (value - shift) / divisor each, into out[series_samples]. */
void stats_expand(const struct series *series, double shift, double divisor, double *out);

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
