/* SPDX-License-Identifier: MIT */
/* Kendall's S and Sen's slope (report/sides/trend.h). */
#include "tests/unit/support/check.h"

#include "report/sides/trend.h"
#include "tests/unit/support/draw.h"

/* 1 .. count with so many of the last pairs turned round, each of which takes 2 off S. */
static void put_turned(double *values, size_t count, size_t turned)
{
    size_t i, k;

    for (i = 0; i < count; i++)
        values[i] = (double)i;
    /* Bubbles down from the end: one exchange of neighbours turns one pair. */
    for (i = 0; i < count && turned; i++)
        for (k = count - 1; k > 0 && turned; k--)
            if (values[k - 1] < values[k]) {
                double kept = values[k];

                values[k] = values[k - 1];
                values[k - 1] = kept;
                turned--;
            }
}

/*
 * The table of Kendall's S in S. Siegel, Nonparametric Statistics for the Behavioral Sciences,
 * 1956, table Q, has one tail; R's is 2 * (1 - SuppDists::pKendall(...)), or
 * cor.test(1:n, x, method = "kendall", exact = TRUE)$p.value.
 */
static void test_table(void **state)
{
    static const struct {
        size_t n;
        int s;
        double tail, off;
    } rows[] = {
        {4, 6, 1.0 / 24, 1e-9},  {4, 4, 4.0 / 24, 1e-9},   {5, 10, 1.0 / 120, 1e-9},
        {5, 8, 5.0 / 120, 1e-9}, {5, 6, 14.0 / 120, 1e-9}, {10, 15, 0.108, 5e-4},
        {10, 21, 0.036, 5e-4},   {10, 23, 0.023, 5e-4},    {10, 27, 0.0083, 5e-5},
        {10, 33, 0.0011, 5e-5},  {8, 14, 0.054, 5e-4},     {9, 20, 0.022, 5e-4},
    };
    double values[16];
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        size_t n = rows[i].n, all = n * (n - 1) / 2;
        double p;

        put_turned(values, n, (all - (size_t)rows[i].s) / 2);
        p = trend_p(values, n, NULL, 0);
        if (fabs(p / 2 - rows[i].tail) > rows[i].off)
            fail_msg("n = %zu, S = %d: %g", n, rows[i].s, p / 2);
    }
}

/* Two sides of four that both rise: 1 of 24 * 24 ways, and as many the other way. */
static void test_two_sides(void **state)
{
    const double up[] = {1, 2, 3, 4}, down[] = {9, 8, 7, 6}, flat[] = {5, 5, 5, 5};

    (void)state;
    assert_near(trend_p(up, 4, up, 4), 2.0 / 576);
    assert_near(trend_p(down, 4, down, 4), 2.0 / 576);
    assert_near(trend_p(up, 4, down, 4), 1);
    assert_near(trend_p(flat, 4, flat, 4), 1);
    assert_near(trend_p(up, 4, NULL, 0), 2.0 / 24);
}

/* The normal approximation begins where the exact one ends: they meet. */
static void test_large(void **state)
{
    double values[TREND_EXACT_MOST + 1], exact, large;

    (void)state;
    put_turned(values, TREND_EXACT_MOST, 750);
    exact = trend_p(values, TREND_EXACT_MOST, NULL, 0);
    put_turned(values, TREND_EXACT_MOST + 1, 775);
    large = trend_p(values, TREND_EXACT_MOST + 1, NULL, 0);
    assert_true(exact > 0.01 && exact < 0.2);
    assert_true(fabs(large / exact - 1) < 0.1);
}

/* Ties make it no bolder: on a coarse clock it is wrong no more often than it may be. */
static void test_ties(void **state)
{
    gsl_rng *rng = draw_start(3);
    unsigned found = 0, i;
    double a[8], b[8];

    (void)state;
    for (i = 0; i < 4000; i++) {
        draw_boots(rng, SHAPE_CLOCK, 0, a, 8);
        draw_boots(rng, SHAPE_CLOCK, 0, b, 8);
        found += trend_p(a, 8, b, 8) <= 0.05;
    }
    gsl_rng_free(rng);
    assert_true(found / 4000.0 <= chance_most(0.05, 4000));
    assert_true(found / 4000.0 >= 0.01);
}

static void test_slope(void **state)
{
    const double line[] = {3, 5, 7, 9}, bent[] = {3, 5, 700, 9}, other[] = {100, 102, 104};

    (void)state;
    assert_near(trend_slope(line, 4, NULL, 0), 2);
    assert_near(trend_slope(bent, 4, other, 3), 2);
    assert_near(trend_slope(line, 1, NULL, 0), 0);
    assert_near(trend_slope(line, 1, other, 1), 0); /* what lies between sides is no trend */
}

static struct trend trend_of_two(const double *a, const double *b, size_t count, double level,
                                 double harmless)
{
    const struct side_values sides[] = {{a, NULL, count}, {b, NULL, count}};

    return trend_of(sides, level, harmless);
}

/* Who moves, how far, and what that comes to between their middles. */
static void test_of_sides(void **state)
{
    const double a[] = {10, 11, 12, 13, 14, 15}, b[] = {16, 17, 18, 19, 20, 21},
                 c[] = {16, 17, 15, 15, 17, 16}, d[] = {12, 10, 14, 11, 15, 13};
    struct trend trend = trend_of_two(a, b, 6, 0.01, 4);

    (void)state;
    assert_true(trend.shown);
    assert_near(trend.carried, 6); /* which is all that lies between them */
    assert_near(trend.rises[SIDE_BASE], 5);
    assert_near(trend.rises[SIDE_NEW], 5);
    assert_false(trend_of_two(a, b, 6, 0.01, 5).shown); /* no more than what is harmless */
    trend = trend_of_two(a, c, 6, 0.02, 4);
    assert_true(trend.shown);
    assert_near(trend.carried, 6);
    assert_near(trend.rises[SIDE_NEW], 0);
    assert_false(trend_of_two(c, c, 6, 0.02, 0).shown);
    /* By chance it may rise as far: S is 5 of 15, by one of them or by both. */
    trend = trend_of_two(d, c, 6, 0.02, 0);
    assert_true(trend.rises[SIDE_BASE] > 2);
    assert_false(trend.shown);
    assert_near(trend.carried, 0);
    assert_false(trend_of_two(d, d, 6, 0.02, 0).shown);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_table), cmocka_unit_test(test_two_sides),
        cmocka_unit_test(test_large), cmocka_unit_test(test_ties),
        cmocka_unit_test(test_slope), cmocka_unit_test(test_of_sides),
    };

    return cmocka_run_group_tests_name("trend", tests, NULL, NULL);
}
