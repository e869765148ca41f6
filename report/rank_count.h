/* SPDX-License-Identifier: MIT */
/* The null distribution of a sum of ranks, counted out: shared by the files rank_*.c only. */
#ifndef REPORT_RANK_COUNT_H
#define REPORT_RANK_COUNT_H

#include <stddef.h>

/*
 * How many ways there are to choose 'take' of 'count' whole numbers so that they sum to each of
 * 0 .. *most: an array to be freed.  The counts stay whole numbers in a double as long as
 * 'count' is within RANK_EXACT_MAX.
 */
double *rank_count_sums(const unsigned *numbers, size_t count, size_t take, size_t *most);

#endif
