/* SPDX-License-Identifier: MIT */
/*
 * The power of the rank test beside that of Student's t at the alpha that one measure of many has:
 * no more than 5 points are lost on normal data, and with outliers it is far above.
 */
#include "tests/unit/support/check.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_randist.h>
#include <gsl/gsl_statistics_double.h>

#include "report/judge/decide.h"
#include "report/stats/mann_whitney.h"
#include "tests/unit/support/draw.h"

#define ALPHA 0.05
#define TRIES 4000
#define MOST  20
#define WIDER 4.0 /* the noise of an outlier, in that of the others */

struct power {
    double t, ranks;
};

/* Two-sided, with one variance for both sides: t.test(a, b, var.equal = TRUE) in R. */
static bool t_finds(const double *a, const double *b, size_t n, double level)
{
    double variance = (gsl_stats_variance(a, 1, n) + gsl_stats_variance(b, 1, n)) / 2;
    double t = (gsl_stats_mean(b, 1, n) - gsl_stats_mean(a, 1, n)) / sqrt(variance * 2 / (double)n);

    return 2 * gsl_cdf_tdist_Q(t, 2 * (double)n - 2) <= level;
}

static void draw(gsl_rng *rng, double shift, double outliers, double *values, size_t n)
{
    size_t i;

    for (i = 0; i < n; i++)
        values[i] = shift + gsl_ran_gaussian(rng, gsl_rng_uniform(rng) < outliers ? WIDER : 1);
}

/* A shift in deviations, found at the alpha of one of so many measures; the pools have their part.
 */
static struct power power_of(size_t n, double shift, double measures, double outliers)
{
    gsl_rng *rng = draw_start(31);
    struct power power = {0, 0};
    double a[MOST], b[MOST];
    unsigned i;

    for (i = 0; i < TRIES; i++) {
        draw(rng, 0, outliers, a, n);
        draw(rng, shift, outliers, b, n);
        power.t += t_finds(a, b, n, ALPHA / measures) / (double)TRIES;
        power.ranks +=
            (rank_test(a, n, b, n) <= ALPHA * (1 - DECIDE_POOLS_SHARE) / measures) / (double)TRIES;
    }
    gsl_rng_free(rng);
    print_message("%zu boots, shift %g, %g measures, outliers %g: t %.3f, here %.3f\n", n, shift,
                  measures, outliers, power.t, power.ranks);
    return power;
}

static void test_normal(void **state)
{
    struct power many = power_of(20, 2, 1500, 0), few = power_of(10, 2, 10, 0);

    (void)state;
    assert_true(many.ranks >= 0.88 && many.ranks >= many.t - 0.05);
    assert_true(few.ranks >= 0.80 && few.ranks >= few.t - 0.06);
}

static void test_outliers(void **state)
{
    struct power many = power_of(20, 2, 1500, 0.1), few = power_of(10, 2, 10, 0.1);

    (void)state;
    assert_true(many.ranks > many.t + 0.1);
    assert_true(few.ranks > few.t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_normal),
        cmocka_unit_test(test_outliers),
    };

    return cmocka_run_group_tests_name("decide, beside a t-test", tests, NULL, NULL);
}
