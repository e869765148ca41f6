/* SPDX-License-Identifier: MIT */
/*
 * Two sides whose boots were taken in turns: what drifted over the turns is in both alike, and is
 * taken off both.  docs/statistics.md.
 */
#ifndef REPORT_SIDES_TURNS_H
#define REPORT_SIDES_TURNS_H

#include <stdbool.h>
#include <stddef.h>

#include "report/sides/side.h"

/* From so many boots of both sides on the drift may bend; a line is all that fewer can bear. */
#define TURNS_BEND_LEAST 16

/* A curve in the turns, fitted to both sides with a level for each. */
struct turns_drift {
    double levels[SIDE_COUNT]; /* of each side, in the mean of all turns */
    double slope, bend;        /* in the turns, from -1 to 1: of u, and of u^2 less its mean */
    double bend_mean;          /* that mean */
    double first, last;        /* the turns that are -1 and 1 */
    size_t terms;              /* 1 or 2: without and with a bend */
    double p;                  /* of no drift, by the fit's own errors: 1 where nothing moves */
};

/*
 * Fit it by M-estimation with Tukey's bisquare weights (GSL's gsl_multifit_robust), so that one
 * boot far off bends nothing.  False: there is nothing to fit, and p is 1.
 */
bool turns_fit(const struct side_values sides[SIDE_COUNT], struct turns_drift *drift);

/* From the first turn to the last. */
double turns_rise(const struct turns_drift *drift);

/*
 * The values less the drift, into 'out' as many as they are.  What a fit leaves is narrower than
 * what it was fitted to; it is widened so that a test of two samples at 'level' (two-sided) of
 * normal values is the test of the side in the regression.
 */
void turns_take_off(const struct turns_drift *drift, const struct side_values sides[SIDE_COUNT],
                    double level, double *const out[SIDE_COUNT]);

#endif
