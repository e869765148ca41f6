/* SPDX-License-Identifier: MIT */
/* The Hodges-Lehmann shift and its exact interval, against R 4.2.2; a and b are the two samples. */
#include "tests/unit/support/check.h"

#include "report/stats/hodges_lehmann.h"
#include "tests/unit/support/sample.h"

struct vector {
    const char *name;
    struct sample a, b;
    double confidence, shift, low, high, achieved;
};

/*
 * w <- wilcox.test(b, a, conf.int = TRUE, conf.level = confidence, exact = TRUE)
 * w$estimate and w$conf.int; achieved is 1 - 2 * pwilcox(q - 1, n, m), where
 * q <- max(1, qwilcox((1 - confidence) / 2, n, m)).
 */
static const struct vector untied[] = {
    {"Hollander and Wolfe 1973, page 69",
     SAMPLE(0.8, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46),
     SAMPLE(1.15, 0.88, 0.9, 0.74, 1.21), 0.95, -0.305, -0.76, 0.15, 0.96003996004},
    {"one and one: no confidence", SAMPLE(5), SAMPLE(7), 0.95, 2, 2, 2, 0},
    {"three and three: too few", SAMPLE(1, 2, 4), SAMPLE(8, 16, 32), 0.95, 14, 4, 31, 0.9},
    {"four and four", SAMPLE(440, 445, 451, 462), SAMPLE(463, 470, 471, 490), 0.95, 24, 1, 50,
     0.971428571429},
    {"four and four, too few for so much", SAMPLE(440, 445, 451, 462), SAMPLE(463, 470, 471, 490),
     0.99, 24, 1, 50, 0.971428571429},
    {"five and five", SAMPLE(101, 103, 106, 110, 115), SAMPLE(102, 107, 113, 120, 128), 0.95, 6, -8,
     22, 0.968253968254},
    {"five and five, at 0.9", SAMPLE(101, 103, 106, 110, 115), SAMPLE(102, 107, 113, 120, 128), 0.9,
     6, -3, 18, 0.904761904762},
    {"6 and 9, drawn", SAMPLE(473.09, 505.55, 547.64, 466.09, 497.59, 503.97),
     SAMPLE(548.32, 510.41, 599.38, 514.45, 536.71, 559.27, 504.29, 478.41, 591.29), 0.95, 40.24,
     0.68, 86.18, 0.95044955045},
    {"10 and 10, drawn",
     SAMPLE(430.67, 526.36, 501.07, 530.38, 512.97, 562.72, 464, 547.69, 558.64, 500.15),
     SAMPLE(421.93, 539.09, 496.14, 551.69, 531.59, 549.56, 532.76, 563.05, 508.63, 488.93), 0.95,
     4.205, -29.96, 38.94, 0.956742947455},
    {"10 and 10, drawn",
     SAMPLE(482.13, 448.22, 472.92, 483.23, 492.6, 488.49, 441.23, 474.75, 557.11, 518.67),
     SAMPLE(599.64, 507.78, 516.37, 512.63, 472.05, 486.47, 602.65, 497.51, 571.03, 478.1), 0.99,
     30.19, -10.39, 110.05, 0.991069302215},
    {"20 and 30, drawn",
     SAMPLE(441.02, 490.31, 528.08, 534.18, 550.15, 446.35, 560.94, 478.91, 504.74, 515.19, 475.4,
            440.03, 485.62, 502.53, 473.14, 472.36, 509.91, 495.75, 513.05, 498.39),
     SAMPLE(483.72, 572.14, 550.87, 562.1, 463.6, 559.84, 452.17, 498.67, 465.11, 431.68, 592.88,
            493.86, 508.61, 504.52, 535.47, 584.02, 587.25, 472.66, 465.66, 459.49, 469.88, 598.37,
            520.31, 486.3, 495.95, 562.98, 530.42, 507.43, 490.01, 485.51),
     0.95, 13.095, -11.24, 42.73, 0.951870536682},
    {"25 and 25, drawn",
     SAMPLE(561.44, 528.2, 560.26, 487.36, 489.47, 469.18, 492.48, 514.16, 540.77, 516.93, 513.68,
            536.93, 534.41, 503.2, 476.5, 537.24, 504.17, 551.32, 487.08, 468.67, 516.13, 479.91,
            519.16, 448.28, 447.73),
     SAMPLE(547.59, 533.24, 554.84, 439.35, 568.5, 568.02, 561.28, 551.46, 604.4, 461.85, 496.68,
            536.39, 487.72, 523.42, 549.85, 493.85, 546.28, 542, 487.73, 480.1, 559.04, 513.22,
            548.89, 486.22, 571.09),
     0.95, 22.23, 0.65, 44.35, 0.950574926775},
    {"4 and 46, drawn", SAMPLE(459.71, 522.96, 513.93, 508.04),
     SAMPLE(546.7, 535.94, 494.48, 509.29, 534.4, 467.49, 484.64, 603.08, 436.03, 470.46, 559.62,
            563.55, 553.59, 522.27, 532.96, 483.81, 493.91, 509.5, 482.61, 552.85, 455.03, 478.78,
            469.52, 535.69, 474.74, 541.77, 567.06, 521.01, 540.61, 493.84, 540.15, 469.12, 516.93,
            466.19, 509.35, 563.5, 548.02, 502.29, 488.46, 485.73, 490.14, 531.92, 479.22, 634.84,
            528.75, 481.34),
     0.95, 12.975, -30.12, 49.57, 0.951237516283},
    {"25 and 25, drawn",
     SAMPLE(511.52, 496.34, 489.48, 517.98, 506.94, 530.79, 484.27, 553.89, 456.97, 504.16, 513.54,
            536.44, 460.27, 465.81, 550.27, 511.94, 521.47, 476.2, 557.72, 502.11, 514.08, 497.3,
            526.82, 488.79, 567.75),
     SAMPLE(582.92, 441.83, 495.23, 518.8, 451.13, 477.86, 497.17, 539.31, 523.84, 496.49, 516.73,
            635.54, 566.91, 541.99, 551.16, 497.39, 524.12, 531.26, 501.02, 501.68, 540.06, 503.79,
            512.9, 507.22, 553.74),
     0.999, 8.74, -22.75, 41.8, 0.999042586191},
};

