/* SPDX-License-Identifier: MIT */
/*
 * How alpha is spent on cases and on pools of them: docs/statistics.md.
 *
 * A share of it belongs to the pools, all of which have the same part of that; a family that holds
 * hands its part on to its cases, by Holm's adjustment among them.  The rest is for all cases, by
 * Holm's adjustment among all.  Each is a valid procedure for its share, so that together the risk
 * of one false alarm or more is alpha, however the tests depend on each other (Bonferroni; the
 * first is a graph of Bretz, Maurer, Brannath and Posch, Statistics in Medicine 28, 2009).
 */
#ifndef REPORT_STATS_SPEND_H
#define REPORT_STATS_SPEND_H

#include <stddef.h>

struct spend_test {
    double p;
    size_t family; /* the index of its pool, from 1; 0: it is in none */
    double adjusted;
};

/* The p of a pool that is no test. */
#define SPEND_NO_TEST 2.0

struct spend_pool {
    double p;
    double adjusted;
};

/* Adjust them: what is alpha or below afterwards holds. */
void spend_adjust(struct spend_test *tests, size_t count, struct spend_pool *pools,
                  size_t pool_count, double share);

#endif
