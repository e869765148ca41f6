/* SPDX-License-Identifier: MIT */
/* The room that a text takes, and texts that take no more than there is. */
#include "tests/unit/support/check.h"

#include "report/picture/lettering.h"
#include "report/text/texts.h"

static void test_width(void **state)
{
    (void)state;
    assert_true(lettering_width("") == 0);
    /* A digit of DejaVu Sans is 636 thousandths of an em, and an em here 13.33 pixels. */
    assert_near(lettering_width("0000"), 4 * 0.636 * 40 / 3);
    assert_true(lettering_width("WWWW") > 3 * lettering_width("iiii"));
    /* What is not printable is written as four bytes that are. */
    assert_near(lettering_width("\xff"), lettering_width("\\xff"));
}

static void assert_short(const char *text, double most, const char *wanted)
{
    char *fitting = lettering_short(text, most);

    assert_true(lettering_width(fitting) <= most);
    assert_string_equal(fitting, wanted);
    free(fitting);
}

static void test_short(void **state)
{
    (void)state;
    assert_short("xen_version/version", 200, "xen_version/version");
    assert_short("xen_version/version", 80, "xen_...rsion");
    assert_short("", 10, "");
}

static void test_wrap(void **state)
{
    static char longest[5000];
    struct texts lines = {0};
    size_t i;

    (void)state;
    lettering_wrap("the quick brown fox", 80, &lines);
    assert_int_equal(lines.count, 2);
    assert_string_equal(lines.at[0], "the quick");
    assert_string_equal(lines.at[1], "brown fox");
    texts_clear(&lines);
    memset(longest, 'x', sizeof(longest) - 1);
    lettering_wrap(longest, 100, &lines);
    assert_int_equal(lines.count, 4);
    for (i = 0; i < lines.count; i++)
        assert_true(lettering_width(lines.at[i]) <= 100);
    assert_non_null(strstr(lines.at[3], "..."));
    texts_clear(&lines);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_width),
        cmocka_unit_test(test_short),
        cmocka_unit_test(test_wrap),
    };

    return cmocka_run_group_tests_name("lettering", tests, NULL, NULL);
}
