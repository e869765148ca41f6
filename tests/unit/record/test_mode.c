/* SPDX-License-Identifier: MIT */
/* A clear mode: how near is near, how many are nine in ten, and a series that is or is not. */
#include "tests/unit/support/check.h"

#include "report/model/series.h"
#include "report/record/mode.h"

static void test_near(void **state)
{
    (void)state;
    assert_true(mode_is_within(0, 0, MODE_NEAR_PARTS));
    assert_false(mode_is_within(1, 0, MODE_NEAR_PARTS));
    assert_true(mode_is_within(999, 999, MODE_NEAR_PARTS));
    assert_false(mode_is_within(1000, 999, MODE_NEAR_PARTS));
    assert_false(mode_is_within(998, 999, MODE_NEAR_PARTS));
    assert_true(mode_is_within(1001, 1000, MODE_NEAR_PARTS));
    assert_true(mode_is_within(999, 1000, MODE_NEAR_PARTS));
    assert_false(mode_is_within(1002, 1000, MODE_NEAR_PARTS));
    assert_true(mode_is_within(9456, 9455, MODE_NEAR_PARTS));
    assert_true(mode_is_within(9464, 9455, MODE_NEAR_PARTS));
    assert_false(mode_is_within(9465, 9455, MODE_NEAR_PARTS));
    /* What would not fit when it is multiplied. */
    assert_false(mode_is_within(UINT64_MAX, 1, MODE_NEAR_PARTS));
    assert_false(mode_is_within(1, UINT64_MAX, MODE_NEAR_PARTS));
}

static void test_clear(void **state)
{
    (void)state;
    assert_true(mode_is_clear(&(struct mode_count){18, 18, 20}));
    assert_false(mode_is_clear(&(struct mode_count){17, 17, 20}));
    assert_true(mode_is_clear(&(struct mode_count){18, 18, 19}));
    assert_false(mode_is_clear(&(struct mode_count){17, 17, 19}));
    assert_true(mode_is_clear(&(struct mode_count){9, 9, 9}));
    assert_false(mode_is_clear(&(struct mode_count){8, 8, 9}));
    assert_true(mode_is_clear(&(struct mode_count){1, 1, 1}));
    /* Three in four near, and the others beside. */
    assert_true(mode_is_clear(&(struct mode_count){15, 20, 20}));
    assert_false(mode_is_clear(&(struct mode_count){14, 20, 20}));
    assert_false(mode_is_clear(&(struct mode_count){15, 19, 20}));
}

static bool is_clear(uint64_t one, uint64_t times, uint64_t other, uint64_t others)
{
    struct series s = {0};
    bool clear;

    series_add_pair(&s, one, times);
    series_add_pair(&s, other, others);
    clear = series_clear(&s);
    series_free(&s);
    return clear;
}

static void test_series(void **state)
{
    (void)state;
    assert_true(is_clear(9455, 10, 9456, 10));
    assert_true(is_clear(9455, 10, 9464, 10));
    assert_false(is_clear(9455, 10, 9465, 10));
    assert_false(is_clear(450, 10, 451, 10));
    assert_true(is_clear(450, 18, 4500, 2));
    assert_false(is_clear(450, 17, 4500, 3));
    assert_false(is_clear(450, 3, 4500, 17));
    /* The timer's 2728 in a batch of 372891: beside; in one of a half of that: another price. */
    assert_true(is_clear(372891, 17, 375619, 3));
    assert_true(is_clear(372891, 15, 375619, 5));
    assert_false(is_clear(372891, 14, 375619, 6));
    assert_false(is_clear(186445, 17, 189173, 3));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_near),
        cmocka_unit_test(test_clear),
        cmocka_unit_test(test_series),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
