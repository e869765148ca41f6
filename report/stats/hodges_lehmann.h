/* SPDX-License-Identifier: MIT */
/*
 * The Hodges-Lehmann shift and the median, with intervals by rank: see mann_whitney.h and
 * docs/statistics.md.  Values are finite; neither function changes them.
 */
#ifndef REPORT_STATS_HODGES_LEHMANN_H
#define REPORT_STATS_HODGES_LEHMANN_H

#include <stdbool.h>
#include <stddef.h>

struct rank_interval {
    double low, high;
    double achieved; /* the confidence that it really has, at least */
};

/*
 * The Hodges-Lehmann estimate of how far b lies above a: the median of all differences.  Its
 * interval is that of the U test turned round, between two of the sorted differences; where the
 * values are too few for the confidence it is their whole range, and 'achieved' is less.
 */
double rank_shift(const double *a, size_t n, const double *b, size_t m, double confidence,
                  struct rank_interval *interval);

/*
 * The interval of the median by order statistics: no assumption about the distribution.  False when
 * the values are too few for the confidence, and the interval is their whole range.
 */
bool rank_median(const double *values, size_t count, double confidence,
                 struct rank_interval *interval);

#endif
