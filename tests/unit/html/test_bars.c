/* SPDX-License-Identifier: MIT */
/* Small bars (report/html/bars.h): as long as their numbers, one behind the other where they are
 * parts. */
#include "tests/unit/support/check.h"

#include <stdio.h>

#include "report/html/bars.h"

/* All bars of a text: where each begins, and how long it is. */
static size_t bars_of(const char *text, double *starts, double *lengths)
{
    const char *at = text;
    double y;
    size_t count = 0;

    while ((at = strstr(at, " d=\"M"))) {
        assert_int_equal(sscanf(at, " d=\"M%lf %lfh%lf", &starts[count], &y, &lengths[count]), 3);
        at++;
        count++;
    }
    return count;
}

static char *row_of(const char *title, const struct bars_line *lines, size_t count, size_t runs)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);

    assert_non_null(out);
    html_bars_row(out, title, lines, count, runs, 200);
    fclose(out);
    return text;
}

static void test_one(void **state)
{
    static const struct bars_line lines[] = {
        {.name = "call", .have = {true}, .values = {50}},
        {.name = "back", .start = 50, .have = {true}, .values = {100}},
        {.name = "whole", .have = {true}, .values = {150}},
    };
    char *text = row_of("<int3>", lines, 3, 1);
    double starts[3], lengths[3];

    (void)state;
    assert_int_equal(bars_of(text, starts, lengths), 3);
    assert_near(lengths[1], 2 * lengths[0]);
    assert_near(starts[1], starts[0] + lengths[0]);
    assert_near(starts[2], starts[0]);
    assert_non_null(strstr(text, "&lt;int3&gt;"));
    assert_non_null(strstr(text, ">150</text>"));
    free(text);
}

/* Of several runs each has its colour, and no number; one without the price has no bar. */
static void test_some(void **state)
{
    static const struct bars_line line = {
        .name = "call", .have = {true, false, true}, .values = {50, 0, -50}};
    char *text = row_of("x", &line, 1, 3);
    double starts[3], lengths[3];

    (void)state;
    assert_int_equal(bars_of(text, starts, lengths), 2);
    assert_near(lengths[1], 0); /* nothing is shorter than nothing */
    assert_non_null(strstr(text, "class=line-a"));
    assert_null(strstr(text, "class=line-b"));
    assert_non_null(strstr(text, "class=line-c"));
    assert_null(strstr(text, ">50</text>"));
    free(text);
}

/* The names of the ways are as far from each other as their bars are. */
static void test_names(void **state)
{
    static const struct bars_line lines[] = {
        {.name = "call", .have = {true, true}, .values = {50, 60}},
        {.name = "back", .have = {true, true}, .values = {50, 60}},
        {.name = "whole", .have = {true, true}, .values = {50, 60}},
    };
    char *text = row_of("x", lines, 3, 2);
    const char *at = text;
    double x, y[3];
    size_t i;

    (void)state;
    for (i = 0; i < 3; i++) {
        at = strstr(at, "<text class=w");
        assert_non_null(at);
        assert_int_equal(sscanf(at, "<text class=w x=%lf y=%lf", &x, &y[i]), 2);
        at++;
    }
    assert_near(y[1] - y[0], y[2] - y[1]);
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_one),
        cmocka_unit_test(test_some),
        cmocka_unit_test(test_names),
    };

    return cmocka_run_group_tests_name("bars", tests, NULL, NULL);
}
