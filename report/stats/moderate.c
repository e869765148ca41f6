/* SPDX-License-Identifier: MIT */
/* See moderate.h. */
#include "report/stats/moderate.h"

#include <gsl/gsl_sf_psi.h>
#include <math.h>

/*
 * The logarithm of a variance of d degrees of freedom lies, on average, log_bias(d) above that of
 * the true one, and has a variance of log_spread(d): those of log(chi-square / d).
 */
static double log_bias(double freedom)
{
    return isinf(freedom) ? 0 : gsl_sf_psi(freedom / 2) - log(freedom / 2);
}

static double log_spread(double freedom)
{
    return isinf(freedom) ? 0 : gsl_sf_psi_1(freedom / 2);
}

/* And a fourth cumulant of this, by which it is known how surely a variance of logarithms is. */
static double log_fourth(double freedom)
{
    return isinf(freedom) ? 0 : gsl_sf_psi_n(3, freedom / 2);
}

/* The x of which the trigamma function is y, above 0: Newton's method on 1 / trigamma (Smyth). */
static double trigamma_inverse(double y)
{
    double x = 0.5 + 1 / y, step = 1;
    int i;

    if (y > 1e7)
        return 1 / sqrt(y);
    if (y < 1e-6)
        return 1 / y;
    for (i = 0; i < 50 && fabs(step) > 1e-8 * x; i++) {
        double at = gsl_sf_psi_1(x);

        step = at * (1 - at / y) / gsl_sf_psi_n(2, x);
        x += step;
    }
    return x;
}

/* The logarithm of one, as far above the true one as any is on average taken off. */
static double unbiased_log(const struct variance *variance)
{
    return log(variance->value) - log_bias(variance->freedom) + log_bias(variance->under);
}

struct prior prior_of(const struct variance *variances, size_t count)
{
    double mean = 0, square = 0, expected = 0, fourth = 0, excess;
    struct prior prior = {0};
    size_t i, have = 0;

    for (i = 0; i < count; i++)
        if (variances[i].value > 0) {
            double off = unbiased_log(&variances[i]) - mean;

            have++;
            mean += off / (double)have;
            square += off * (unbiased_log(&variances[i]) - mean);
            expected += log_spread(variances[i].freedom) + log_spread(variances[i].under);
            fourth += log_fourth(variances[i].freedom) + log_fourth(variances[i].under);
        }
    if (have < 2)
        return prior;
    expected /= (double)have;
    excess = square / (double)(have - 1) - expected -
             sqrt((fourth / (double)have + 2 * expected * expected) / (double)(have - 1));
    prior.freedom = excess > 0 ? 2 * trigamma_inverse(excess) : INFINITY;
    prior.value = exp(mean + log_bias(prior.freedom));
    return prior;
}

double prior_moderate(const struct prior *prior, const struct variance *variance)
{
    if (isinf(prior->freedom))
        return prior->value;
    return (prior->freedom * prior->value + variance->freedom * variance->value) /
           (prior->freedom + variance->freedom);
}
