/* SPDX-License-Identifier: MIT */
/* How far the boots of a run leave open what their median is: docs/statistics.md. */
#ifndef REPORT_STATS_SPREAD_H
#define REPORT_STATS_SPREAD_H

#include <stdbool.h>
#include <stddef.h>

#define SPREAD_CONFIDENCE 0.95

/*
 * The interval of the median of the boots, by order statistics.  Fewer than six have none of that
 * confidence: it is their range then, and its confidence less.
 */
struct boots_spread {
    size_t boots; /* of fewer than two there is no spread, and the rest means nothing */
    double low, high;
    double confidence;
};

/* That of values by boot, one at least. */
struct boots_spread spread_of_boots(const double *boots, size_t count);

/* The same of one part of each value. */
struct boots_spread spread_by(const struct boots_spread *spread, double divisor);

bool spread_known(const struct boots_spread *spread);

/* Whether it is an interval of SPREAD_CONFIDENCE, and no mere range. */
bool spread_sure(const struct boots_spread *spread);

/* How far it reaches from a number that lies in it, on the side where it reaches further. */
double spread_reach(const struct boots_spread *spread, double number);

#endif
