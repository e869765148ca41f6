/* SPDX-License-Identifier: MIT */
/* Variances moderated by each other (report/stats/moderate.h), and the centre of a sample. */
#include "tests/unit/support/check.h"

#include <gsl/gsl_randist.h>
#include <gsl/gsl_sf_psi.h>

#include "report/stats/centre.h"
#include "report/stats/moderate.h"
#include "tests/unit/support/draw.h"

#define COUNT 4000

/* Variances of so many degrees of freedom; the true ones are value * F of 'prior' below the line.
 */
static struct prior drawn(double value, double prior, double freedom)
{
    struct variance *variances = malloc(COUNT * sizeof(*variances));
    gsl_rng *rng = draw_start(9);
    struct prior found;
    size_t i;

    for (i = 0; i < COUNT; i++) {
        double real = isinf(prior) ? value : value * prior / gsl_ran_chisq(rng, prior);

        variances[i] =
            (struct variance){real * gsl_ran_chisq(rng, freedom) / freedom, freedom, INFINITY};
    }
    found = prior_of(variances, COUNT);
    gsl_rng_free(rng);
    free(variances);
    return found;
}

static void test_prior(void **state)
{
    struct prior found = drawn(7, 6, 2);

    (void)state;
    assert_true(fabs(found.value / 7 - 1) < 0.1);
    assert_true(found.freedom > 5 && found.freedom < 9);
    found = drawn(3, 20, 27);
    assert_true(fabs(found.value / 3 - 1) < 0.05);
    assert_true(found.freedom > 17 && found.freedom < 24);
    /* All alike: nothing is one's own. */
    found = drawn(5, INFINITY, 2);
    assert_true(isinf(found.freedom));
    assert_true(fabs(found.value / 5 - 1) < 0.1);
}

/*
 * Logarithms of -2 and 2, each twice and of four degrees of freedom: their variance is 16 / 3. With
 * trigamma(2) = pi^2 / 6 - 1 and its second derivative pi^4 / 15 - 6 what is expected is
 * 0.644934, and its error sqrt((0.493939 + 2 * 0.644934^2) / 3) = 0.664785.
 */
static void test_few(void **state)
{
    const struct variance low = {exp(-2), 4, INFINITY}, high = {exp(2), 4, INFINITY};
    const struct variance few[] = {low, high, low, high};
    struct prior found = prior_of(few, 4);
    double half = found.freedom / 2;

    (void)state;
    assert_true(fabs(gsl_sf_psi_1(half) - (16.0 / 3 - 0.644934 - 0.664785)) < 1e-4);
    /* psi(2) - log(2) is -0.270363, which is taken off each. */
    assert_true(fabs(log(found.value) - (gsl_sf_psi(half) - log(half)) - 0.270363) < 1e-5);
}

static void test_moderate(void **state)
{
    const struct prior prior = {.value = 4, .freedom = 6}, alike = {4, INFINITY}, none = {0, 0};
    const struct variance one = {10, 2, INFINITY};

    (void)state;
    assert_near(prior_moderate(&prior, &one), (6 * 4 + 2 * 10) / 8.0);
    assert_near(prior_moderate(&alike, &one), 4);
    assert_near(prior_moderate(&none, &one), 10);
    assert_near(prior_of(&one, 1).freedom, 0);
    assert_near(prior_of((const struct variance[]){{0, 2, INFINITY}, one}, 2).freedom, 0);
}

static void test_centre(void **state)
{
    static double many[501];
    size_t i;

    (void)state;
    assert_near(rank_centre((const double[]){5}, 1), 5);
    assert_near(rank_centre((const double[]){1, 2}, 2), 1.5);
    /* The means of pairs are 1, 1.5, 2, 5.5, 6, 10. */
    assert_near(rank_centre((const double[]){10, 1, 2}, 3), 3.75);
    for (i = 0; i < 501; i++)
        many[i] = (double)((i * 7) % 501);
    assert_near(rank_centre(many, 501), 250);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_prior),
        cmocka_unit_test(test_few),
        cmocka_unit_test(test_moderate),
        cmocka_unit_test(test_centre),
    };

    return cmocka_run_group_tests_name("moderate", tests, NULL, NULL);
}
