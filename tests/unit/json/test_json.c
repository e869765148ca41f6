/* SPDX-License-Identifier: MIT */
/*
 * The JSON of show, compare and gate, read back by jansson: held against the tables of the same
 * runs, against docs/json.md, and against the exit status.
 */
#include "tests/unit/support/boots_maker.h"
#include "tests/unit/support/gate_maker.h"
#include "tests/unit/support/spoken.h"

#include <ctype.h>
#include <jansson.h>

#include "report/commands/command.h"
#include "report/system/exit.h"
#include "report/text/json_out.h"

#define OLD   "results/reference/pv64-4.14"
#define BASE  "results/reference/pv64-4.17"
#define NEW   "results/reference/pv64-4.20"
#define MIXED "tests/data/export.log"

/* What a command writes as JSON, which is one object; its exit status is in it. */
static json_t *object_of(int (*command)(int argc, char **argv), const char *const *words)
{
    struct spoken spoken = spoken_of(command, words);
    json_error_t error;
    json_t *root = json_loads(spoken.out, JSON_REJECT_DUPLICATES, &error);
    const char *at;

    if (!root)
        fail_msg("%s, line %d: %s", error.text, error.line, spoken.err);
    assert_int_equal(json_integer_value(json_object_get(root, "schema")), 1);
    assert_int_equal(json_integer_value(json_object_get(root, "exit_status")), spoken.status);
    for (at = spoken.out; *at; at++)
        assert_true(*at == '\n' || (*at >= ' ' && *at < 0x7f));
    spoken_drop(&spoken);
    return root;
}

static json_t *at_path(json_t *root, const char *path)
{
    char copy[128], *rest = copy, *word;

    snprintf(copy, sizeof(copy), "%s", path);
    while ((word = strsep(&rest, ".")))
        root = isdigit((unsigned char)*word) ? json_array_get(root, strtoul(word, NULL, 10))
                                             : json_object_get(root, word);
    if (!root)
        fail_msg("no %s", path);
    return root;
}

static const char *text_at(json_t *root, const char *path)
{
    return json_string_value(at_path(root, path));
}

static json_t *named(json_t *cases, const char *name)
{
    json_t *c;
    size_t i;

    json_array_foreach(cases, i, c)
    {
        if (!strcmp(text_at(c, "name"), name))
            return c;
    }
    fail_msg("no case %s", name);
    return NULL;
}

/* What a cell of a table holds of a number: "-" where there is none, which has a reason. */
static void assert_cell(json_t *of, const char *key, const char *cell)
{
    json_t *number = at_path(of, key);
    double step = strchr(cell, '.') ? 0.1 : 1;

    if (json_is_null(number)) {
        assert_true(!strcmp(key, "even") || json_is_string(at_path(of, "why")));
        assert_string_equal(cell, "-");
        return;
    }
    assert_true(json_is_number(number));
    if (fabs(json_number_value(number) - strtod(cell, NULL)) > step / 2 + 1e-9)
        fail_msg("%s is %g, and %s in the table", key, json_number_value(number), cell);
}

/* The words of a line; returns how many. */
static size_t split(char *line, char **words, size_t most)
{
    size_t count = 0;
    char *word;

    while ((word = strsep(&line, " ")) && count < most)
        if (*word)
            words[count++] = word;
    return count;
}

