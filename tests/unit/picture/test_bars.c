/* SPDX-License-Identifier: MIT */
/* What gnuplot is given to draw bars: where they stand, what stands behind them, and the axis. */
#include "tests/unit/support/check.h"
#include "tests/unit/support/folder.h"

#include "report/picture/bars.h"
#include "report/picture/bars_data.h"
#include "report/picture/bars_draw.h"
#include "report/picture/lettering.h"
#include "report/system/exit.h"
#include "report/text/text.h"

static void start(struct bars *bars)
{
    bars_start(bars, "bars", text_copy("title"), text_copy("axis"));
    bars_add_kind(bars, text_copy("one"), "#0072b2");
    bars_add_kind(bars, text_copy("other"), "#e69f00");
}

static void add(struct bars *bars, double one, double other)
{
    struct bars_row row = {.label = text_copy("row")};

    row.at[0] = (struct bars_bar){.have = true, .value = one};
    row.at[1] = (struct bars_bar){.have = true, .value = other};
    bars_add_row(bars, &row);
}

/* The data of all rows, to be freed. */
static char *data_of(const struct bars *bars, struct bars_data *data)
{
    struct bars_page page = {bars, 0, bars->row_count, 1, 1};
    char *text = NULL;
    size_t size;
    FILE *out = open_memstream(&text, &size);

    bars_data_put(&page, out, data);
    fclose(out);
    return text;
}

static void test_data(void **state)
{
    struct bars_row row = {.label = text_copy("words")};
    struct bars_data data = {0};
    struct bars bars;
    char *text;

    (void)state;
    start(&bars);
    add(&bars, 10, 20);
    row.at[0].word = "absent";
    row.at[1] = (struct bars_bar){
        .have = true, .value = 5, .spread = true, .low = 4, .high = 9, .more = " (n = 8)"};
    bars_add_row(&bars, &row);
    text = data_of(&bars, &data);
    assert_string_equal(text, "0\t10\t0\t-0.4\t0.4\n\n\n"
                              "0\t20\t-1\t-1.4\t-0.6\n0\t5\t-3.9\t-4.3\t-3.5\n\n\n"
                              "4\t9\t-3.9\n\n\n"
                              "10\t0\t10\n20\t-1\t20\n9\t-3.9\t5 (n = 8)\n\n\n"
                              "0\t-2.9\tabsent\n");
    assert_int_equal(data.kinds[0], 1);
    assert_int_equal(data.kinds[1], 2);
    assert_int_equal(data.whiskers, 1);
    assert_int_equal(data.words, 1);
    assert_false(data.log);
    assert_true(data.from == 0 && data.to == 20);
    assert_near(data.widest, lettering_width("5 (n = 8)"));
    free(text);
    bars_free(&bars);
}

/* The number of a bar to the left of zero stands to the right of it, and not on the bar. */
static void test_below_zero(void **state)
{
    struct bars_data data = {0};
    struct bars bars;
    char *text;

    (void)state;
    start(&bars);
    add(&bars, -30, 0);
    text = data_of(&bars, &data);
    assert_non_null(strstr(text, "0\t-30\t0\t"));
    assert_non_null(strstr(text, "\n0\t0\t-30\n0\t-1\t0\n"));
    assert_true(data.from == -30 && data.to == 0 && !data.log);
    free(text);
    bars_free(&bars);
    start(&bars);
    add(&bars, 0, 0);
    free(data_of(&bars, &data));
    assert_true(data.from == 0 && data.to == 1);
    bars_free(&bars);
}

static void assert_axis(double one, double other, bool log, double from)
{
    struct bars_data data = {0};
    struct bars bars;

    start(&bars);
    add(&bars, one, other);
    free(data_of(&bars, &data));
    assert_int_equal(data.log, log);
    assert_near(data.from, from);
    bars_free(&bars);
}

static void test_far_apart(void **state)
{
    (void)state;
    assert_axis(20, 20000, false, 0);
    assert_axis(20, 20001, true, 10);
    assert_axis(100, 1e9, true, 10);
    assert_axis(0, 1e9, false, 0);
    assert_axis(-1, 1e9, false, -1);
}

static void test_stack(void **state)
{
    struct bars_row part = {.label = text_copy("part")};
    struct bars_data data = {0};
    struct bars bars;
    char *text;

    (void)state;
    start(&bars);
    bars.stacked = true;
    add(&bars, 528, 93);
    add(&bars, 100, -3);
    part.at[1] = (struct bars_bar){.have = true, .value = 7};
    bars_add_row(&bars, &part);
    text = data_of(&bars, &data);
    assert_non_null(strstr(text, "528\t621\t0\t"));
    assert_non_null(strstr(text, "621\t0\t528 + 93 = 621\n"));
    assert_non_null(strstr(text, "100\t-1.9\t100 - 3 = 97\n"));
    assert_non_null(strstr(text, "7\t-3.8\t7\n"));
    free(text);
    bars_free(&bars);
}

