/* SPDX-License-Identifier: MIT */
/* The line through batches in cycles, by boot; and what a spread over boots is. */
#include "tests/unit/support/check.h"

#include "report/stats/boot_lines.h"
#include "report/stats/line.h"
#include "report/stats/spread.h"

#define COUNT(x) (sizeof(x) / sizeof(*(x)))

static void check_line(const double *x, const double *y, size_t count, double a, double b)
{
    double got_a, got_b;

    assert_true(stats_theil_sen(x, y, count, &got_a, &got_b));
    assert_near(got_a, a);
    assert_near(got_b, b);
}

static void test_theil_sen(void **state)
{
    const double x[] = {1, 2, 4, 8, 16, 32, 64}, same[] = {1, 1, 1};
    double y[7], a, b;
    size_t i;

    (void)state;
    for (i = 0; i < 7; i++)
        y[i] = 300 + 7 * x[i];
    check_line(x, y, 7, 300, 7);
    check_line(x, y, 2, 300, 7);
    /* One batch of seven may cost whatever it likes, and draws nothing along. */
    for (i = 0; i < 7; i++) {
        double kept = y[i];

        y[i] = 100000;
        check_line(x, y, 7, 300, 7);
        y[i] = kept;
    }
    /* Costs of nothing, and below it. */
    check_line(x, (const double[]){0, 0, 0}, 3, 0, 0);
    check_line(x, (const double[]){-3, -6, -12}, 3, 0, -3);
    assert_false(stats_theil_sen(x, y, 1, &a, &b));
    assert_false(stats_theil_sen(x, y, 0, &a, &b));
    assert_false(stats_theil_sen(same, y, 3, &a, &b));
}

/*
 * Slopes, from the least: 10 of (2, 4), 11.7 of (2, 8), 12.5 of (4, 8), 14.3 of (1, 8), 16.7 of
 * (1, 4), 30 of (1, 2).  The fourth has the most weight, 7 / hypot(100, 200), and the middle of
 * all: without weights b were halfway to the third.  It leaves 85.7 twice, of n = 1 and 8,
 * then 92.9 and 101.4; the first two have 0.015 of 0.029, and without weights a were 89.3.
 */
static void test_weights(void **state)
{
    (void)state;
    check_line((const double[]){1, 2, 4, 8}, (const double[]){100, 130, 150, 200}, 4, 600.0 / 7,
               100.0 / 7);
}

/* Boots in any order; each has a line of its own, and the last one no line. */
static void test_boots(void **state)
{
    struct boot_point points[] = {
        {3, 2, 350, false, true, 9},   {1, 1, 110, false, false, 0}, {3, 1, 330, false, false, 0},
        {1, 2, 120, false, false, 0},  {2, 1, 215, false, false, 0}, {2, 2, 230, false, false, 0},
        {2, 64, 5000, true, false, 0}, {4, 1, 9000, false, true, 7},
    };
    struct boots_spread spread;
    struct boot_lines lines;
    double off;

    (void)state;
    points[7].lined = false;
    assert_true(boot_lines_fit(points, COUNT(points), &lines));
    assert_near(lines.a, 200);
    assert_near(lines.b, 15);
    assert_int_equal(lines.a_spread.boots, 3);
    assert_near(lines.a_spread.low, 100);
    assert_near(lines.a_spread.high, 310);
    assert_near(lines.b_spread.low, 10);
    assert_near(lines.b_spread.high, 20);
    /* What lies beyond has its distance from the line of its boot, and no part in it. */
    assert_true(boot_lines_off(points, COUNT(points), 64, &off, &spread));
    assert_near(off, 5000 - (200 + 15 * 64));
    assert_int_equal(spread.boots, 1);
    assert_true(boot_lines_off(points, COUNT(points), 1, &off, &spread));
    assert_near(off, 0);
    assert_int_equal(spread.boots, 3);
    assert_false(boot_lines_off(points, COUNT(points), 3, &off, &spread));
    assert_false(boot_lines_fit(points, 0, &lines));
    assert_false(boot_lines_fit(points, 1, &lines));
}

