/* SPDX-License-Identifier: MIT */
/*
 * The U test and the shift of many values, by the normal approximation, against R 4.2.2.  The
 * samples are made by a formula that is the same in R: sample.h has it.
 */
#include "tests/unit/support/check.h"

#include "report/stats/hodges_lehmann.h"
#include "report/stats/mann_whitney.h"
#include "tests/unit/support/sample.h"

/* wilcox.test(a, b, exact = FALSE, correct = TRUE)$p.value */
static const struct {
    struct made a, b;
    double p;
} tests_of[] = {
    {{26, 37, 41, 1, 100}, {26, 23, 47, 1, 100}, 0.0593561777172862},
    {{26, 37, 41, 1, 100}, {26, 23, 47, 1, 115}, 2.03242804576826e-06},
    {{30, 17, 53, 1, 100.25}, {45, 29, 59, 1, 110}, 0.000397354905586447},
    {{97, 37, 101, 1, 400}, {95, 23, 103, 1, 405}, 0.16738697539553},
    {{97, 37, 5, 20, 440}, {95, 23, 7, 20, 440}, 0.000616102394714034},
    {{97, 37, 5, 20, 440}, {95, 23, 5, 20, 440}, 0.920807579757126},
    {{97, 37, 5, 20, 460}, {95, 23, 5, 20, 440}, 7.92853002933465e-06},
    {{100, 1, 2, 21, 1239}, {100, 1, 3, 21, 1218}, 9.0845068456001e-06},
    {{8, 37, 41, 3, 500}, {100, 23, 47, 2, 500}, 0.0612934269464588},
    {{40, 11, 13, 20, 380}, {40, 5, 13, 20, 400}, 0.337011303963923},
    {{26, 37, 41, 1, 100}, {26, 23, 47, 1, 200}, 6.54752664365567e-10},
    {{200, 7, 211, 0.5, 300}, {150, 11, 157, 0.5, 320}, 0.0172596522808673},
    {{26, 3469, 10007, 0.01, 400}, {26, 7919, 10007, 0.01, 430}, 0.000426724913397119},
    {{30, 3469, 10007, 0.01, 400}, {45, 7919, 10009, 0.01, 440}, 4.04738029709408e-07},
    {{97, 3469, 10007, 0.01, 400}, {95, 7919, 10009, 0.01, 405.003}, 0.225108059505161},
    {{9, 3469, 10007, 0.01, 400}, {120, 7919, 10009, 0.01, 380.003}, 0.367382155720896},
};

static void test_p(void **state)
{
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(tests_of) / sizeof(*tests_of); i++) {
        const struct made *a = &tests_of[i].a, *b = &tests_of[i].b;
        double *x = sample_made(a), *y = sample_made(b), p = rank_test(x, a->count, y, b->count);

        assert_false(rank_is_exact(a->count, b->count));
        if (!(fabs(p - tests_of[i].p) <= 1e-9 * tests_of[i].p))
            fail_msg("row %zu: p is %.15g, and should be %.15g", i, p, tests_of[i].p);
        assert_true(fabs(rank_test(y, b->count, x, a->count) - p) <= 1e-9 * p);
        free(x);
        free(y);
    }
}

/* R has no number for it: without a spread there is no statistic.  Nothing differs here. */
static void test_all_equal(void **state)
{
    const struct made equal = {40, 1, 1, 1, 2198};
    double *x = sample_made(&equal);

    (void)state;
    assert_true(rank_test(x, equal.count, x, equal.count) == 1);
    free(x);
}

/*
 * With d <- sort(outer(b, a, "-")), n and m values, and k, which of them is the end (large samples:
 * M. Hollander and D. A. Wolfe, Nonparametric Statistical Methods, section "Distribution-free
 * confidence interval"), rounded down:
 *   k <- floor(n * m / 2 - qnorm(0.975) * sqrt(n * m * (n + m + 1) / 12))
 * the shift is median(d), and the interval d[k] and d[n * m + 1 - k].
 */
