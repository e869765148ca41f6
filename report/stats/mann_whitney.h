/* SPDX-License-Identifier: MIT */
/*
 * The Mann-Whitney U test, a statistic by rank, for values of which nothing is known but their
 * order: no normal distribution, outliers, two modes, and ties, since a clock has a quantum.
 * docs/statistics.md says why these, and has their definitions and sources.  Values are finite;
 * none of the functions changes them.
 */
#ifndef REPORT_STATS_MANN_WHITNEY_H
#define REPORT_STATS_MANN_WHITNEY_H

#include <stdbool.h>
#include <stddef.h>

/*
 * So many pairs of a value of one side and one of the other are counted out exactly; beyond, the
 * normal approximation is used.  25 values a side, and any two sides of 50 values together.
 */
#define RANK_EXACT_PAIRS 625

/* Whether n values against m, both at least 1, are treated exactly. */
bool rank_is_exact(size_t n, size_t m);

/*
 * The two-sided p of the Mann-Whitney U test of n values against m, both at least 1: twice the
 * smaller tail, 1 at most.  Exact by the permutation distribution of the midranks, so with ties
 * too; or approximate, with corrections for ties and continuity.
 */
double rank_test(const double *a, size_t n, const double *b, size_t m);

/* The p of rank_test where all of one side lie below the other's, without ties: its smallest. */
double rank_least_p(size_t n, size_t m);

/*
 * The least number for which rank_least_p is alpha or below, when sides of n and m values, or 0,
 * that have fewer are filled up to it.
 */
size_t rank_needed(size_t n, size_t m, double alpha);

#endif
