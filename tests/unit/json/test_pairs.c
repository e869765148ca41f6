/* SPDX-License-Identifier: MIT */
/* The JSON of gate and compare, read back by jansson and held against the tables of the same runs.
 */
#include "tests/unit/makers/boots_maker.h"
#include "tests/unit/makers/gate_maker.h"
#include "tests/unit/support/json_said.h"
#include "tests/unit/support/spoken.h"

#include <jansson.h>

#include "report/commands/command.h"
#include "report/model/run.h"
#include "report/model/words.h"
#include "report/store/open.h"
#include "report/system/exit.h"

#define OLD  "results/reference/pv64-4.14"
#define BASE "results/reference/pv64-4.17"
#define NEW  "results/reference/pv64-4.20"

/* The stored runs are made anew as Debian's Xen goes on. */
static const char *xen_of(const char *path)
{
    static char version[64];
    struct run *run = run_load(path);

    run_xen_version(run, version, sizeof(version));
    run_free(run);
    return version;
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
    json_t *root = json_said(cmd_gate, words), *cases = at_path(root, "cases"), *c;
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
            words_of_line(line, cells, 12) >= 8) {
            check_row(case_named(cases, cells[1]), cells);
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
    c = case_named(at_path(root, "cases"), "mmu_update/l1-same");
    assert_string_equal(text_at(c, "verdict"), "slower");
    assert_near(json_number_value(at_path(c, "measures.entry.change")), 14);
    assert_near(json_number_value(at_path(c, "measures.entry.limit")), 7.46);
    assert_near(json_number_value(at_path(c, "measures.entry.share")), 14.0 / 746);
    assert_string_equal(text_at(c, "measures.call.verdict"), "same");
    c = case_named(at_path(root, "cases"), "set_gdt/empty");
    assert_string_equal(text_at(c, "excused"), "until 2026-12-31: a check more");
    c = case_named(at_path(root, "cases"), "set_gdt/1frame");
    assert_true(json_is_null(at_path(c, "new")));
    assert_string_equal(text_at(c, "why"), "it is missing: the new run has no such case");
    c = case_named(at_path(root, "cases"), "event_channel_op/status");
    assert_string_equal(text_at(c, "verdict"), "incomparable");
    assert_true(json_is_null(at_path(c, "measures.call.base")));
    assert_string_equal(text_at(c, "measures.call.why"), "it is revision 1 in the base, and 2 now");
    c = case_named(at_path(root, "cases"), "multicall/empty");
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
    json_t *root = json_said(cmd_gate, words), *measure;

    (void)state;
    measure = at_path(case_named(at_path(root, "cases"), "xen_version/version"), "measures.call");
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
    json_t *root = json_said(cmd_compare, words), *comparison, *c;
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
        c = case_named(at_path(comparison, "cases"), "xen_version/version");
        assert_near(json_number_value(at_path(c, "measures.call.base")), 323);
    }
    assert_string_equal(text_at(root, "differences.0.key"), "xen");
    assert_string_equal(text_at(root, "differences.0.values.0"), xen_of(BASE));
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
    json_t *root = json_said(cmd_gate, gate);
    char want[96];

    (void)state;
    assert_string_equal(text_at(root, "verdict"), "incomparable");
    assert_int_equal(json_integer_value(at_path(root, "exit_status")), EXIT_INCONCLUSIVE);
    snprintf(want, sizeof(want), "incomparable: xen is %s in ", xen_of(BASE));
    assert_non_null(strstr(text_at(root, "incomparable.0"), want));
    assert_int_equal(json_array_size(at_path(root, "cases")), 0);
    assert_true(json_is_null(at_path(root, "decides")));
    json_decref(root);
    root = json_said(cmd_compare, compare);
    assert_true(json_array_size(at_path(root, "incomparable")) > 0);
    assert_int_equal(json_array_size(at_path(root, "comparisons")), 0);
    json_decref(root);
    drop_file(cycles);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_gate),    cmocka_unit_test(test_verdicts),
        cmocka_unit_test(test_cycles),  cmocka_unit_test(test_compare),
        cmocka_unit_test(test_refused),
    };

    return cmocka_run_group_tests_name("JSON of two runs", tests, NULL, NULL);
}
