/* SPDX-License-Identifier: MIT */
/* The samples of a series as they come: by pairs, and what these come to. */
#include "tests/unit/support/check.h"

#include "report/model/level.h"
#include "report/model/series.h"
#include "report/model/unit.h"

static void test_neighbours(void **state)
{
    struct series s = {0};

    (void)state;
    series_add_pair(&s, 450, 20);
    series_add_pair(&s, 450, 5);
    assert_int_equal(s.count, 1);
    assert_int_equal(s.pairs[0].count, 25);
    series_add_pair(&s, 460, 5);
    series_add_pair(&s, 450, 1);
    assert_int_equal(s.count, 3);
    series_finish(&s);
    /* What comes later is no other. */
    series_add_pair(&s, 450, 1);
    assert_int_equal(s.count, 3);
    assert_int_equal(s.pairs[2].count, 2);
    assert_int_equal(series_samples(&s), 32);
    series_free(&s);
}

/* Records of other lengths are of the same samples. */
static void test_same_print(void **state)
{
    struct series one = {0}, other = {0};

    (void)state;
    series_add_pair(&one, 450, 20);
    series_add_pair(&one, 460, 2);
    series_add_pair(&other, 450, 12);
    series_add_pair(&other, 450, 8);
    series_add_pair(&other, 460, 2);
    assert_int_equal(series_print(&one), series_print(&other));
    series_add_pair(&other, 460, 1);
    assert_int_not_equal(series_print(&one), series_print(&other));
    series_free(&one);
    series_free(&other);
}

static void test_clear(void **state)
{
    struct series s = {0};

    (void)state;
    series_add_pair(&s, 450, 18);
    series_add_pair(&s, 460, 2);
    assert_true(series_clear(&s));
    series_add_pair(&s, 470, 1);
    assert_false(series_clear(&s));
    series_free(&s);
}

/* REP counted once is of the mode, and so of a series that has a level. */
static void test_once(void **state)
{
    struct series s = {.announced = 20};
    double level = 0;

    (void)state;
    series_add_pair(&s, 450, 18);
    series_add_pair(&s, 460, 2);
    assert_false(series_level_by(UNIT_INSNS, REP_ONCE, &s, &level));
    s.has_once = true;
    s.once = 394;
    assert_true(series_level_by(UNIT_INSNS, REP_ONCE, &s, &level));
    assert_true(level == 394);
    assert_false(series_level_by(UNIT_CYCLES, REP_ONCE, &s, &level));
    assert_false(series_level_by(UNIT_UNKNOWN, REP_ONCE, &s, &level));
    s.once = 450;
    assert_true(series_level_by(UNIT_INSNS, REP_ONCE, &s, &level));
    s.once = 451;
    assert_false(series_level_by(UNIT_INSNS, REP_ONCE, &s, &level));
    s.once = 394;
    s.wrong = 1;
    assert_false(series_level_by(UNIT_INSNS, REP_ONCE, &s, &level));
    s.wrong = 0;
    s.announced = 21;
    assert_false(series_level_by(UNIT_INSNS, REP_ONCE, &s, &level));
    series_free(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_neighbours),
        cmocka_unit_test(test_same_print),
        cmocka_unit_test(test_clear),
        cmocka_unit_test(test_once),
    };

    return cmocka_run_group_tests_name("series", tests, NULL, NULL);
}
