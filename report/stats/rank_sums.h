/* SPDX-License-Identifier: MIT */
/* The null distribution of a sum of ranks, counted out. */
#ifndef REPORT_STATS_RANK_SUMS_H
#define REPORT_STATS_RANK_SUMS_H

#include <stddef.h>

/* How many ways there are to reach each sum from 'least' to 'most': ways[sum - least]. */
struct rank_sums {
    double *ways; /* to be freed; whole numbers, since 2^53 is far off within RANK_EXACT_PAIRS */
    size_t least, most;
};

/* Choose 'take' of 'count' whole numbers, which ascend, in every way; 'take' is 'count' at most. */
struct rank_sums rank_count_sums(const unsigned *numbers, size_t count, size_t take);

/* The same of n of the ranks 1 .. n + m: the null distribution of U, without ties. */
struct rank_sums rank_count_u(size_t n, size_t m);

#endif