/* ---- files ---- */

static bool is_there(const char *name)
{
    char *text = folder_text(name);
    bool there = text != NULL;

    free(text);
    return there;
}

static double margin(const char *script, const char *which)
{
    const char *at = strstr(script, which);

    assert_non_null(at);
    return 1100 * strtod(at + strlen(which), NULL);
}

/* Names and numbers have room beside the axes. */
static void test_room(void **state)
{
    static char name[300];
    struct bars_row row;
    struct bars bars;
    char *script;

    (void)state;
    memset(name, 'W', sizeof(name) - 1);
    start(&bars);
    row = (struct bars_row){.label = text_copy(name)};
    row.at[0] = (struct bars_bar){.have = true, .value = 123456789, .more = ", unstable (n = 32)"};
    bars_add_row(&bars, &row);
    assert_int_equal(bars_draw(&bars, folder), EXIT_GOOD);
    script = folder_text("bars.gp");
    assert_null(strstr(script, name));
    assert_non_null(strstr(script, "WW...WW"));
    assert_true(margin(script, "set lmargin at screen ") > 380);
    assert_true(margin(script, "set lmargin at screen ") < 420);
    assert_true(margin(script, "set rmargin at screen ") +
                    lettering_width(" 123456789, unstable (n = 32)") <
                1100);
    assert_null(strstr(script, "\"other\""));
    free(script);
    bars_free(&bars);
}

static void test_log_axis(void **state)
{
    struct bars_row row = {.label = text_copy("word"), .at = {{.word = "absent"}}};
    struct bars bars;
    char *text;

    (void)state;
    start(&bars);
    add(&bars, 20, 5e6);
    bars_add_row(&bars, &row);
    assert_int_equal(bars_draw(&bars, folder), EXIT_GOOD);
    text = folder_text("bars.gp");
    assert_non_null(strstr(text, "set xlabel \"axis, logarithmic\" noenhanced\nset logscale x\n"
                                 "set xrange [10:5000000]\n"));
    free(text);
    text = folder_text("bars.dat");
    assert_non_null(strstr(text, "10\t20\t0\t"));
    assert_non_null(strstr(text, "\n10\t-2.9\tabsent\n"));
    free(text);
    bars_free(&bars);
}

static void test_pages(void **state)
{
    struct bars bars;
    char *script;
    size_t i;

    (void)state;
    start(&bars);
    for (i = 0; i < 100; i++)
        add(&bars, 1, 2);
    assert_int_equal(bars_draw(&bars, folder), EXIT_GOOD);
    script = folder_text("bars-2.gp");
    assert_non_null(strstr(script, "page 2 of 2"));
    free(script);
    assert_true(is_there("bars-2.png") && is_there("bars-2.svg") && !is_there("bars-3.gp"));
    bars_free(&bars);
    /* The next picture of that name has one page, and no other is left. */
    start(&bars);
    add(&bars, 1, 2);
    assert_int_equal(bars_draw(&bars, folder), EXIT_GOOD);
    assert_true(is_there("bars.png") && !is_there("bars-2.png") && !is_there("bars-2.gp"));
    bars_free(&bars);
    /* A page may have words only. */
    start(&bars);
    add(&bars, 1, 2);
    for (i = 0; i < 100; i++)
        bars_add_row(&bars,
                     &(struct bars_row){.label = text_copy("x"), .at = {{.word = "absent"}}});
    assert_int_equal(bars_draw(&bars, folder), EXIT_GOOD);
    script = folder_text("bars-2.gp");
    assert_non_null(strstr(script, "plot 'bars-2.dat' index 0 using 1:2:3 with labels left offset "
                                   "0.5,0 tc rgb '#606060'\n"));
    free(script);
    script = folder_text("bars-2.dat");
    assert_int_equal(strncmp(script, "0\t0\tabsent\n", 11), 0);
    free(script);
    bars_free(&bars);
    /* Words alone are no picture. */
    start(&bars);
    bars_add_row(&bars, &(struct bars_row){.label = text_copy("x"), .at = {{.word = "absent"}}});
    assert_int_equal(bars_draw(&bars, folder), EXIT_GOOD);
    assert_false(is_there("bars.png"));
    bars_free(&bars);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_data),      cmocka_unit_test(test_below_zero),
        cmocka_unit_test(test_far_apart), cmocka_unit_test(test_stack),
        cmocka_unit_test(test_room),      cmocka_unit_test(test_pages),
        cmocka_unit_test(test_log_axis),
    };

    return cmocka_run_group_tests_name("bars", tests, folder_make, folder_drop);
}
