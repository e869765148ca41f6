/* SPDX-License-Identifier: MIT */
/* The reason of a status, in records of cases with short and long names (bench/output/why.h). */
#include "tests/unit/support/check.h"

#include "bench/output/why.c"

/* The kernel's own, which the host has under another name. */
size_t text_length(const char *text)
{
    return strlen(text);
}

static const struct why unstable = {
    {"multi fill n=64: mode 1770/2000", "mode 1770/2000", "1770/2000"}};

/* As the record has it, decoded; "" where it has none. */
static const char *why_of(const char *name, const struct why *why)
{
    static char text[128];
    struct record r;
    struct record_view view;
    const struct record_field *field;

    record_open(&r, 16384, "status");
    record_text(&r, "case", name);
    record_text(&r, "status", "unstable");
    record_uint(&r, "series", 28);
    why_add(&r, why);
    record_close(&r);
    assert_int_equal(record_read(r.line, strcspn(r.line, "\n"), &view), RECORD_GOOD);
    field = record_field(&view, "why");
    *text = '\0';
    if (field)
        record_decode(field->value, text, sizeof(text));
    return text;
}

static void test_room(void **state)
{
    static const struct why long_one = {{"an exception inside the timed region"}}, none = {{NULL}};

    (void)state;
    assert_string_equal(why_of("set_gdt/empty", &unstable), "multi fill n=64: mode 1770/2000");
    assert_string_equal(why_of("event_channel_op/init-control-bad", &unstable), "mode 1770/2000");
    /* The longest name that there is. */
    assert_string_equal(why_of("event_channel_op/bind-interdomain-bad-port", &unstable),
                        "1770/2000");
    assert_string_equal(why_of("event_channel_op/bind-interdomain-bad-port", &long_one),
                        "an exception");
    assert_string_equal(why_of("set_gdt/empty", &none), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_room),
    };

    return cmocka_run_group_tests_name("why", tests, NULL, NULL);
}
