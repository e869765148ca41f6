/* SPDX-License-Identifier: MIT */
/* A grid of characters at its edges, and the numbers on it (bench/summary/). */
#include "tests/unit/support/check.h"

#include "bench/summary/grid.c"
#include "bench/summary/words.c"
#include "core/line.c"
#include "core/text.c"

static void test_edges(void **state)
{
    struct grid grid;

    (void)state;
    grid_clear(&grid);
    assert_int_equal(grid_put(&grid, SCREEN_ROWS, 0, 10, SCREEN_BAD, "below"), 0);
    assert_int_equal(grid_put(&grid, 0, SCREEN_COLUMNS, 10, SCREEN_BAD, "beside"), SCREEN_COLUMNS);
    assert_int_equal(grid_put(&grid, 0, 76, 10, SCREEN_BAD, "abcdef"), SCREEN_COLUMNS);
    assert_memory_equal(grid.text[0] + 76, "ab..", 4);
    assert_memory_equal(grid.text[1], "    ", 4);
    assert_int_equal(grid_put(&grid, 2, 1, 1, SCREEN_BAD, "ab"), 2);
    assert_memory_equal(grid.text[2], " .  ", 4);
}

static void test_seconds(void **state)
{
    static const struct {
        uint64_t seconds;
        const char *text;
    } rows[] = {
        {0, "0 s"},
        {59, "59 s"},
        {60, "1 min 00 s"},
        {69, "1 min 09 s"},
        {3599, "59 min 59 s"},
        {3600, "1 h 00 min"},
        {36610, "10 h 10 min"},
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        struct text_line line;

        line_start(&line);
        line_seconds(&line, rows[i].seconds);
        assert_string_equal(line_text(&line), rows[i].text);
    }
}

static void test_thousandths(void **state)
{
    static const struct {
        uint64_t value;
        const char *text;
    } rows[] = {{0, "0.000"}, {7, "0.007"}, {99, "0.099"}, {688, "0.688"}, {2199998, "2199.998"}};
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        struct text_line line;

        line_start(&line);
        line_thousandths(&line, rows[i].value);
        assert_string_equal(line_text(&line), rows[i].text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_edges),
        cmocka_unit_test(test_seconds),
        cmocka_unit_test(test_thousandths),
    };

    return cmocka_run_group_tests_name("a grid", tests, NULL, NULL);
}
