/* SPDX-License-Identifier: MIT */
/* Style and script as they are in a page. */
#include "tests/unit/support/check.h"

#include "report/html/assets.h"

/* Both together: docs/page.md. */
#define MOST 40960

static void test_small(void **state)
{
    (void)state;
    assert_in_range(strlen(assets_style) + strlen(assets_script), MOST / 2, MOST - 1);
}

/* What is said to who changes them is left out, and what is said to who copies them is not. */
static void test_comments(void **state)
{
    (void)state;
    assert_null(strstr(assets_script, "\n// "));
    assert_null(strstr(assets_script, "\n "));
    assert_null(strstr(assets_style, "/* ----"));
    assert_int_equal(strncmp(assets_style, "/* SPDX", 7), 0);
    assert_int_equal(strncmp(assets_script, "// SPDX", 7), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_small),
        cmocka_unit_test(test_comments),
    };

    return cmocka_run_group_tests_name("assets", tests, NULL, NULL);
}
