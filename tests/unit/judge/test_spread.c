/* SPDX-License-Identifier: MIT */
/* The slower half of the samples (report/judge/distributions.c). */
#include "tests/unit/support/check.h"

#include "report/judge/judgement.h"

#define BOOTS 10

/* Ten boots a side whose upper quartiles lie 'shift' apart, with a floor of 4. */
static double grown(double shift, size_t boots)
{
    double base[BOOTS], new[BOOTS], by;
    struct judged_measure measure = {.limit = 4,
                                     .base = {.uppers = base, .upper_count = boots},
                                     .new = {.uppers = new, .upper_count = boots}};
    const struct judged_measure *of = &measure;
    size_t i;

    for (i = 0; i < BOOTS; i++) {
        base[i] = 1000 + (double)i;
        new[i] = base[i] + shift;
    }
    judge_spread_grown(&of, NULL, 1, JUDGE_ALPHA, &by);
    return by;
}

static void test_grown(void **state)
{
    (void)state;
    assert_true(grown(0, BOOTS) == 0);
    assert_true(grown(12, BOOTS) == 0); /* three floors */
    assert_true(grown(13, BOOTS) == 13);
    assert_true(grown(-13, BOOTS) == 0);
    assert_true(grown(1000, 4) == 1000);
    assert_true(grown(1000, 3) == 0); /* three boots prove nothing */
}

/* Among many measures a p has to hold over all of them. */
static void test_many(void **state)
{
    double base[4] = {1000, 1001, 1002, 1003}, new[4] = {2000, 2001, 2002, 2003}, by[2];
    struct judged_measure one = {.limit = 4,
                                 .base = {.uppers = base, .upper_count = 4},
                                 .new = {.uppers = new, .upper_count = 4}};
    struct judged_measure other = one;
    const struct judged_measure *of[] = {&one, &other};

    (void)state;
    other.new.uppers = base;
    judge_spread_grown(of, NULL, 2, JUDGE_ALPHA, by);
    assert_true(by[0] == 0 && by[1] == 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_grown),
        cmocka_unit_test(test_many),
    };

    return cmocka_run_group_tests_name("spread", tests, NULL, NULL);
}
