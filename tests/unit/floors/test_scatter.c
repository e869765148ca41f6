/* SPDX-License-Identifier: MIT */
/* Noise out of boots and runs, in numbers done by hand (report/floors/scatter.h, noise.h). */
#include "tests/unit/support/check.h"

#include <gsl/gsl_cdf.h>

#include "report/floors/noise.h"
#include "report/floors/scatter.h"
#include "report/stats/centre.h"

static struct replicates two_runs(const double *one, size_t n, const double *other, size_t m)
{
    struct replicates values = replicates_new(2);

    memcpy(replicates_add(&values, 0, n), one, n * sizeof(*one));
    memcpy(replicates_add(&values, 1, m), other, m * sizeof(*other));
    return values;
}

static const double low[] = {1, 2, 3}, high[] = {2, 3, 4}, long_run[] = {1, 2, 3, 4, 5, 6};

static void test_scatter(void **state)
{
    struct replicates values = two_runs(low, 3, high, 3);
    struct scatter scatter;

    (void)state;
    assert_true(scatter_of(&values, 0, &scatter));
    assert_near(scatter.within, 1);
    assert_near(scatter.within_freedom, 4);
    assert_near(scatter.between, 0.5);
    assert_near(scatter.freedom, 1);
    assert_near(scatter.boots, 3);
    /* What a clock rounds to a step has a variance of step^2 / 12 that no boot shows. */
    assert_true(scatter_of(&values, 6, &scatter));
    assert_near(scatter.within, 1 + 3);
    assert_near(scatter.between, 0.5 + CENTRE_VARIANCE * 3 / 3);
    replicates_free(&values);

    values = two_runs(low, 3, long_run, 6);
    assert_true(scatter_of(&values, 0, &scatter));
    assert_near(scatter.boots, 2 / (1 / 3.0 + 1 / 6.0));
    assert_near(scatter.within, (2 * 1 + 5 * 3.5) / 7);
    assert_near(scatter.between, (3.5 - 2) * (3.5 - 2) / 2);
    replicates_free(&values);

    /* A run of one boot knows nothing of boots. */
    values = two_runs(low, 3, high, 1);
    assert_false(scatter_of(&values, 0, &scatter));
    replicates_free(&values);
}

/* By itself, and for as many boots, it is just what the runs show: twice the variance of them. */
static void test_alone(void **state)
{
    static const double near[] = {1.1, 2.1, 3.1};
    const struct floor_for gate = {3, 3, 1, 0.05, false}, wide = {300000, 300000, 1, 0.05, false};
    struct replicates values = two_runs(low, 3, high, 3);
    struct scatter scatter;
    struct noise noise;

    (void)state;
    scatter_of(&values, 0, &scatter);
    scatter_noise(&scatter, 1, 1, &noise);
    assert_near(noise.boots * noise.boots, 1.1 * CENTRE_VARIANCE);
    assert_near(noise.between * noise.between, 0.5 - 1.1 * CENTRE_VARIANCE / 3);
    assert_near(noise.freedom, 1);
    /* R: qt(1 - 0.05 / 2, 1) is 12.7062 */
    assert_true(fabs(noise_bound(&noise, &gate) - 12.70620474 * sqrt(2 * 0.5)) < 1e-5);
    /* Boots average out, runs do not. */
    assert_true(fabs(noise_bound(&noise, &wide) - 12.70620474 * sqrt(2) * noise.between) < 0.02);
    replicates_free(&values);

    /* Closer together than their boots let expect: no part is between runs. */
    values = two_runs(low, 3, near, 3);
    scatter_of(&values, 0, &scatter);
    scatter_noise(&scatter, 1, 1, &noise);
    assert_near(noise.between, 0);
    assert_true(fabs(noise_bound(&noise, &gate) - 12.70620474 * 0.1) < 1e-6);
    replicates_free(&values);
}

/* More that are judged together, each by a smaller chance; R: qnorm(0.975) is 1.959964. */
static void test_bound(void **state)
{
    const struct noise few = {0, 1, 20}, many = {1, 0, 1e9};
    const struct floor_for list = {10, 10, 1500, 0.05, false}, one = {10, 40, 1, 0.05, false};

    (void)state;
    assert_near(gsl_cdf_tdist_Q(noise_bound(&few, &list) / sqrt(2), 20) * 3000, 0.05);
    assert_true(fabs(noise_bound(&many, &one) - 1.959964 * sqrt(1 / 10.0 + 1 / 40.0)) < 1e-5);
    assert_true(noise_bound(&many, &list) > noise_bound(&many, &one));
}

/* Alike, they share their degrees of freedom, but for no more than what is independent of them. */
static void test_shared(void **state)
{
    struct scatter scatters[100];
    struct noise noises[100];
    size_t i;

    (void)state;
    for (i = 0; i < 100; i++)
        scatters[i] = (struct scatter){.within = 1 + 0.001 * (double)i,
                                       .between = CENTRE_VARIANCE / 10,
                                       .boots = 10,
                                       .within_freedom = 18,
                                       .freedom = 1};
    scatter_noise(scatters, 100, 50, noises);
    assert_true(noises[0].freedom > 40 && noises[0].freedom < 51);
    scatter_noise(scatters, 100, 2, noises);
    assert_true(noises[0].freedom > 2 && noises[0].freedom < 3);
    /* One of a unit of its own has the others' ratio, and its own boots. */
    scatters[7].within = 1e6;
    scatters[7].between = 1e5 * CENTRE_VARIANCE;
    scatters[7].alone = true;
    scatter_noise(scatters, 100, 50, noises);
    assert_true(fabs(noises[7].boots / sqrt(CENTRE_VARIANCE * 1e6) - 1) < 0.1);
    assert_true(fabs(noises[6].boots / sqrt(CENTRE_VARIANCE) - 1) < 0.15);
}

/*
 * Where what lies between runs is alike and the boots are not, it is moderated as it is; but that
 * of a unit of its own is no like of these: it goes by the ratio to its boots, and they do without
 * it.
 */
static void test_alike_between(void **state)
{
    struct scatter scatters[100];
    struct noise noises[100], without[100];
    size_t i;

    (void)state;
    for (i = 0; i < 100; i++)
        scatters[i] = (struct scatter){.within = i % 2 ? 1000 : 1,
                                       .between = 1000 * CENTRE_VARIANCE / 10,
                                       .boots = 10,
                                       .within_freedom = 18,
                                       .freedom = 1};
    scatter_noise(scatters, 99, 50, without);
    scatters[99].within = 1e9;
    scatters[99].between = 1e8 * CENTRE_VARIANCE;
    scatters[99].alone = true;
    scatter_noise(scatters, 100, 50, noises);
    /* What is moderated by the ratio would be 7 and 36. */
    assert_true(fabs(noises[0].between - 19.2) < 0.5 && fabs(noises[1].between - 16) < 0.5);
    assert_near(noises[0].between, without[0].between);
    assert_near(noises[1].between, without[1].between);
    assert_true(noises[99].between > 30000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_scatter),       cmocka_unit_test(test_alone),
        cmocka_unit_test(test_bound),         cmocka_unit_test(test_shared),
        cmocka_unit_test(test_alike_between),
    };

    return cmocka_run_group_tests_name("scatter", tests, NULL, NULL);
}
