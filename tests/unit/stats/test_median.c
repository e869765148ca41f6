/* SPDX-License-Identifier: MIT */
/* The interval of the median, and Holm's adjustment, against R 4.2.2. */
#include "tests/unit/support/check.h"

#include "report/stats/hodges_lehmann.h"
#include "report/stats/holm.h"
#include "tests/unit/support/sample.h"

/*
 * Of the values 1 .. n the interval is the ranks themselves: l and n + 1 - l, where
 *   q <- qbinom((1 - confidence) / 2, n, 0.5); l <- max(1, q)
 * achieved is 1 - 2 * pbinom(l - 1, n, 0.5), and there are enough values when q > 0.
 */
static const struct {
    size_t count;
    double confidence, low, high, achieved;
    bool enough;
} medians[] = {
    {1, 0.95, 1, 1, 0, false},
    {4, 0.95, 1, 4, 0.875, false},
    {5, 0.95, 1, 5, 0.9375, false},
    {6, 0.95, 1, 6, 0.96875, true},
    {8, 0.95, 1, 8, 0.9921875, true},
    {9, 0.95, 2, 8, 0.9609375, true},
    {10, 0.95, 2, 9, 0.978515625, true},
    {12, 0.95, 3, 10, 0.96142578125, true},
    {15, 0.95, 4, 12, 0.96484375, true},
    {20, 0.95, 6, 15, 0.958610534668, true},
    {25, 0.95, 8, 18, 0.956714749336, true},
    {30, 0.95, 10, 21, 0.957226054743, true},
    {50, 0.95, 18, 33, 0.967160862436, true},
    {100, 0.95, 40, 61, 0.964799799782, true},
    {10, 0.9, 2, 9, 0.978515625, true},
    {20, 0.99, 4, 17, 0.997423171997, true},
    {97, 0.999, 32, 66, 0.999509842051, true},
};

/* The values n .. 1, so that somebody has to sort them. */
static double *countdown(size_t count)
{
    const struct made down = {count, 1, (unsigned)count, -1, (double)count};

    return sample_made(&down);
}

static void test_median(void **state)
{
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(medians) / sizeof(*medians); i++) {
        size_t count = medians[i].count;
        double *values = countdown(count);
        struct rank_interval interval;
        bool enough = rank_median(values, count, medians[i].confidence, &interval);

        if (enough != medians[i].enough || interval.low != medians[i].low ||
            interval.high != medians[i].high ||
            fabs(interval.achieved - medians[i].achieved) > 1e-9)
            fail_msg("%zu values: %g to %g at %.12g", count, interval.low, interval.high,
                     interval.achieved);
        free(values);
    }
}

static void test_input_is_kept(void **state)
{
    double values[] = {5, 1, 4, 2, 3, 6};
    struct rank_interval interval;

    (void)state;
    assert_true(rank_median(values, 6, 0.95, &interval));
    assert_true(values[0] == 5 && values[1] == 1 && values[5] == 6);
}

#define ADJUSTED 10

/* p.adjust(p, "holm") */
static const struct {
    struct sample p;
    double adjusted[ADJUSTED];
} holms[] = {
    {SAMPLE(0.03), {0.03}},
    {SAMPLE(0.01, 0.02), {0.02, 0.02}},
    {SAMPLE(0.02, 0.01), {0.02, 0.02}},
    {SAMPLE(0.01, 0.02, 0.03, 0.04), {0.04, 0.06, 0.06, 0.06}},
    {SAMPLE(0.04, 0.03, 0.02, 0.01), {0.06, 0.06, 0.06, 0.04}},
    {SAMPLE(0.001, 0.01, 0.03, 0.04, 0.05), {0.005, 0.04, 0.09, 0.09, 0.09}},
    {SAMPLE(0.5, 0.9), {1, 1}},
    {SAMPLE(0.01, 0.01, 0.01), {0.03, 0.03, 0.03}},
    {SAMPLE(0.012, 0.013, 0.011, 0.9), {0.044, 0.044, 0.044, 0.9}},
    {SAMPLE(0, 1, 0.5, 0.05), {0, 1, 1, 0.15}},
    {SAMPLE(2.7e-05, 3.3e-05, 0.04, 0.7, 1e-06), {0.000108, 0.000108, 0.08, 0.7, 5e-06}},
    {SAMPLE(0.0001, 0.0105, 0.0099, 0.6, 0.012, 0.3, 0.02, 0.9, 0.033, 0.05),
     {0.001, 0.0891, 0.0891, 1, 0.0891, 0.9, 0.12, 1, 0.165, 0.2}},
};

static void test_holm(void **state)
{
    double p[ADJUSTED];
    size_t i, k;

    (void)state;
    for (i = 0; i < sizeof(holms) / sizeof(*holms); i++) {
        memcpy(p, holms[i].p.at, holms[i].p.count * sizeof(*p));
        rank_holm(p, holms[i].p.count);
        for (k = 0; k < holms[i].p.count; k++)
            if (fabs(p[k] - holms[i].adjusted[k]) > 1e-9)
                fail_msg("row %zu: p %zu is %.12g, and should be %.12g", i, k, p[k],
                         holms[i].adjusted[k]);
    }
    rank_holm(p, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_median),
        cmocka_unit_test(test_input_is_kept),
        cmocka_unit_test(test_holm),
    };

    return cmocka_run_group_tests_name("median and Holm", tests, NULL, NULL);
}
