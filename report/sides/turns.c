/* SPDX-License-Identifier: MIT */
/* Drift over turns, fitted and taken off: see turns.h. */
#include "report/sides/turns.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_multifit.h>
#include <math.h>

#include "report/sides/side.h"

/* A value is a quotient, and equal ones may differ in their last bits. */
#define ROUNDING 1e-9

/* The columns of the model: the levels of both sides, a line, and a parabola. */
enum { SLOPE = SIDE_COUNT, BEND, TERMS_MOST };

static size_t count_of(const struct side_values sides[SIDE_COUNT])
{
    return sides[SIDE_BASE].count + sides[SIDE_NEW].count;
}

/* A turn on the scale from -1 to 1. */
static double place(const struct turns_drift *drift, double turn)
{
    double half = (drift->last - drift->first) / 2;

    return (turn - drift->first) / half - 1;
}

static void find_ends(const struct side_values sides[SIDE_COUNT], struct turns_drift *drift)
{
    size_t k, i;

    drift->first = INFINITY;
    drift->last = -INFINITY;
    for (k = 0; k < SIDE_COUNT; k++)
        for (i = 0; i < sides[k].count; i++) {
            drift->first = fmin(drift->first, sides[k].turns[i]);
            drift->last = fmax(drift->last, sides[k].turns[i]);
        }
}

static void find_bend_mean(const struct side_values sides[SIDE_COUNT], struct turns_drift *drift)
{
    size_t k, i;

    for (k = 0; k < SIDE_COUNT; k++)
        for (i = 0; i < sides[k].count; i++)
            drift->bend_mean += pow(place(drift, sides[k].turns[i]), 2) / (double)count_of(sides);
}

static double curve_at(const struct turns_drift *drift, double turn)
{
    double u = place(drift, turn);

    return drift->slope * u + drift->bend * (u * u - drift->bend_mean);
}

struct fit {
    gsl_matrix *x, *covariance;
    gsl_vector *y, *c;
};

static struct fit fit_new(size_t rows, size_t columns)
{
    return (struct fit){gsl_matrix_calloc(rows, columns), gsl_matrix_calloc(columns, columns),
                        gsl_vector_calloc(rows), gsl_vector_calloc(columns)};
}

static void fit_free(struct fit *fit)
{
    gsl_matrix_free(fit->x);
    gsl_matrix_free(fit->covariance);
    gsl_vector_free(fit->y);
    gsl_vector_free(fit->c);
}

static void fill(const struct side_values sides[SIDE_COUNT], const struct turns_drift *drift,
                 struct fit *fit)
{
    size_t k, i, row = 0;

    for (k = 0; k < SIDE_COUNT; k++)
        for (i = 0; i < sides[k].count; i++, row++) {
            double u = place(drift, sides[k].turns[i]);

            gsl_vector_set(fit->y, row, sides[k].values[i]);
            gsl_matrix_set(fit->x, row, k, 1);
            gsl_matrix_set(fit->x, row, SLOPE, u);
            if (drift->terms > 1)
                gsl_matrix_set(fit->x, row, BEND, u * u - drift->bend_mean);
        }
}

/* False: it does not settle.  GSL's handler would end the program there. */
static bool solve(struct fit *fit)
{
    gsl_multifit_robust_workspace *work =
        gsl_multifit_robust_alloc(gsl_multifit_robust_bisquare, fit->x->size1, fit->x->size2);
    gsl_error_handler_t *handler = gsl_set_error_handler_off();
    int error = gsl_multifit_robust(fit->x, fit->y, fit->c, fit->covariance, work);

    gsl_set_error_handler(handler);
    gsl_multifit_robust_free(work);
    return error == GSL_SUCCESS && isfinite(gsl_matrix_get(fit->covariance, SLOPE, SLOPE));
}

/* The F test of the terms of the drift by the covariance of the fit (Wald). */
static double p_of(const struct fit *fit, const struct turns_drift *drift)
{
    double free_ones = (double)(fit->x->size1 - fit->x->size2), f;
    double ss = gsl_matrix_get(fit->covariance, SLOPE, SLOPE), bb, sb, det;

    if (drift->terms == 1) {
        f = drift->slope * drift->slope / ss;
        return ss > 0 ? gsl_cdf_fdist_Q(f, 1, free_ones) : 0;
    }
    bb = gsl_matrix_get(fit->covariance, BEND, BEND);
    sb = gsl_matrix_get(fit->covariance, SLOPE, BEND);
    det = ss * bb - sb * sb;
    f = (bb * drift->slope * drift->slope - 2 * sb * drift->slope * drift->bend +
         ss * drift->bend * drift->bend) /
        (2 * det);
    return det > 0 ? gsl_cdf_fdist_Q(fmax(f, 0), 2, free_ones) : 0;
}

static void take_fit(const struct fit *fit, struct turns_drift *drift)
{
    size_t k;

    for (k = 0; k < SIDE_COUNT; k++)
        drift->levels[k] = gsl_vector_get(fit->c, k);
    drift->slope = gsl_vector_get(fit->c, SLOPE);
    drift->bend = drift->terms > 1 ? gsl_vector_get(fit->c, BEND) : 0;
}

/* So little that it is what a division leaves. */
static bool is_nothing(const struct turns_drift *drift)
{
    double level = fmax(fabs(drift->levels[SIDE_BASE]), fabs(drift->levels[SIDE_NEW]));

    return fabs(drift->slope) + fabs(drift->bend) <= ROUNDING * level;
}

bool turns_fit(const struct side_values sides[SIDE_COUNT], struct turns_drift *drift)
{
    size_t count = count_of(sides);
    struct fit fit;
    bool solved;

    *drift = (struct turns_drift){.p = 1, .terms = count < TURNS_BEND_LEAST ? 1 : 2};
    find_ends(sides, drift);
    if (count <= SIDE_COUNT + drift->terms || !(drift->last > drift->first))
        return false;
    find_bend_mean(sides, drift);
    fit = fit_new(count, SIDE_COUNT + drift->terms);
    fill(sides, drift, &fit);
    solved = solve(&fit);
    if (solved) {
        take_fit(&fit, drift);
        drift->p = is_nothing(drift) ? 1 : p_of(&fit, drift);
    }
    fit_free(&fit);
    return solved;
}

double turns_rise(const struct turns_drift *drift)
{
    return curve_at(drift, drift->last) - curve_at(drift, drift->first);
}

/*
 * A test of two samples takes N - 2 degrees of freedom for granted, and the fit has left N - 2 less
 * its terms: the residuals are short by the root of their quotient, and Student's t reaches less
 * far.
 */
static double widening(const struct turns_drift *drift, double count, double level)
{
    double all = count - SIDE_COUNT, left = all - (double)drift->terms;

    return sqrt(all / left) * gsl_cdf_tdist_Qinv(level / 2, left) /
           gsl_cdf_tdist_Qinv(level / 2, all);
}

void turns_take_off(const struct turns_drift *drift, const struct side_values sides[SIDE_COUNT],
                    double level, double *const out[SIDE_COUNT])
{
    double wide = widening(drift, (double)count_of(sides), level);
    size_t k, i;

    for (k = 0; k < SIDE_COUNT; k++)
        for (i = 0; i < sides[k].count; i++) {
            double rest =
                sides[k].values[i] - drift->levels[k] - curve_at(drift, sides[k].turns[i]);
            double step = ROUNDING * fabs(drift->levels[k]);

            rest = drift->levels[k] + wide * rest;
            out[k][i] = step > 0 ? step * rint(rest / step) : rest;
        }
}
