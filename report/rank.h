/* SPDX-License-Identifier: MIT */
/*
 * Statistics by rank, for values of which nothing is known but their order: no normal distribution,
 * outliers, two modes, and ties, since a clock has a quantum.  docs/statistics.md says why these.
 * None of them changes its input.
 */
#ifndef REPORT_RANK_H
#define REPORT_RANK_H

#include <stdbool.h>
#include <stddef.h>

/* So many values of both sides together are treated exactly; more by the normal approximation. */
#define RANK_EXACT_MAX 50

/*
 * The two-sided p of the Mann-Whitney U test of n values against m, both at least 1: twice the
 * smaller tail, 1 at most.  Exact up to RANK_EXACT_MAX values in all, by the permutation
 * distribution of the midranks, so with ties too; beyond with corrections for ties and continuity.
 */
double rank_test(const double *a, size_t n, const double *b, size_t m);

/* The smallest p that rank_test can give for so many values: all of one side below the other's. */
double rank_least_p(size_t n, size_t m);

/* How many values a side are needed before rank_test can give a p of alpha or below. */
size_t rank_needed(double alpha);

struct rank_interval {
    double low, high;
    double achieved; /* the confidence that it really has */
};

/*
 * The Hodges-Lehmann estimate of how far b lies above a: the median of all differences.  Its
 * interval is that of the U test turned round (as R's wilcox.test has it); where the values are too
 * few for the confidence it is the whole range of differences, and 'achieved' says what that is.
 */
double rank_shift(const double *a, size_t n, const double *b, size_t m, double confidence,
                  struct rank_interval *interval);

/*
 * The interval of the median by order statistics: no assumption about the distribution.  False when
 * the values are too few for the confidence, and the interval is their whole range.
 */
bool rank_median(const double *values, size_t count, double confidence,
                 struct rank_interval *interval);

/* Holm's step-down adjustment, in place: compare each with alpha afterwards. */
void rank_holm(double *p, size_t count);

#endif
