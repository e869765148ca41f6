/* SPDX-License-Identifier: MIT */
/* Samples as a histogram, a bucket for each value, and the numbers that the kernel needs of it. */
#ifndef BENCH_MEASURE_HISTOGRAM_H
#define BENCH_MEASURE_HISTOGRAM_H

#include <stdint.h>

/* How many samples had this value. */
struct bucket {
    uint64_t value;
    uint32_t count;
};

/* Sort n samples in place (heap sort: no recursion, no memory). */
void samples_sort(uint64_t *samples, unsigned n);

/* The buckets of n sorted samples, in order, n at most; returns how many. */
unsigned histogram_fill(const uint64_t *sorted, unsigned n, struct bucket *buckets);

/* The bucket with the largest count, the first of equals. */
const struct bucket *histogram_mode(const struct bucket *buckets, unsigned n);

/* The k-th of the samples, counted from 0. */
uint64_t histogram_rank(const struct bucket *buckets, unsigned n, uint64_t k);

#endif