/*
 * R has no exact interval with ties.  With q as above and d <- sort(outer(b, a, "-")), the shift is
 * median(d), and the interval d[q] and d[n * m + 1 - q]: its confidence is not below that without
 * ties (G. E. Noether, "Wilcoxon confidence intervals for location parameters in the discrete
 * case", Journal of the American Statistical Association 62, 1967).
 */
static const struct vector tied[] = {
    {"a clock of 20", SAMPLE(440, 440, 460, 440), SAMPLE(460, 460, 480, 440), 0.95, 20, -20, 40,
     0.971428571429},
    {"two modes", SAMPLE(380, 380, 440, 440, 440, 380),
     SAMPLE(440, 440, 440, 380, 440, 440, 440, 460), 0.95, 10, 0, 60, 0.957375957376},
    {"outliers on one side",
     SAMPLE(2198, 2198, 2198, 2198, 2198, 2198, 2198, 2198, 2200, 3300, 3460, 3900),
     SAMPLE(2198, 2198, 2198, 2198, 2198, 2198, 2198, 2198, 2198, 2196, 2200, 2200), 0.95, 0, -2, 0,
     0.955098004701},
};

static void check_vectors(const struct vector *vectors, size_t count)
{
    size_t i;

    for (i = 0; i < count; i++) {
        const struct vector *v = &vectors[i];
        struct rank_interval interval;
        double shift =
            rank_shift(v->a.at, v->a.count, v->b.at, v->b.count, v->confidence, &interval);

        if (fabs(shift - v->shift) > 1e-9 || fabs(interval.low - v->low) > 1e-9 ||
            fabs(interval.high - v->high) > 1e-9 || fabs(interval.achieved - v->achieved) > 1e-9)
            fail_msg("%s: %.12g, %.12g to %.12g at %.12g", v->name, shift, interval.low,
                     interval.high, interval.achieved);
    }
}

static void test_untied(void **state)
{
    (void)state;
    check_vectors(untied, sizeof(untied) / sizeof(*untied));
}

static void test_tied(void **state)
{
    (void)state;
    check_vectors(tied, sizeof(tied) / sizeof(*tied));
}

/* The other way round, all signs turn. */
static void test_sides(void **state)
{
    struct rank_interval there, back;
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(untied) / sizeof(*untied); i++) {
        const struct sample *a = &untied[i].a, *b = &untied[i].b;
        double shift = rank_shift(a->at, a->count, b->at, b->count, 0.95, &there);

        assert_near(rank_shift(b->at, b->count, a->at, a->count, 0.95, &back), -shift);
        assert_near(back.low, -there.high);
        assert_near(back.high, -there.low);
        assert_near(back.achieved, there.achieved);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_untied),
        cmocka_unit_test(test_tied),
        cmocka_unit_test(test_sides),
    };

    return cmocka_run_group_tests_name("shift", tests, NULL, NULL);
}