static size_t check_table(const char *path)
{
    const char *const words[] = {path, "--format", "json", NULL}, *const as_text[] = {path, NULL};
    json_t *root = object_of(cmd_show, words), *cases = at_path(root, "cases");
    struct spoken text = spoken_of(cmd_show, as_text);
    char *rest = strstr(text.out, "\ncase "), *line, *cells[12];
    size_t rows = 0;

    assert_non_null(rest);
    strsep(&rest, "\n");
    strsep(&rest, "\n");
    while ((line = strsep(&rest, "\n")) && split(line, cells, 12) == 10 && strchr(cells[0], '/')) {
        json_t *c = named(cases, cells[0]);

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
    json_t *root = object_of(cmd_show, words), *c;

    (void)state;
    assert_int_equal(json_integer_value(at_path(root, "exit_status")), EXIT_WORSE);
    assert_string_equal(text_at(root, "run.boots.0.outcome"), "complete");
    assert_string_equal(text_at(root, "run.boots.1.outcome"), "partial");
    assert_true(json_array_size(at_path(root, "run.problems")) > 0);
    assert_true(json_array_size(at_path(root, "warnings")) > 0);
    c = named(at_path(root, "cases"), "sysctl/readconsole");
    assert_true(json_is_null(at_path(c, "prices.call.price")));
    assert_string_equal(text_at(c, "prices.call.why"), "skipped: it would read the console's ring");
    c = named(at_path(root, "cases"), "vcpu_op/is-up");
    assert_string_equal(text_at(c, "status"), "wrong");
    assert_true(json_is_null(at_path(c, "prices.call.price")));
    json_decref(root);
}

/* A row of a table for each case that is slower or faster, with the same numbers. */
static void check_row(json_t *c, char *const *cells)
{
    json_t *measure;
    char path[32];

    assert_string_equal(text_at(c, "verdict"), cells[0]);
    assert_string_equal(text_at(c, "by"), cells[2]);
    snprintf(path, sizeof(path), "measures.%s", cells[2]);
    measure = at_path(c, path);
    assert_cell(measure, "base", cells[3]);
    assert_cell(measure, "new", cells[4]);
    assert_cell(measure, "change", cells[5] + (*cells[5] == '+'));
    assert_near(json_number_value(at_path(measure, "change")),
                json_number_value(at_path(measure, "new")) -
                    json_number_value(at_path(measure, "base")));
}

static void test_gate(void **state)
{
    const char *const words[] = {BASE, NEW, "--across", "xen", "--format", "json", NULL};
    json_t *root = object_of(cmd_gate, words), *cases = at_path(root, "cases"), *c;
    struct spoken text =
        spoken_of(cmd_gate, (const char *const[]){BASE, NEW, "--across", "xen", NULL});
    char *rest = text.out, *line, *cells[12], counts[128];
    size_t rows = 0, slower = 0, i;

    (void)state;
    assert_string_equal(text_at(root, "verdict"), "slower");
    assert_string_equal(text_at(root, "word"), "slower");
    assert_int_equal(json_integer_value(at_path(root, "exit_status")), EXIT_WORSE);
    json_array_foreach(cases, i, c)
    {
        slower += !strcmp(text_at(c, "verdict") ?: "", "slower");
    }
    assert_int_equal(json_integer_value(at_path(root, "counts.slower")), slower);
    snprintf(counts, sizeof(counts), "%zu cases: %zu slower, %d inconclusive,",
             json_array_size(cases), slower,
             (int)json_integer_value(at_path(root, "counts.inconclusive")));
    assert_non_null(strstr(text.out, counts));
    while ((line = strsep(&rest, "\n")))
        if ((!strncmp(line, "slower ", 7) || !strncmp(line, "faster ", 7)) &&
            split(line, cells, 12) >= 8) {
            check_row(named(cases, cells[1]), cells);
            rows++;
        }
    assert_int_equal(rows, 40);
    spoken_drop(&text);
    json_decref(root);
}

/* The measures of every verdict, with limits, an exception, and why. */
static void test_verdicts(void **state)
{
    struct made_gate made;
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    json_t *root, *c;

    (void)state;
    gate_make(&made, &gate_base, &gate_new,
              "limit.stack_switch = 0% 0\nexcept.set_gdt/empty = 2026-12-31 a check more\n");
    gate_json(&made.gate, made.gate.status, out);
    fclose(out);
    root = json_loads(text, 0, NULL);
    c = named(at_path(root, "cases"), "mmu_update/l1-same");
    assert_string_equal(text_at(c, "verdict"), "slower");
    assert_near(json_number_value(at_path(c, "measures.entry.change")), 14);
    assert_near(json_number_value(at_path(c, "measures.entry.limit")), 7.46);
    assert_near(json_number_value(at_path(c, "measures.entry.share")), 14.0 / 746);
    assert_string_equal(text_at(c, "measures.call.verdict"), "same");
    c = named(at_path(root, "cases"), "set_gdt/empty");
    assert_string_equal(text_at(c, "excused"), "until 2026-12-31: a check more");
    c = named(at_path(root, "cases"), "set_gdt/1frame");
    assert_true(json_is_null(at_path(c, "new")));
    assert_string_equal(text_at(c, "why"), "it is missing: the new run has no such case");
    c = named(at_path(root, "cases"), "event_channel_op/status");
    assert_string_equal(text_at(c, "verdict"), "incomparable");
    assert_true(json_is_null(at_path(c, "measures.call.base")));
    assert_string_equal(text_at(c, "measures.call.why"), "it is revision 1 in the base, and 2 now");
    c = named(at_path(root, "cases"), "multicall/empty");
    assert_true(json_is_null(at_path(c, "verdict")));
    assert_string_equal(text_at(c, "why"), "only the new run has a price");
    assert_string_equal(text_at(root, "limits.1.family"), "stack_switch");
    assert_near(json_number_value(at_path(root, "limits.1.share")), 0);
    assert_int_equal(json_integer_value(at_path(root, "counts.excused")), 1);
    json_decref(root);
    free(text);
    gate_drop(&made);
}

static void test_cycles(void **state)
{
    char *base = boots_file(&gate_cycles_base), *new = boots_file(&gate_cycles_new);
    const char *const words[] = {base, new, "--format", "json", NULL};
    json_t *root = object_of(cmd_gate, words), *measure;

    (void)state;
    measure = at_path(named(at_path(root, "cases"), "xen_version/version"), "measures.call");
    assert_near(json_number_value(at_path(measure, "change")), 40);
    assert_near(json_number_value(at_path(measure, "quantum")), 2);
    assert_int_equal(json_array_size(at_path(measure, "base_boots")), 6);
    assert_true(json_number_value(at_path(measure, "interval.0")) < 40);
    assert_true(json_number_value(at_path(measure, "p")) < 0.01);
    assert_true(json_number_value(at_path(measure, "p_holm")) >=
                json_number_value(at_path(measure, "p")));
    assert_true(json_is_null(at_path(measure, "noise_floor")));
    json_decref(root);
    drop_file(base);
    drop_file(new);
}

static void test_compare(void **state)
{
    const char *const words[] = {BASE, NEW, OLD, "--format", "json", NULL};
    json_t *root = object_of(cmd_compare, words), *comparison, *c;
    struct spoken text = spoken_of(cmd_compare, (const char *const[]){BASE, NEW, OLD, NULL});
    char want[64];
    size_t i;

    (void)state;
    assert_int_equal(json_array_size(at_path(root, "runs")), 3);
    assert_int_equal(json_array_size(at_path(root, "comparisons")), 2);
    json_array_foreach(at_path(root, "comparisons"), i, comparison)
    {
        assert_int_equal(json_integer_value(at_path(comparison, "new")), i + 1);
        snprintf(want, sizeof(want), "%d slower, %d faster",
                 (int)json_integer_value(at_path(comparison, "counts.slower")),
                 (int)json_integer_value(at_path(comparison, "counts.faster")));
        assert_non_null(strstr(text.out, want));
        c = named(at_path(comparison, "cases"), "xen_version/version");
        assert_near(json_number_value(at_path(c, "measures.call.base")), 323);
    }
    assert_string_equal(text_at(root, "differences.0.key"), "xen");
    assert_string_equal(text_at(root, "differences.0.values.0"), "4.17.5");
    assert_int_equal(json_array_size(at_path(root, "differences.0.values")), 3);
    json_decref(root);
    spoken_drop(&text);
}

/* Also what is refused, is read. */
static void test_refused(void **state)
{
    const char *const gate[] = {BASE, NEW, "--format", "json", NULL};
    char *cycles = boots_file(&gate_cycles_base);
    const char *const compare[] = {BASE, cycles, "--format", "json", NULL};
    json_t *root = object_of(cmd_gate, gate);

    (void)state;
    assert_string_equal(text_at(root, "verdict"), "incomparable");
    assert_int_equal(json_integer_value(at_path(root, "exit_status")), EXIT_INCONCLUSIVE);
    assert_non_null(strstr(text_at(root, "incomparable.0"), "incomparable: xen is 4.17.5 in "));
    assert_int_equal(json_array_size(at_path(root, "cases")), 0);
    json_decref(root);
    root = object_of(cmd_compare, compare);
    assert_true(json_array_size(at_path(root, "incomparable")) > 0);
    assert_int_equal(json_array_size(at_path(root, "comparisons")), 0);
    json_decref(root);
    drop_file(cycles);
}

static void test_hostile(void **state)
{
    const char *const words[] = {"tests/data/export-hostile.log", "--format", "json", NULL};
    json_t *root = object_of(cmd_show, words);

    (void)state;
    assert_int_equal(json_array_size(at_path(root, "cases")), 13);
    named(at_path(root, "cases"), "=HYPERLINK(\"x\",\"y\")");
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
    json_t *roots[] = {object_of(cmd_show, show), object_of(cmd_gate, gate),
                       object_of(cmd_compare, compare), object_of(cmd_gate, in_cycles)};
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
        cmocka_unit_test(test_show),      cmocka_unit_test(test_show_bad),
        cmocka_unit_test(test_gate),      cmocka_unit_test(test_verdicts),
        cmocka_unit_test(test_cycles),    cmocka_unit_test(test_compare),
        cmocka_unit_test(test_refused),   cmocka_unit_test(test_hostile),
        cmocka_unit_test(test_usage),     cmocka_unit_test(test_documented),
        cmocka_unit_test(test_no_number),
    };

    return cmocka_run_group_tests_name("JSON", tests, NULL, NULL);
}