/* What a boot says of one batch again and again counts once, as the least of it. */
static void test_doubled(void **state)
{
    struct boot_point points[200];
    struct boot_lines lines;
    size_t i;

    (void)state;
    for (i = 0; i < COUNT(points); i++)
        points[i] = (struct boot_point){.boot = 1, .x = i % 2 ? 1 : 3, .y = i % 2 ? 100 : 200};
    points[0].y = 180;
    assert_true(boot_lines_fit(points, COUNT(points), &lines));
    assert_near(lines.a, 60);
    assert_near(lines.b, 40);
}

/* As many boots as it takes: R's qbinom(0.025, 6, 0.5) is 1, and of five values it is 0. */
static void test_spread(void **state)
{
    const double values[] = {40, 10, 30, 20, 60, 50};
    struct boots_spread spread = spread_of_boots(values, 6), parts;

    (void)state;
    assert_true(spread_known(&spread) && spread_sure(&spread));
    assert_near(spread.low, 10);
    assert_near(spread.high, 60);
    assert_near(spread.confidence, 1 - 2.0 / 64);
    assert_near(spread_reach(&spread, 35), 25);
    assert_near(spread_reach(&spread, 20), 40);
    parts = spread_by(&spread, 10);
    assert_near(parts.low, 1);
    assert_near(parts.high, 6);
    assert_true(spread_sure(&parts));
    spread = spread_of_boots(values, 5);
    assert_true(spread_known(&spread));
    assert_false(spread_sure(&spread));
    assert_near(spread.low, 10);
    assert_near(spread.high, 60);
    assert_near(spread.confidence, 1 - 2.0 / 32);
    spread = spread_of_boots(values, 1);
    assert_false(spread_known(&spread) || spread_sure(&spread));
}

/* ---- which line: least squares would do as well, if boots had no batch that lies off ---- */

static uint64_t seed;

/* xorshift64* (Vigna 2016): the same numbers everywhere. */
static double uniform(void)
{
    seed ^= seed >> 12;
    seed ^= seed << 25;
    seed ^= seed >> 27;
    return (double)(seed * 2685821657736338717u >> 11) / 9007199254740992.0;
}

/* Irwin and Hall: the sum of twelve is as good as normal here. */
static double normal(void)
{
    double sum = -6;
    int i;

    for (i = 0; i < 12; i++)
        sum += uniform();
    return sum;
}

/* 300 + 150 n with noise of 1 %, and a share of batches that take 5 to 50 % more. */
static void make_batches(const double *x, double *y, size_t count, double outliers)
{
    size_t i;

    for (i = 0; i < count; i++) {
        double line = 300 + 150 * x[i];

        y[i] = line * (1 + 0.01 * normal());
        if (uniform() < outliers)
            y[i] += line * (0.05 + 0.45 * uniform());
    }
}

typedef bool fit_line(const double *x, const double *y, size_t count, double *a, double *b);

/* How far b of one boot lies off, as a share, in the mean of the squares of 2000 boots. */
static double error_of(fit_line *fit, double outliers)
{
    const double x[] = {1, 2, 4, 8, 16, 32, 64};
    double y[COUNT(x)], a, b, sum = 0;
    size_t i;

    seed = 20260101;
    for (i = 0; i < 2000; i++) {
        make_batches(x, y, COUNT(x), outliers);
        assert_true(fit(x, y, COUNT(x), &a, &b));
        sum += (b / 150 - 1) * (b / 150 - 1);
    }
    return sqrt(sum / 2000);
}

static void test_choice(void **state)
{
    double even = error_of(stats_theil_sen, 0), off = error_of(stats_theil_sen, 0.1);

    (void)state;
    assert_true(even < 0.009 && even < error_of(stats_line, 0));
    assert_true(off < 0.035 && off < error_of(stats_line, 0.1) / 2.5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_theil_sen), cmocka_unit_test(test_weights),
        cmocka_unit_test(test_boots),     cmocka_unit_test(test_spread),
        cmocka_unit_test(test_choice),    cmocka_unit_test(test_doubled),
    };

    return cmocka_run_group_tests_name("boot lines", tests, NULL, NULL);
}
