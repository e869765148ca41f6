/* SPDX-License-Identifier: MIT */
/* A clear mode: how near is near, how many are nine in ten, and a series that is or is not. */
#include "tests/unit/support/check.h"

#include "report/model/series.h"
#include "report/record/mode.h"

static void test_near(void **state)
{
    (void)state;
    assert_true(mode_is_near(0, 0));
    assert_false(mode_is_near(1, 0));
    assert_true(mode_is_near(999, 999));
    assert_false(mode_is_near(1000, 999));
    assert_false(mode_is_near(998, 999));
    assert_true(mode_is_near(1001, 1000));
    assert_true(mode_is_near(999, 1000));
    assert_false(mode_is_near(1002, 1000));
    assert_true(mode_is_near(9456, 9455));
    assert_true(mode_is_near(9464, 9455));
    assert_false(mode_is_near(9465, 9455));
    /* What would not fit when it is multiplied. */
    assert_false(mode_is_near(UINT64_MAX, 1));
    assert_false(mode_is_near(1, UINT64_MAX));
}

static void test_clear(void **state)
{
    (void)state;
    assert_true(mode_is_clear(18, 20));
    assert_false(mode_is_clear(17, 20));
    assert_true(mode_is_clear(18, 19));
    assert_false(mode_is_clear(17, 19));
    assert_true(mode_is_clear(9, 9));
    assert_false(mode_is_clear(8, 9));
    assert_true(mode_is_clear(1, 1));
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
