/* SPDX-License-Identifier: MIT */
/*
 * Variances that are known from few values each, moderated by all of them together: empirical
 * Bayes, as in G. K. Smyth, Linear models and empirical Bayes methods for assessing differential
 * expression in microarray experiments, Statistical Applications in Genetics and Molecular Biology
 * 3, 2004, section 6.2.
 */
#ifndef REPORT_STATS_MODERATE_H
#define REPORT_STATS_MODERATE_H

#include <stddef.h>

/* One variance, or the ratio of two. */
struct variance {
    double value;   /* from 0 on */
    double freedom; /* its degrees of freedom, above 0 */
    double under;   /* those of what it was divided by; INFINITY: of nothing */
};

/* What all of them say of each. */
struct prior {
    double value;
    double freedom; /* what it is worth beside one's own; 0: nothing, INFINITY: all are alike */
};

/*
 * From two or more that are above 0; of fewer the prior is worth nothing.  They are unlike as far
 * as their logarithms vary by more than chance and a standard error of it: of a few, chance alone
 * looks like much.
 */
struct prior prior_of(const struct variance *variances, size_t count);

/* A variance and the prior, each by its degrees of freedom. */
double prior_moderate(const struct prior *prior, const struct variance *variance);

#endif
