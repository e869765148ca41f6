/* SPDX-License-Identifier: MIT */
/* What a program answers (report/doctor/ask.h). */
#include "tests/unit/support/check.h"

#include <string.h>

#include "report/doctor/ask.h"

static int ask_shell(const char *script, unsigned seconds, char *out, size_t size)
{
    const char *const argv[] = {"/bin/sh", "-c", script, NULL};

    return ask(argv, seconds, out, size);
}

static void test_answer(void **state)
{
    char text[8];

    (void)state;
    assert_int_equal(ask_shell("echo out; echo error >&2; exit 3", 60, text, sizeof(text)), 3);
    assert_string_equal(text, "out\n");
    assert_int_equal(ask_shell("echo error >&2", 60, text, sizeof(text)), 0);
    assert_string_equal(text, "error\n");
    assert_int_equal(ask_shell("echo more than there is room for", 60, text, sizeof(text)), 0);
    assert_string_equal(text, "more th");
}

/* One that says nothing, and one that does not stop. */
static void test_no_end(void **state)
{
    static const char *const scripts[] = {"sleep 600", "while :; do echo 9.9; done"};
    char text[64];
    size_t i;

    (void)state;
    for (i = 0; i < 2; i++) {
        assert_int_equal(ask_shell(scripts[i], 1, text, sizeof(text)), -1);
        assert_string_equal(text, "no answer in 1 s");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_answer),
        cmocka_unit_test(test_no_end),
    };

    return cmocka_run_group_tests_name("ask", tests, NULL, NULL);
}
