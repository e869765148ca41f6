/* SPDX-License-Identifier: MIT */
/* Several boots as one value of a measure (report/prices/measure.h). */
#include "tests/unit/support/check.h"

#include "report/prices/measure.h"

/* A measure of seven boots, of which the third has no price, and the last no upper quartile. */
static struct measured made(void)
{
    static const double boots[] = {10, 30, 20, 50, 40, 60}, uppers[] = {11, 31, 5, 21, 51, 41};
    static const unsigned numbers[] = {1, 2, 4, 5, 6, 7}, upper_numbers[] = {1, 2, 3, 4, 5, 6};
    struct measured m = {.have = true, .n = 1, .count = 6, .upper_count = 6};

    m.boots = memcpy(malloc(sizeof(boots)), boots, sizeof(boots));
    m.uppers = memcpy(malloc(sizeof(uppers)), uppers, sizeof(uppers));
    m.numbers = memcpy(malloc(sizeof(numbers)), numbers, sizeof(numbers));
    m.upper_numbers = memcpy(malloc(sizeof(numbers)), upper_numbers, sizeof(numbers));
    return m;
}

static void test_groups(void **state)
{
    /* Boots 1, 4 and 7 of one, 2 and 5 of another, 3 and 6 of the last. */
    static const size_t group[] = {7, 0, 5, 7, 0, 5, 7};
    struct measured m = made();

    (void)state;
    measure_group(&m, group);
    assert_true(m.grouped);
    assert_int_equal(m.count, 3);
    assert_near(m.boots[0], 20); /* of 10, 20 and 60 */
    assert_near(m.boots[1], 40); /* of 30 and 50 */
    assert_near(m.boots[2], 40);
    assert_int_equal(m.numbers[0], 1);
    assert_int_equal(m.numbers[1], 2);
    assert_int_equal(m.numbers[2], 6);
    assert_int_equal(m.upper_count, 3);
    assert_near(m.uppers[0], 16); /* of 11 and 21 */
    assert_near(m.uppers[1], 41); /* of 31 and 51 */
    assert_near(m.uppers[2], 23); /* of 5 and 41 */
    assert_int_equal(m.upper_numbers[2], 3);
    assert_near(m.price, 40);
    assert_near(m.spread, 20);
    measure_free(&m);
}

static void test_alone(void **state)
{
    static const size_t each[] = {0, 1, 2, 3, 4, 5, 6}, all[] = {3, 3, 3, 3, 3, 3, 3};
    struct measured m = made();

    (void)state;
    measure_group(&m, each);
    assert_false(m.grouped);
    assert_int_equal(m.count, 6);
    assert_near(m.boots[5], 60);
    assert_near(m.price, 35);
    measure_group(&m, all);
    assert_true(m.grouped);
    assert_int_equal(m.count, 1);
    assert_near(m.boots[0], 35);
    assert_near(m.uppers[0], 26);
    assert_near(m.spread, 0);
    measure_free(&m);
    /* What has no price has nothing to group. */
    measure_group(&m, all);
    assert_false(m.grouped);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_groups),
        cmocka_unit_test(test_alone),
    };

    return cmocka_run_group_tests_name("several boots as one", tests, NULL, NULL);
}
