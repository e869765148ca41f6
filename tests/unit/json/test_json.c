/* SPDX-License-Identifier: MIT */
/*
 * The JSON of show, read back by jansson and held against the tables of the same runs; what is no
 * JSON of any command; and docs/json.md.
 */
#include "tests/unit/makers/boots_maker.h"
#include "tests/unit/makers/gate_maker.h"
#include "tests/unit/makers/profile_maker.h"
#include "tests/unit/support/json_said.h"
#include "tests/unit/support/spoken.h"

#include <jansson.h>

#include "report/commands/command.h"
#include "report/system/exit.h"
#include "report/text/json_out.h"

#define BASE  "results/reference/pv64-4.17"
#define NEW   "results/reference/pv64-4.20"
#define MIXED "tests/data/export.log"

/* The cell below a head; "-" where the table has no such column. */
static const char *below(char *const *heads, char *const *cells, size_t count, const char *head)
{
    size_t i;

    for (i = 0; i < count; i++)
        if (!strcmp(heads[i], head))
            return cells[i];
    return "-";
}

static size_t check_table(const char *path)
{
    const char *const words[] = {path, "--format", "json", NULL}, *const as_text[] = {path, NULL};
    json_t *root = json_said(cmd_show, words), *cases = at_path(root, "cases");
    struct spoken text = spoken_of(cmd_show, as_text);
    char *rest = strstr(text.out, "\ncase "), *line, *heads[16], *cells[16];
    size_t rows = 0, count;

    assert_non_null(rest);
    strsep(&rest, "\n");
    count = words_of_line(strsep(&rest, "\n"), heads, 16);
    while ((line = strsep(&rest, "\n")) && words_of_line(line, cells, 16) == count &&
           strchr(cells[0], '/')) {
        json_t *c = case_named(cases, cells[0]);

        assert_string_equal(text_at(c, "status"), cells[1]);
        assert_cell(at_path(c, "prices.call"), "price", below(heads, cells, count, "single"));
        assert_cell(at_path(c, "prices.entry"), "price", below(heads, cells, count, "entry"));
        assert_cell(at_path(c, "multicall"), "a", below(heads, cells, count, "a"));
        assert_cell(at_path(c, "multicall"), "b", below(heads, cells, count, "b"));
        assert_cell(at_path(c, "multicall"), "b_filled", below(heads, cells, count, "b'"));
        if (strcmp(below(heads, cells, count, "even"), "none") != 0)
            assert_cell(at_path(c, "multicall"), "even", below(heads, cells, count, "even"));
        assert_cell(at_path(c, "prices.item"), "price", below(heads, cells, count, "array"));
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

/* docs/json.md names every key that is written. */
static void test_documented(void **state)
{
    const char *const show[] = {MIXED, "--format", "json", NULL};
    const char *const gate[] = {BASE, NEW, "--format", "json", NULL};
    const char *const compare[] = {BASE, NEW, "--format", "json", NULL};
    char *once = boots_file(&gate_once_base), *once_new = boots_file(&gate_once_new);
    char *cycles = boots_file(&gate_cycles_base);
    const char *const in_cycles[] = {cycles, cycles, "--format", "json", NULL};
    const char *const with_once[] = {once, once_new, "--format", "json", NULL};
    const char *const profiles[] = {profile_run(MADE_BASE), profile_run(MADE_NEW), "--format",
                                    "json", NULL};
    json_t *roots[] = {json_said(cmd_show, show),          json_said(cmd_gate, gate),
                       json_said(cmd_compare, compare),    json_said(cmd_gate, in_cycles),
                       json_said(cmd_show, with_once + 1), json_said(cmd_gate, with_once),
                       json_said(cmd_compare, with_once),  json_said(cmd_gate, profiles),
                       json_said(cmd_compare, profiles),   json_said(cmd_show, in_cycles + 1)};
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(roots) / sizeof(*roots); i++) {
        assert_documented(roots[i], NULL);
        json_decref(roots[i]);
    }
    drop_file(cycles);
    drop_file(once);
    drop_file(once_new);
}

/* The second figure of a price, and which of the two decides. */
static void test_once(void **state)
{
    char *base = boots_file(&gate_once_base), *new = boots_file(&gate_once_new);
    struct boots as_log = gate_once_new;
    char *old, *policy = temporary_file("rep = each\n", 11);
    const char *const by_policy[] = {base, new, "--format", "json", "--policy", policy, NULL};
    const char *const show[] = {new, "--format", "json", NULL};
    const char *const gate[] = {base, new, "--format", "json", NULL};
    const char *compare[] = {base, NULL, "--format", "json", NULL};
    json_t *root = json_said(cmd_show, show), *c;

    (void)state;
    c = case_named(at_path(root, "cases"), "stack_switch/same");
    assert_near(json_number_value(at_path(c, "prices.call.price")), 338);
    assert_near(json_number_value(at_path(c, "prices.call.once")), 274);
    assert_near(json_number_value(at_path(c, "prices.entry.once")), 586);
    assert_true(json_is_null(at_path(c, "prices.item.once")));
    json_decref(root);

    root = json_said(cmd_gate, gate);
    assert_string_equal(text_at(root, "decides"), "once");
    c = case_named(at_path(root, "cases"), "stack_switch/same");
    assert_string_equal(text_at(c, "verdict"), "faster");
    assert_string_equal(text_at(c, "measures.entry.decides"), "once");
    assert_near(json_number_value(at_path(c, "measures.entry.change")), 49);
    assert_near(json_number_value(at_path(c, "measures.entry.share")), 49.0 / 601);
    assert_near(json_number_value(at_path(c, "measures.entry.once.change")), -7);
    assert_near(json_number_value(at_path(c, "measures.entry.once.share")), -7.0 / 593);
    assert_near(json_number_value(at_path(c, "measures.entry.once.base")), 593);
    assert_near(json_number_value(at_path(c, "measures.entry.once.new_boots.0")), 586);
    assert_near(json_number_value(at_path(c, "measures.entry.limit")), 5.93);
    json_decref(root);

    root = json_said(cmd_gate, by_policy);
    assert_string_equal(text_at(root, "decides"), "each");
    assert_string_equal(text_at(root, "decides_why"),
                        "each iteration of a REP instruction counts: the policy says so");
    c = case_named(at_path(root, "cases"), "stack_switch/same");
    assert_string_equal(text_at(c, "verdict"), "slower");
    assert_string_equal(text_at(c, "measures.entry.decides"), "each");
    assert_near(json_number_value(at_path(c, "measures.entry.once.change")), -7);
    json_decref(root);

    as_log.once = false;
    compare[1] = old = boots_file(&as_log);
    root = json_said(cmd_compare, compare);
    assert_string_equal(text_at(root, "comparisons.0.decides"), "each");
    assert_string_equal(text_at(root, "comparisons.0.decides_why"),
                        "each iteration of a REP instruction counts: the new run does not have "
                        "REP counted once");
    c = case_named(at_path(root, "comparisons.0.cases"), "stack_switch/same");
    assert_string_equal(text_at(c, "verdict"), "slower");
    assert_true(json_is_null(at_path(c, "measures.entry.once")));
    json_decref(root);
    drop_file(base);
    drop_file(new);
    drop_file(old);
    drop_file(policy);
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
        cmocka_unit_test(test_documented), cmocka_unit_test(test_once),
        cmocka_unit_test(test_no_number),
    };

    return cmocka_run_group_tests_name("JSON", tests, profiles_make, profiles_drop);
}
