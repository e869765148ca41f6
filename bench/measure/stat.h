/* SPDX-License-Identifier: MIT */
/* Samples into sorted value-count pairs, and the two numbers the kernel itself needs of them. */
#ifndef BENCH_MEASURE_STAT_H
#define BENCH_MEASURE_STAT_H

#include <stdint.h>

struct pair {
    uint64_t value;
    uint32_t count;
};

/* Sort n samples in place (heap sort: no recursion, no memory). */
void stat_sort(uint64_t *samples, unsigned n);

/* Pairs of n sorted samples, n at most; returns how many. */
unsigned stat_pairs(const uint64_t *sorted, unsigned n, struct pair *pairs);

/* The pair with the largest count, the first of equals. */
const struct pair *stat_mode(const struct pair *pairs, unsigned n);

/* The k-th of the samples behind the pairs, counted from 0. */
uint64_t stat_rank(const struct pair *pairs, unsigned n, uint64_t k);

#endif
