/* SPDX-License-Identifier: MIT */
/* Statistics against values worked out by hand, and by R. */
#include "tests/unit/support/check.h"

#include <gsl/gsl_sort_double.h>
#include <gsl/gsl_statistics_double.h>

#include "report/model/series.h"
#include "report/stats/line.h"
#include "report/stats/weighted.h"

static struct series series_of(const struct pair *pairs, size_t count)
{
    struct series s = {.n = 1};
    size_t i;

    for (i = 0; i < count; i++)
        series_add_pair(&s, pairs[i].value, pairs[i].count);
    s.announced = s.held;
    return s;
}

static void test_mode(void **state)
{
    const struct pair pairs[] = {{10, 2}, {11, 45}, {300, 3}};
    struct series s = series_of(pairs, 3), none = {0};
    uint64_t mode = 0, held = 0;

    (void)state;
    assert_true(series_mode(&s, &mode, &held));
    assert_int_equal(mode, 11);
    assert_int_equal(held, 45);
    assert_false(series_mode(&none, &mode, &held));
    free(s.pairs);
}

static void test_quantiles(void **state)
{
    /* 1 2 2 3 9 */
    const struct pair pairs[] = {{1, 1}, {2, 2}, {3, 1}, {9, 1}};
    struct series s = series_of(pairs, 4);

    (void)state;
    assert_near(series_quantile(&s, 0), 1);
    assert_near(series_quantile(&s, 0.25), 2);
    assert_near(series_quantile(&s, 0.5), 2);
    assert_near(series_quantile(&s, 0.75), 3);
    assert_near(series_quantile(&s, 0.95), 7.8);
    assert_near(series_quantile(&s, 1), 9);
    free(s.pairs);
}

/* As GSL has it of the samples one by one, in any order of the pairs. */
static void test_weighted(void **state)
{
    struct weighted pairs[8];
    double samples[8 * 5];
    size_t i, k, count, round;

    (void)state;
    for (round = 1; round <= 200; round++) {
        for (i = count = 0; i < 1 + round % 8; i++) {
            pairs[i] = (struct weighted){(double)(round * 7919 * (i + 3) % 101), 1 + round * i % 5};
            for (k = 0; k < pairs[i].count; k++)
                samples[count++] = pairs[i].value;
        }
        stats_weighted_sort(pairs, i);
        gsl_sort(samples, 1, count);
        for (k = 0; k <= 20; k++)
            assert_near(stats_weighted_quantile(pairs, i, (double)k / 20),
                        gsl_stats_quantile_from_sorted_data(samples, 1, count, (double)k / 20));
    }
    assert_near(stats_weighted_quantile(pairs, 0, 0.5), 0);
}

static void test_median(void **state)
{
    double odd[] = {5, 1, 3}, even[] = {4, 1, 3, 2};

    (void)state;
    assert_near(stats_median(odd, 3), 3);
    assert_near(stats_median(even, 4), 2.5);
}

/* R 4.2.2: quantile(x, p, type = 7), x as 'pairs' has it: rep(values, counts). */
static void test_quantiles_of_r(void **state)
{
    const struct pair pairs[] = {{380, 3}, {400, 21}, {420, 40}, {440, 24}, {460, 9}, {980, 3}};
    static const double expected[][2] = {
        {0, 380},      {0.01, 380},  {0.03, 399.4}, {0.1, 400},  {0.24, 415.2},
        {0.25, 420},   {0.5, 420},   {0.64, 427.2}, {0.75, 440}, {0.9, 460},
        {0.97, 475.6}, {0.975, 733}, {0.99, 980},   {1, 980},
    };
    struct series s = series_of(pairs, 6);
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(expected) / sizeof(*expected); i++)
        assert_near(series_quantile(&s, expected[i][0]), expected[i][1]);
    free(s.pairs);
}

/* R 4.2.2: median(x). */
static void test_medians_of_r(void **state)
{
    static const struct {
        double x[10];
        size_t count;
        double median;
    } rows[] = {
        {{7}, 1, 7},
        {{2, 1}, 2, 1.5},
        {{3, 1, 2}, 3, 2},
        {{440, 440, 460, 420}, 4, 440},
        {{1, 1, 1, 2, 9}, 5, 1},
        {{-3, 5, -1, 0, 2, 4}, 6, 1},
        {{2198, 2198, 3300, 2198, 2196, 2200, 2198}, 7, 2198},
        {{0.5, 0.25, 0.125, 1e9}, 4, 0.375},
        {{1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, 10, 5.5},
        {{20, 20, 40, 40}, 4, 30},
    };
    double x[10];
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        memcpy(x, rows[i].x, sizeof(x));
        assert_near(stats_median(x, rows[i].count), rows[i].median);
    }
}

static void test_line(void **state)
{
    const double x[] = {1, 2, 4}, exact[] = {307, 314, 328}, y[] = {1, 2, 2}, same[] = {1, 1, 1};
    double a, b;

    (void)state;
    assert_true(stats_line(x, exact, 3, &a, &b));
    assert_near(a, 300);
    assert_near(b, 7);
    /* x mean 7/3, y mean 5/3: b = (4/3) / (14/3), a = 5/3 - b 7/3. */
    assert_true(stats_line(x, y, 3, &a, &b));
    assert_near(b, 2.0 / 7);
    assert_near(a, 1);
    assert_false(stats_line(x, y, 1, &a, &b));
    assert_false(stats_line(same, y, 3, &a, &b));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_mode),           cmocka_unit_test(test_quantiles),
        cmocka_unit_test(test_median),         cmocka_unit_test(test_line),
        cmocka_unit_test(test_quantiles_of_r), cmocka_unit_test(test_medians_of_r),
        cmocka_unit_test(test_weighted),
    };

    return cmocka_run_group_tests_name("stats", tests, NULL, NULL);
}
