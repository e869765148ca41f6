/* SPDX-License-Identifier: MIT */
/* Statistics against values worked out by hand. */
#include "tests/unit/check.h"

#include "report/stats.h"

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
    assert_true(stats_mode(&s, &mode, &held));
    assert_int_equal(mode, 11);
    assert_int_equal(held, 45);
    assert_false(stats_mode(&none, &mode, &held));
    free(s.pairs);
}

static void test_quantiles(void **state)
{
    /* 1 2 2 3 9 */
    const struct pair pairs[] = {{1, 1}, {2, 2}, {3, 1}, {9, 1}};
    struct series s = series_of(pairs, 4);

    (void)state;
    assert_near(stats_quantile(&s, 0), 1);
    assert_near(stats_quantile(&s, 0.25), 2);
    assert_near(stats_quantile(&s, 0.5), 2);
    assert_near(stats_quantile(&s, 0.75), 3);
    assert_near(stats_quantile(&s, 0.95), 7.8);
    assert_near(stats_quantile(&s, 1), 9);
    free(s.pairs);
}

static void test_median(void **state)
{
    double odd[] = {5, 1, 3}, even[] = {4, 1, 3, 2};

    (void)state;
    assert_near(stats_median(odd, 3), 3);
    assert_near(stats_median(even, 4), 2.5);
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

static void test_break_even(void **state)
{
    unsigned n = 0;

    (void)state;
    assert_true(stats_break_even(300, 107, 400, &n)); /* 514 < 800 */
    assert_int_equal(n, 2);
    assert_true(stats_break_even(300, 100, 400, &n)); /* 400 is not less than 400 */
    assert_int_equal(n, 2);
    assert_true(stats_break_even(299, 100, 400, &n));
    assert_int_equal(n, 1);
    assert_true(stats_break_even(-50, 500, 460, &n)); /* at n = 1 only, by a strange a */
    assert_int_equal(n, 1);
    assert_true(stats_break_even(308, 217, 323, &n)); /* 308 / 106 */
    assert_int_equal(n, 3);
    assert_false(stats_break_even(300, 400, 400, &n));
    assert_false(stats_break_even(300, 500, 400, &n));
    assert_false(stats_break_even(1e12, 1, 2, &n));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_mode),       cmocka_unit_test(test_quantiles),
        cmocka_unit_test(test_median),     cmocka_unit_test(test_line),
        cmocka_unit_test(test_break_even),
    };

    return cmocka_run_group_tests_name("stats", tests, NULL, NULL);
}