static const struct {
    struct made a, b;
    double shift, low, high;
} shifts[] = {
    {{26, 37, 41, 1, 100}, {26, 23, 47, 1, 100}, 7, 0, 14},
    {{26, 37, 41, 1, 100}, {26, 23, 47, 1, 115}, 22, 15, 29},
    {{30, 17, 53, 1, 100.25}, {45, 29, 59, 1, 110}, 15.75, 7.75, 22.75},
    {{97, 37, 101, 1, 400}, {95, 23, 103, 1, 405}, 6, -3, 15},
    {{97, 37, 5, 20, 440}, {95, 23, 7, 20, 440}, 20, 0, 40},
    {{97, 37, 5, 20, 440}, {95, 23, 5, 20, 440}, 0, 0, 0},
    {{97, 37, 5, 20, 460}, {95, 23, 5, 20, 440}, -20, -20, -20},
    {{100, 1, 2, 21, 1239}, {100, 1, 3, 21, 1218}, -10.5, -21, 0},
    {{8, 37, 41, 3, 500}, {100, 23, 47, 2, 500}, -21, -45, 1},
    {{40, 11, 13, 20, 380}, {40, 5, 13, 20, 400}, 20, -20, 60},
    {{40, 1, 1, 1, 2198}, {40, 1, 1, 1, 2198}, 0, 0, 0},
    {{26, 37, 41, 1, 100}, {26, 23, 47, 1, 200}, 107, 100, 114},
    {{200, 7, 211, 0.5, 300}, {150, 11, 157, 0.5, 320}, 8, 1.5, 14},
    {{26, 3469, 10007, 0.01, 400}, {26, 7919, 10007, 0.01, 430}, 34.165, 16.74, 51.92},
    {{30, 3469, 10007, 0.01, 400}, {45, 7919, 10009, 0.01, 440}, 43.675, 29.22, 58.44},
    {{97, 3469, 10007, 0.01, 400}, {95, 7919, 10009, 0.01, 405.003}, 5.173, -3.327, 13.653},
    {{9, 3469, 10007, 0.01, 400}, {120, 7919, 10009, 0.01, 380.003}, -9.107, -30.117, 12.233},
};

static void test_shift(void **state)
{
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(shifts) / sizeof(*shifts); i++) {
        const struct made *a = &shifts[i].a, *b = &shifts[i].b;
        double *x = sample_made(a), *y = sample_made(b), shift;
        struct rank_interval interval;

        shift = rank_shift(x, a->count, y, b->count, 0.95, &interval);
        if (fabs(shift - shifts[i].shift) > 1e-9 || fabs(interval.low - shifts[i].low) > 1e-9 ||
            fabs(interval.high - shifts[i].high) > 1e-9)
            fail_msg("row %zu: %.15g, %.15g to %.15g", i, shift, interval.low, interval.high);
        assert_near(interval.achieved, 0.95);
        free(x);
        free(y);
    }
}

/*
 * Beside wilcox.test(a, b, exact = TRUE)$p.value, and its interval with conf.int = TRUE of b, a:
 * the approximation errs on the careful side, the more so the smaller p is.
 */
static void test_careful(void **state)
{
    static const struct {
        struct made a, b;
        double p, low, high;
    } exact[] = {
        {{26, 3469, 10007, 0.01, 400},
         {26, 7919, 10007, 0.01, 430},
         0.000277620739825038,
         16.96,
         51.65},
        {{30, 3469, 10007, 0.01, 400},
         {45, 7919, 10009, 0.01, 440},
         7.44425258006942e-08,
         29.4,
         58.3},
    };
    size_t i;

    (void)state;
    for (i = 0; i < 2; i++) {
        const struct made *a = &exact[i].a, *b = &exact[i].b;
        double *x = sample_made(a), *y = sample_made(b), p = rank_test(x, a->count, y, b->count);
        struct rank_interval interval;

        rank_shift(x, a->count, y, b->count, 0.95, &interval);
        assert_true(p > exact[i].p && p < 6 * exact[i].p);
        assert_true(interval.low < exact[i].low && interval.low > exact[i].low - 0.3);
        assert_true(interval.high > exact[i].high && interval.high < exact[i].high + 0.3);
        free(x);
        free(y);
    }
}

/* 2 * pnorm(-(n * m / 2 - 0.5) / sqrt(n * m * (n + m + 1) / 12)) */
static void test_least_p(void **state)
{
    (void)state;
    assert_true(fabs(rank_least_p(26, 26) / 6.54752664365567e-10 - 1) < 1e-9);
    assert_true(fabs(rank_least_p(4, 200) / rank_least_p(200, 4) - 1) < 1e-9);
    /* Exactly, it would be 2 / choose(204, 4): what rank_test cannot give is not promised. */
    assert_true(rank_least_p(4, 200) > 0.0005);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_p),       cmocka_unit_test(test_all_equal),
        cmocka_unit_test(test_shift),   cmocka_unit_test(test_careful),
        cmocka_unit_test(test_least_p),
    };

    return cmocka_run_group_tests_name("rank, by approximation", tests, NULL, NULL);
}
