/* SPDX-License-Identifier: MIT */
/* The order of lines by their running numbers. */
#include "tests/unit/support/check.h"

#include "report/console/order.h"

#define LINES 60u

/* What is said of the numbers that a function makes of 0, 1, 2, ...; "" for nothing. */
static const char *said(unsigned lines, uint32_t (*number)(uint32_t i))
{
    struct order order = {0};
    const char *name;
    uint32_t i;

    for (i = 0; i < lines; i++)
        order_take(&order, number(i));
    name = order_name(&order);
    return name ? name : "";
}

static void assert_said(unsigned lines, uint32_t (*number)(uint32_t i), const char *want)
{
    const char *is = said(lines, number);

    if (!*want)
        assert_string_equal(is, "");
    else if (!strstr(is, want))
        fail_msg("\"%s\" is not in \"%s\"", want, is);
}

static uint32_t as_written(uint32_t i)
{
    return i;
}

static uint32_t of_short_boots(uint32_t i)
{
    return i % 3;
}

/* Every second is lost, and so is the first of each boot. */
static uint32_t with_losses(uint32_t i)
{
    return 2 * (i % 30) + 1;
}

static uint32_t reversed(uint32_t i)
{
    return 1000 - i;
}

static uint32_t doubled(uint32_t i)
{
    return i / 2;
}

/* As sort(1) puts 0 to 99, a tenth of which go back. */
static uint32_t sorted(uint32_t i)
{
    return i % 11 ? i / 11 * 10 + i % 11 - 1 : i / 11;
}

static uint32_t shuffled(uint32_t i)
{
    return i * 37 % 61;
}

static uint32_t of_two_consoles(uint32_t i)
{
    return i % 2 ? i / 2 : i / 2 + 100;
}

static void lines_as_they_were_written_are_in_order(void **state)
{
    (void)state;
    assert_said(LINES, as_written, "");
    assert_said(LINES, of_short_boots, "");
    assert_said(LINES, with_losses, "");
}

static void what_was_done_to_all_is_named(void **state)
{
    (void)state;
    assert_said(LINES, reversed, "in reverse order, the last one first");
    assert_said(LINES, doubled, "stands there twice");
    assert_said(LINES, sorted, "not in the order in which they were written");
    assert_said(LINES, shuffled, "not in the order in which they were written");
    assert_said(LINES, of_two_consoles, "not in the order in which they were written");
}

static void of_a_few_lines_nothing_is_said(void **state)
{
    (void)state;
    assert_said(16, reversed, "");
    assert_said(17, reversed, "in reverse order");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_as_they_were_written_are_in_order),
        cmocka_unit_test(what_was_done_to_all_is_named),
        cmocka_unit_test(of_a_few_lines_nothing_is_said),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
