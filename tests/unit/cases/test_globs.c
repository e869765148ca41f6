/* SPDX-License-Identifier: MIT */
/* What is a list of globs, and what is none. */
#include "tests/unit/support/check.h"

#include <string.h>

#include "report/cases/globs.h"

static bool is_list(const char *text)
{
    struct case_globs globs = {0};

    return case_globs_add(&globs, text);
}

static void test_lists(void **state)
{
    (void)state;
    assert_true(is_list("set_gdt/*"));
    assert_true(is_list("set_gdt/*,xen_version/version"));
    assert_true(is_list(",set_gdt/*"));
    assert_false(is_list(""));
    assert_false(is_list(","));
    assert_false(is_list(",,,"));
    assert_false(is_list("set_gdt/* stack_switch/*"));
    assert_false(is_list("set_gdt/\x1b[31m"));
}

/* As many names as there is room for, and one more. */
static void test_room(void **state)
{
    struct case_globs globs = {0};
    size_t len;

    (void)state;
    while (case_globs_add(&globs, "0123456789"))
        ;
    len = strlen(globs.text);
    assert_true(len < sizeof(globs.text) && len > sizeof(globs.text) - 12);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lists),
        cmocka_unit_test(test_room),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
