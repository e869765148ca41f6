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

/* A value and how many samples have it. */
struct weighted {
    double value;
    uint64_t count;
};

/*
 * The samples of a series as (value - shift) / divisor, a pair for each of the series' own, into
 * out[series->count].  A few bytes of a log may say a million samples, so they are never laid out.
 */
void stats_weigh(const struct series *series, double shift, double divisor, struct weighted *out);

/* Sort by value. */
void stats_weighted_sort(struct weighted *values, size_t count);

/*
 * The quantile p of sorted pairs, as gsl_stats_quantile_from_sorted_data has it of the samples one
 * by one: between two samples by a straight line.  0 of none.
 */
double stats_weighted_quantile(const struct weighted *sorted, size_t count, double p);

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
