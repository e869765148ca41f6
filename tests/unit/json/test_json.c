/* SPDX-License-Identifier: MIT */
/*
 * The JSON of show, read back by jansson and held against the tables of the same runs; what is no
 * JSON of any command; and docs/json.md.
 */
#include "tests/unit/support/boots_maker.h"
#include "tests/unit/support/gate_maker.h"
#include "tests/unit/support/json_said.h"
#include "tests/unit/support/spoken.h"

#include <jansson.h>

#include "report/commands/command.h"
#include "report/system/exit.h"
#include "report/text/json_out.h"

#define BASE  "results/reference/pv64-4.17"
#define NEW   "results/reference/pv64-4.20"
#define MIXED "tests/data/export.log"

static size_t check_table(const char *path)
{
    const char *const words[] = {path, "--format", "json", NULL}, *const as_text[] = {path, NULL};
    json_t *root = json_said(cmd_show, words), *cases = at_path(root, "cases");
    struct spoken text = spoken_of(cmd_show, as_text);
    char *rest = strstr(text.out, "\ncase "), *line, *cells[12];
    size_t rows = 0;

    assert_non_null(rest);
    strsep(&rest, "\n");
    strsep(&rest, "\n");
    while ((line = strsep(&rest, "\n")) && words_of_line(line, cells, 12) == 10 &&
           strchr(cells[0], '/')) {
        json_t *c = case_named(cases, cells[0]);

        assert_string_equal(text_at(c, "status"), cells[1]);
        assert_cell(at_path(c, "prices.call"), "price", cells[2]);
        assert_cell(at_path(c, "prices.entry"), "price", cells[4]);
        assert_cell(at_path(c, "multicall"), "a", cells[5]);
        assert_cell(at_path(c, "multicall"), "b", cells[6]);
        assert_cell(at_path(c, "multicall"), "b_filled", cells[7]);
        if (strcmp(cells[8], "none") != 0)
            assert_cell(at_path(c, "multicall"), "even", cells[8]);
        assert_cell(at_path(c, "prices.item"), "price", cells[9]);
        rows++;
    }
    assert_int_equal(rows, json_array_size(cases));
    assert_int_equal(json_integer_value(at_path(root, "exit_status")), text.status);
    spoken_drop(&text);
    json_decref(root);
    return rows;
}

static void test_show(void **state)
{
    (void)state;
    assert_true(check_table(BASE) > 450);
    assert_int_equal(check_table(MIXED), 9);
}

/* What is wrong with a run is in it. */
static void test_show_bad(void **state)
{
    const char *const words[] = {MIXED, "--format", "json", NULL};
    json_t *root = json_said(cmd_show, words), *c;

    (void)state;
    assert_int_equal(json_integer_value(at_path(root, "exit_status")), EXIT_WORSE);
    assert_string_equal(text_at(root, "run.boots.0.outcome"), "complete");
    assert_string_equal(text_at(root, "run.boots.1.outcome"), "partial");
    assert_true(json_array_size(at_path(root, "run.problems")) > 0);
    assert_true(json_array_size(at_path(root, "warnings")) > 0);
    c = case_named(at_path(root, "cases"), "sysctl/readconsole");
    assert_true(json_is_null(at_path(c, "prices.call.price")));
    assert_string_equal(text_at(c, "prices.call.why"), "skipped: it would read the console's ring");
    c = case_named(at_path(root, "cases"), "vcpu_op/is-up");
    assert_string_equal(text_at(c, "status"), "wrong");
    assert_true(json_is_null(at_path(c, "prices.call.price")));
    json_decref(root);
}

static void test_hostile(void **state)
{
    const char *const words[] = {"tests/data/export-hostile.log", "--format", "json", NULL};
    json_t *root = json_said(cmd_show, words);

    (void)state;
    assert_int_equal(json_array_size(at_path(root, "cases")), 13);
    case_named(at_path(root, "cases"), "=HYPERLINK(\"x\",\"y\")");
    json_decref(root);
}

static void test_usage(void **state)
{
    static const char *const bad[][8] = {
        {BASE, "--format", "xml"},
        {BASE, "--format", "json", "--view", "pte"},
        {BASE, "--format", "json", "--case", "nothing/*"},
        {"/nonexistent", "--format", "json"},
    };
    static const char *const gate[][8] = {
        {BASE, NEW, "--format", "xml"},
        {BASE, NEW, "--format", "json", "--explain", "set_gdt/empty"},
        {BASE, NEW, "--format", "json", "--markdown", "-"},
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(bad) / sizeof(*bad) + sizeof(gate) / sizeof(*gate); i++) {
        size_t shows = sizeof(bad) / sizeof(*bad);
        struct spoken spoken =
            i < shows ? spoken_of(cmd_show, bad[i]) : spoken_of(cmd_gate, gate[i - shows]);

        assert_int_equal(spoken.status, EXIT_USAGE);
        assert_string_equal(spoken.out, "");
        spoken_drop(&spoken);
    }
}

/* Keys of facts are the run's, and not the schema's. */
static bool is_free(const char *key)
{
    return !strcmp(key, "facts") || !strcmp(key, "begin") || !strcmp(key, "plan");
}

static void check_keys(json_t *value, const char *docs)
{
    const char *key;
    json_t *inner;
    size_t i;

    json_array_foreach(value, i, inner)
    {
        check_keys(inner, docs);
    }
    json_object_foreach(value, key, inner)
    {
        char word[64];

        snprintf(word, sizeof(word), "`%s`", key);
        if (!strstr(docs, word))
            fail_msg("docs/json.md has no %s", word);
        if (!is_free(key))
            check_keys(inner, docs);
    }
}

/* docs/json.md names every key that is written. */
static void test_documented(void **state)
{
    const char *const show[] = {MIXED, "--format", "json", NULL};
    const char *const gate[] = {BASE, NEW, "--format", "json", NULL};
    const char *const compare[] = {BASE, NEW, "--format", "json", NULL};
    char *cycles = boots_file(&gate_cycles_base), *docs = file_text("docs/json.md");
    const char *const in_cycles[] = {cycles, cycles, "--format", "json", NULL};
    json_t *roots[] = {json_said(cmd_show, show), json_said(cmd_gate, gate),
                       json_said(cmd_compare, compare), json_said(cmd_gate, in_cycles)};
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(roots) / sizeof(*roots); i++) {
        check_keys(roots[i], docs);
        json_decref(roots[i]);
    }
    drop_file(cycles);
    free(docs);
}

static void test_no_number(void **state)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    struct json_out json = {.out = out};

    (void)state;
    json_out_open(&json, '[');
    json_out_real(&json, (double)NAN);
    json_out_real(&json, (double)-INFINITY);
    json_out_real(&json, 0.5);
    json_out_real(&json, -0.0);
    json_out_close(&json, ']');
    fclose(out);
    assert_string_equal(text, "[\n null,\n null,\n 0.5,\n 0\n]");
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_show),       cmocka_unit_test(test_show_bad),
        cmocka_unit_test(test_hostile),    cmocka_unit_test(test_usage),
        cmocka_unit_test(test_documented), cmocka_unit_test(test_no_number),
    };

    return cmocka_run_group_tests_name("JSON", tests, NULL, NULL);
}
