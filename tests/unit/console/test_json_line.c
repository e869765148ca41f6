/* SPDX-License-Identifier: MIT */
/* A console's line in an object of JSON. */
#include "tests/unit/support/check.h"

#include "report/console/json_line.h"

static const char *const marks[] = {"(XEN)", "PVB1 ", NULL};

/* 'want' is NULL where the line is no such object. */
static void assert_text(struct json_line *j, const char *line, const char *want)
{
    size_t len;
    char *text = json_line_text(j, line, strlen(line), &len);

    if (!want) {
        assert_null(text);
        return;
    }
    assert_non_null(text);
    assert_int_equal(len, strlen(want));
    assert_memory_equal(text, want, len);
    free(text);
}

static void the_key_is_found_and_kept(void **state)
{
    struct json_line j = {.marks = marks};

    (void)state;
    assert_text(&j, "{\"message\": \"GRUB\", \"n\": 1}\n", NULL);
    assert_text(&j, "{\"host\": \"a\", \"message\": \"(XEN) a \\\"b\\\"\\r\\n\"}\r\n",
                "(XEN) a \"b\"\r\n");
    assert_text(&j, "{\"message\": \"Linux\", \"tag\": \"(XEN) x\"}", "Linux");
    assert_text(&j, "{\"host\": \"(XEN)\"}", "");
    assert_text(&j, "{\"message\": {\"message\": \"deep\"}}", "deep");
}

static void bytes_are_a_text(void **state)
{
    struct json_line j = {.marks = marks};

    (void)state;
    assert_text(&j, "{\"M\": [40, 88, 69, 78, 41, 32, 27, 255]}", "(XEN) \033\xff");
    assert_text(&j, "{\"M\": [40, 256]}", "");
    assert_text(&j, "{\"M\": [\"a\"]}", "");
    assert_text(&j, "{\"M\": []}", "");
}

static void what_is_no_object_is_left_alone(void **state)
{
    struct json_line j = {.marks = marks};

    (void)state;
    assert_text(&j, "(XEN) a line", NULL);
    assert_text(&j, "(XEN) {a} }", NULL);
    assert_text(&j, "{\"a\": \"(XEN)\"", NULL);
    assert_text(&j, "{\"b\": \"(XEN)\", }", NULL);
    assert_text(&j, "{\"a\": \"(XEN)\"}, ", NULL);
    assert_text(&j, "[\"(XEN) a\"]", NULL);
    assert_text(&j, "}", NULL);
    assert_text(&j, "", NULL);
    assert_text(&j, "12:00 {\"a\":\"PVB1 0\"}", "PVB1 0");
}

static void a_line_that_is_one_object_is_known(void **state)
{
    (void)state;
    assert_true(json_line_is("{\"a\": 1}", 8));
    assert_true(json_line_is("{ \"a\": 1 }\r", 11));
    assert_false(json_line_is("{", 1));
    assert_false(json_line_is("{}", 2));
    assert_false(json_line_is("x {\"a\": 1}", 10));
    assert_false(json_line_is("{x {\"a\": 1}", 11));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_key_is_found_and_kept),
        cmocka_unit_test(bytes_are_a_text),
        cmocka_unit_test(what_is_no_object_is_left_alone),
        cmocka_unit_test(a_line_that_is_one_object_is_known),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
