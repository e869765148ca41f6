/* SPDX-License-Identifier: MIT */
/* The n-th smallest of values that are too many to be written out. */
#ifndef REPORT_STATS_NTH_H
#define REPORT_STATS_NTH_H

#include <stdint.h>

/*
 * The n-th smallest, from 0, of values between 'least' and 'most', of which 'count' says how many
 * are no larger than a value.  It is one of them to the last bit; a zero is never negative.
 */
double stats_nth(uint64_t n, double least, double most,
                 uint64_t (*count)(const void *of, double value), const void *of);

#endif
