/* SPDX-License-Identifier: MIT */
/* Boots drawn again, and scores of many cases (report/sides/resample.h, scores.h). */
#include "tests/unit/support/check.h"

#include "report/sides/resample.h"
#include "report/sides/scores.h"
#include "tests/unit/support/draw.h"

#define TRIES 400

/* The true shift lies within as often as it should, with few boots and with outliers. */
static double covered(size_t boots, enum shape shape)
{
    gsl_rng *rng = draw_start(17);
    double a[20], b[20];
    unsigned inside = 0, i;

    for (i = 0; i < TRIES; i++) {
        struct rank_interval interval;

        draw_boots(rng, shape, 0, a, boots);
        draw_boots(rng, shape, 30, b, boots);
        interval = resample_shift(a, boots, b, boots, 0.95);
        inside += interval.low <= 30 && interval.high >= 30;
    }
    gsl_rng_free(rng);
    return inside / (double)TRIES;
}

static void test_covers(void **state)
{
    static const size_t boots[] = {4, 6, 10, 20};
    size_t i;

    (void)state;
    for (i = 0; i < 4; i++) {
        double normal = covered(boots[i], SHAPE_NORMAL), far = covered(boots[i], SHAPE_OUTLIERS);

        print_message("%zu boots: %.3f and %.3f of 0.95\n", boots[i], normal, far);
        assert_true(normal >= 0.915 && normal <= 0.99);
        assert_true(far >= 0.915);
    }
}

/* Equal boots, equal interval; and all draws of equal boots are one value. */
static void test_the_same(void **state)
{
    const double a[] = {1, 4, 2, 8, 5}, b[] = {9, 3, 7, 6, 12}, flat[] = {3, 3, 3, 3, 3};
    struct rank_interval one = resample_shift(a, 5, b, 5, 0.95);
    struct rank_interval again = resample_shift(a, 5, b, 5, 0.95);

    (void)state;
    assert_memory_equal(&one, &again, sizeof(one));
    assert_true(one.low < 4 && one.high > 4 && one.low >= -5 && one.high <= 11);
    one = resample_shift(flat, 5, flat, 5, 0.95);
    assert_true(one.low == 0 && one.high == 0);
}

/* A boot that is 1 % slower in all is slower by log(1.01), whatever the cases cost. */
static void test_scores(void **state)
{
    const double base[2][3] = {{100, 100, 101}, {5000, 5000, 5050}};
    const double new[2][2] = {{100, 101}, {5000, 5050}}, none[] = {0, 1}, few[] = {1};
    struct scores scores;

    (void)state;
    scores_start(&scores, 3, 2);
    assert_true(scores_add(&scores, base[0], 3, new[0], 2));
    assert_true(scores_add(&scores, base[1], 3, new[1], 2));
    assert_false(scores_add(&scores, base[0], 3, none, 2)); /* of nothing there is no logarithm */
    assert_false(scores_add(&scores, base[0], 3, few, 1));
    scores_finish(&scores);
    assert_int_equal(scores.measures, 2);
    assert_true(scores.base[0] == 0 && scores.base[1] == 0 && scores.new[0] == 0);
    assert_true(fabs(scores.base[2] - log(1.01)) < 1e-9);
    assert_true(scores.new[1] == scores.base[2]);
    scores_free(&scores);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_covers),
        cmocka_unit_test(test_the_same),
        cmocka_unit_test(test_scores),
    };

    return cmocka_run_group_tests_name("resample", tests, NULL, NULL);
}
