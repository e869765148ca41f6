/* SPDX-License-Identifier: MIT */
/* How alpha is spent (report/stats/spend.h). */
#include "tests/unit/support/check.h"

#include "report/stats/holm.h"
#include "report/stats/spend.h"

/* Without pools it is Holm's: p.adjust(c(0.01, 0.02, 0.03, 0.04), "holm") in R. */
static void test_without_pools(void **state)
{
    struct spend_test tests[] = {{.p = 0.02}, {.p = 0.01}, {.p = 0.04}, {.p = 0.03}};
    struct spend_pool no_test = {.p = SPEND_NO_TEST};

    (void)state;
    spend_adjust(tests, 4, NULL, 0, 0.1);
    assert_near(tests[0].adjusted, 0.06);
    assert_near(tests[1].adjusted, 0.04);
    assert_near(tests[2].adjusted, 0.06);
    spend_adjust(tests, 4, &no_test, 1, 0.1); /* what is no test costs nothing */
    assert_near(tests[1].adjusted, 0.04);
    assert_near(no_test.adjusted, 1);
}

/*
 * The list, a family of two and one of one: a third of a tenth is each one's part, which is 30
 * times its p; all cases have 9 tenths.  The cases of the first family may use its part, no sooner
 * than it holds.
 */
static void test_with_pools(void **state)
{
    struct spend_test tests[] = {
        {.p = 0.0001, .family = 1}, {.p = 0.5, .family = 1}, {.p = 0.0009, .family = 2}};
    struct spend_pool pools[] = {{.p = 0.2}, {.p = 0.001}, {.p = 0.0009}};

    (void)state;
    spend_adjust(tests, 3, pools, 3, 0.1);
    assert_near(pools[0].adjusted, 1);
    assert_near(pools[1].adjusted, 0.03);
    assert_near(pools[2].adjusted, 0.027);
    assert_near(tests[0].adjusted, 0.0003 / 0.9); /* which is less than the 0.03 of its family */
    assert_near(tests[1].adjusted, 0.5 / 0.9);
    assert_near(tests[2].adjusted, 0.0018 / 0.9);
}

/* Among very many cases a family that holds is what helps those in it. */
static void test_family_helps(void **state)
{
    struct spend_test *tests = calloc(1000, sizeof(*tests));
    struct spend_pool pools[] = {{.p = 0.9}, {.p = 1e-5}};
    size_t i;

    (void)state;
    for (i = 0; i < 1000; i++)
        tests[i].p = 0.5;
    tests[0] = (struct spend_test){.p = 1e-4, .family = 1};
    tests[1] = (struct spend_test){.p = 1e-3, .family = 1};
    spend_adjust(tests, 1000, pools, 2, 0.1);
    assert_near(tests[0].adjusted, 2e-4 * 20);
    assert_near(tests[1].adjusted, 1e-3 * 20);
    pools[1].p = 0.002; /* it does not hold before 0.04 */
    spend_adjust(tests, 1000, pools, 2, 0.1);
    assert_near(tests[0].adjusted, 0.04);
    tests[0].family = 0;
    spend_adjust(tests, 1000, pools, 2, 0.1);
    assert_near(tests[0].adjusted, 0.1 / 0.9);
    free(tests);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_without_pools),
        cmocka_unit_test(test_with_pools),
        cmocka_unit_test(test_family_helps),
    };

    return cmocka_run_group_tests_name("spend", tests, NULL, NULL);
}
