/* SPDX-License-Identifier: MIT */
/* Decimal numbers in a text (report/typed/decimal.h). */
#include "tests/unit/support/check.h"

#include "report/typed/decimal.h"

static void test_read(void **state)
{
    const char *text = "0.5% 4", *behind;
    double number;

    (void)state;
    behind = decimal_read(text, "%", &number);
    assert_ptr_equal(behind, text + 4);
    assert_near(number, 0.5);
    assert_null(decimal_read("5", "%", &number));
}

static void test_whole(void **state)
{
    static const char *const wrong[] = {"",      ".",   "-1",  "+1",  " 1",  "1 ",
                                        "1.2.3", "1e3", "0x1", "inf", "nan", "1%"};
    double number;
    size_t i;

    (void)state;
    assert_true(decimal_whole("0", &number));
    assert_near(number, 0);
    assert_true(decimal_whole("2600000.125", &number));
    assert_near(number, 2600000.125);
    assert_false(decimal_whole(NULL, &number));
    for (i = 0; i < sizeof(wrong) / sizeof(*wrong); i++)
        if (decimal_whole(wrong[i], &number))
            fail_msg("'%s' was taken", wrong[i]);
}

static void test_pair(void **state)
{
    double x, y;

    (void)state;
    assert_true(decimal_pair("1.5", "20", &x, &y));
    assert_near(x, 1.5);
    assert_near(y, 20);
    assert_false(decimal_pair("0.000", "20", &x, &y));
    assert_false(decimal_pair("1.5", "0", &x, &y));
    assert_false(decimal_pair("x", "20", &x, &y));
    assert_false(decimal_pair("1.5", NULL, &x, &y));
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_read),
        cmocka_unit_test(test_whole),
        cmocka_unit_test(test_pair),
    };

    return cmocka_run_group_tests_name("decimal numbers", tests, NULL, NULL);
}
