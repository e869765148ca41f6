/* SPDX-License-Identifier: MIT */
/* The centre of one sample, of the kind that the Hodges-Lehmann shift is of two. */
#ifndef REPORT_STATS_CENTRE_H
#define REPORT_STATS_CENTRE_H

#include <stddef.h>

/*
 * The variance of such a centre of n values of a normal distribution is that of their mean times
 * this, for many values: pi / 3 (J. L. Hodges, E. L. Lehmann, 1963).  That of a shift is, too.
 */
#define CENTRE_VARIANCE 1.0471975511965976

/* The median of the means of all pairs, each value with itself among them; of one value at least.
 */
double rank_centre(const double *values, size_t count);

#endif
