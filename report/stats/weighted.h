/* SPDX-License-Identifier: MIT */
/* The statistics of values that come with counts. */
#ifndef REPORT_STATS_WEIGHTED_H
#define REPORT_STATS_WEIGHTED_H

#include <stddef.h>
#include <stdint.h>

/* A value and how many samples have it. */
struct weighted {
    double value;
    uint64_t count;
};

/* Sort by value. */
void stats_weighted_sort(struct weighted *values, size_t count);

/*
 * The quantile p of sorted pairs, as gsl_stats_quantile_from_sorted_data has it of the samples one
 * by one: between two samples by a straight line.  0 of none.
 */
double stats_weighted_quantile(const struct weighted *sorted, size_t count, double p);

#endif
