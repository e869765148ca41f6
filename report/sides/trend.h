/* SPDX-License-Identifier: MIT */
/*
 * Whether the values of one or two sides rise or fall in the order in which they stand, by signs
 * only: Kendall's S (1938), and the slope of Theil (1950) and Sen (1968).  Pairs are of one side:
 * what lies between the sides is no trend.  Values are finite; docs/statistics.md.
 */
#ifndef REPORT_SIDES_TREND_H
#define REPORT_SIDES_TREND_H

#include <stdbool.h>
#include <stddef.h>

#include "report/sides/side.h"

/* Up to so many values a side the null distribution is counted out; beyond, it is normal. */
#define TREND_EXACT_MOST 60

/*
 * The two-sided p of S = the pairs that rise less the pairs that fall, of both sides together; b
 * may have none.  Ties count as neither, and make the true p smaller, never larger.
 */
double trend_p(const double *a, size_t n, const double *b, size_t m);

/* The median of the slopes of all pairs, from one value to the next; 0 of fewer than two. */
double trend_slope(const double *a, size_t n, const double *b, size_t m);

/* What moves within the sides. */
struct trend {
    double rises[SIDE_COUNT]; /* over the boots of each: its slope times one less than they are */
    double carried; /* from the middle of the base to that of the new run, had it gone on */
    bool shown;     /* it is no chance, at the level, and more than what is harmless */
};

/*
 * The trends of two sides that were not taken in turns: of each, and of both in one direction,
 * which has most of the level (the risk of seeing one where there is none).  A side that rises or
 * falls by no more than 'harmless' has none.
 */
struct trend trend_of(const struct side_values sides[SIDE_COUNT], double level, double harmless);

#endif
