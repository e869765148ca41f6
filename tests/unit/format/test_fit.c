/* SPDX-License-Identifier: MIT */
/* Tables and lines within a terminal (report/format/fit.h, width.h, paragraph.h). */
#include "tests/unit/support/check.h"

#include "report/cases/table.h"
#include "report/format/fit.h"
#include "report/format/paragraph.h"
#include "report/format/table.h"
#include "report/format/width.h"

#define COLUMNS 5

/* A row is a name and four numbers of six columns each. */
static char *table_at(size_t width, const size_t *leave, size_t count)
{
    static const char *const heads[COLUMNS] = {"case", "one", "two", "three", "four"};
    struct table table;
    char *text = NULL;
    size_t size = 0, i;
    FILE *out = open_memstream(&text, &size);

    width_set(width);
    table_start(&table, heads, COLUMNS, 1);
    if (leave)
        table_leave(&table, leave, count);
    table_cell(&table, "event_channel_op/bind-interdomain-bad-port");
    for (i = 1; i < COLUMNS; i++)
        table_cell(&table, "%zu", i * 111111);
    table_cell(&table, "set_gdt/empty");
    for (i = 1; i < COLUMNS; i++)
        table_cell(&table, "-");
    table_finish(&table, out);
    fclose(out);
    width_set(0);
    return text;
}

static void check_table(size_t width, const size_t *leave, size_t count, const char *want)
{
    char *text = table_at(width, leave, count);

    assert_string_equal(text, want);
    free(text);
}

static void test_room(void **state)
{
    static const char wide[] =
        "case                                           one     two   three    four\n"
        "event_channel_op/bind-interdomain-bad-port  111111  222222  333333  444444\n"
        "set_gdt/empty                                    -       -       -       -\n";
    static const char close[] =
        "case                                          one    two  three   four\n"
        "event_channel_op/bind-interdomain-bad-port 111111 222222 333333 444444\n"
        "set_gdt/empty                                   -      -      -      -\n";

    (void)state;
    check_table(0, NULL, 0, wide);
    check_table(200, NULL, 0, wide);
    check_table(74, NULL, 0, wide);
    check_table(73, NULL, 0, close);
    check_table(70, NULL, 0, close);
}

/* A name is cut before a column goes, but not to less than can be read. */
static void test_narrow(void **state)
{
    static const size_t leave[] = {2};

    (void)state;
    check_table(60, NULL, 0,
                "case                                one    two  three   four\n"
                "event_channe..terdomain-bad-port 111111 222222 333333 444444\n"
                "set_gdt/empty                         -      -      -      -\n"
                "[60 columns: '..' for the middle of a name; all of it on a\n"
                "wider terminal or in a pipe]\n");
    check_table(52, NULL, 0,
                "case                               one    two  three\n"
                "event_chann..terdomain-bad-port 111111 222222 333333\n"
                "set_gdt/empty                        -      -      -\n"
                "[52 columns: without four, and '..' for the middle\n"
                "of a name; all of it on a wider terminal or in a\n"
                "pipe]\n");
    check_table(52, leave, 1,
                "case                               one  three   four\n"
                "event_chann..terdomain-bad-port 111111 333333 444444\n"
                "set_gdt/empty                        -      -      -\n"
                "[52 columns: without two, and '..' for the middle of\n"
                "a name; all of it on a wider terminal or in a pipe]\n");
}

/* Of two columns of text the names are cut to what can be read, and then the wider one is. */
static void test_two_texts(void **state)
{
    static const char *const heads[] = {"case", "run"};
    struct table table;
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);

    (void)state;
    table_start(&table, heads, 2, 2);
    table_cell(&table, "event_channel_op/bind-interdomain-bad-port");
    table_cell(&table, "results/reference/pv64-4.17-of-that-day");
    width_set(68);
    table_finish(&table, out);
    width_set(0);
    fclose(out);
    assert_non_null(
        strstr(text, "\nevent_chann..erdomain-bad-port results/refere..pv64-4.17-of-that-day\n"));
    free(text);
}

static size_t longest_line(const char *text)
{
    size_t longest = 0, len;

    for (; *text; text += len + (text[len] == '\n')) {
        len = strcspn(text, "\n");
        longest = len > longest ? len : longest;
    }
    return longest;
}

static void test_every_width(void **state)
{
    static const size_t none[] = {0};
    size_t width;
    char *text;

    (void)state;
    for (width = WIDTH_LEAST; width < 120; width++) {
        text = table_at(width, NULL, 0);
        assert_true(longest_line(text) <= width);
        free(text);
        /* Of columns that all have to stay only the name gives way. */
        text = table_at(width, none, 0);
        assert_true(longest_line(text) <= width);
        assert_non_null(strstr(text, "444444"));
        free(text);
    }
    text = table_at(1, NULL, 0);
    assert_true(longest_line(text) <= WIDTH_LEAST);
    free(text);
}

/* What is cut is as wide as it may be, and no two names of the table look alike then. */
static void check_names(size_t width)
{
    char **names = calloc(case_table_size, sizeof(*names));
    size_t i, k;

    for (i = 0; i < case_table_size; i++) {
        names[i] = table_fit_text(case_table[i].name, width);
        assert_true(strlen(names[i]) <= width);
        for (k = 0; k < i; k++)
            assert_string_not_equal(names[i], names[k]);
    }
    for (i = 0; i < case_table_size; i++)
        free(names[i]);
    free(names);
}

static void test_names(void **state)
{
    size_t width;

    (void)state;
    for (width = FIT_NAME_LEAST; width < 48; width++)
        check_names(width);
}

static char *line_at(size_t width, const char *line, int indent)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);

    width_set(width);
    show_line(out, indent, "%s", line);
    fclose(out);
    width_set(0);
    return text;
}

static void check_line(size_t width, const char *line, int indent, const char *want)
{
    char *text = line_at(width, line, indent);

    assert_string_equal(text, want);
    free(text);
}

static void test_lines(void **state)
{
    (void)state;
    check_line(0, "  limit     8 = the larger of one and of the other", 12,
               "  limit     8 = the larger of one and of the other\n");
    check_line(40, "  limit     8 = the larger of one and of the other", 12,
               "  limit     8 = the larger of one and of\n"
               "            the other\n");
    /* A word that does not fit behind the indent starts further to the left, and is whole. */
    check_line(40, "key             0123456789012345678901234567", 16,
               "key\n"
               "            0123456789012345678901234567\n");
    check_line(40, "key             01234567890123456789012345678901234567890", 16,
               "key\n"
               "01234567890123456789012345678901234567890\n");
    check_line(40, "\033[31m", 0, "\\x1b[31m\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_room),      cmocka_unit_test(test_narrow),
        cmocka_unit_test(test_two_texts), cmocka_unit_test(test_every_width),
        cmocka_unit_test(test_names),     cmocka_unit_test(test_lines),
    };

    return cmocka_run_group_tests_name("fit", tests, NULL, NULL);
}
