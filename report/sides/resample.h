/* SPDX-License-Identifier: MIT */
/*
 * The interval of a shift by drawing boots of each side again (bootstrap): docs/statistics.md.
 *
 * It is the percentile interval of the Hodges-Lehmann shift, expanded for few boots as T. C.
 * Hesterberg has it (What Teachers Should Know About the Bootstrap, The American Statistician 69,
 * 2015): a draw of n boots has a spread that is short by sqrt((n - 1) / n), and Student's t reaches
 * further than the normal distribution.
 */
#ifndef REPORT_SIDES_RESAMPLE_H
#define REPORT_SIDES_RESAMPLE_H

#include <stddef.h>

#include "report/stats/hodges_lehmann.h"

/* So many draws, from a seed that is always the same: equal boots have equal intervals. */
#define RESAMPLE_DRAWS 1000

/* Of so many pairs of boots there is no need: the interval by ranks is as good, and is quicker. */
#define RESAMPLE_PAIRS_MOST 2500

/* Of b above a, both of two values or more. */
struct rank_interval resample_shift(const double *a, size_t n, const double *b, size_t m,
                                    double confidence);

#endif
