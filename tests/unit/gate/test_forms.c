/* SPDX-License-Identifier: MIT */
/* What a gate says, in text and Markdown, against golden outputs (report/gate/gate.h). */
#include "tests/unit/makers/gate_maker.h"

#include "report/compare/check.h"
#include "report/gate/gate.h"
#include "report/system/exit.h"

static const char policy[] = "limit.default = 1% 4\n"
                             "limit.stack_switch = 0% 0\n"
                             "across = boot.cmdline\n"
                             "except.set_gdt/empty = 2026-12-31 a check more\n"
                             "except.mmu_update/l1-map = 2026-01-31 only | for `now`\n"
                             "except.unassigned/* = 2026-12-31 long ago\n";

static void check_lines(const char *text, size_t most)
{
    for (; *text; text += strcspn(text, "\n") + 1) {
        size_t len = strcspn(text, "\n");

        if (len > most || (len && text[len - 1] == ' '))
            fail_msg("%zu bytes, or a blank at the end: %.*s", len, (int)len, text);
    }
}

static void test_insns(void **state)
{
    struct made_gate made;
    char *text;

    (void)state;
    gate_make(&made, &gate_base, &gate_new, policy);
    assert_int_equal(made.gate.status, EXIT_WORSE);
    text = gate_text(&made.gate);
    check_golden(text, "tests/data/gate-insns.txt");
    check_lines(text, 100);
    free(text);
    text = gate_markdown_text(&made.gate);
    check_golden(text, "tests/data/gate-insns.md");
    free(text);
    gate_drop(&made);
}

static char *xml_of(const struct gate *gate)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);

    assert_true(gate_junit(gate, out));
    fclose(out);
    return text;
}

/* What of a change is iterations of REP stands beside it, whichever figure decides. */
static void test_once(void **state)
{
    struct made_gate made;
    char *text;

    (void)state;
    gate_make(&made, &gate_once_base, &gate_once_new, NULL);
    assert_int_equal(made.gate.status, EXIT_WORSE);
    text = gate_text(&made.gate);
    check_golden(text, "tests/data/gate-once.txt");
    check_lines(text, 100);
    free(text);
    text = gate_markdown_text(&made.gate);
    check_golden(text, "tests/data/gate-once.md");
    free(text);
    text = xml_of(&made.gate);
    assert_non_null(strstr(text,
                           "<property name=\"rep\" value=\"a REP instruction counts once, and "
                           "not each of its iterations\"/>"));
    assert_non_null(strstr(text,
                           "one call costs 766, and cost 766: 0, of which -60 are iterations of "
                           "REP; without them +60 (+9.4 %); the floor is 6.4"));
    free(text);
    text = gate_explanation(&made.gate, "stack_switch/same");
    check_golden(text, "tests/data/gate-once-explain.txt");
    check_lines(text, 100);
    free(text);
    gate_drop(&made);
    gate_make(&made, &gate_once_base, &gate_once_new, "rep = each\n");
    text = gate_text(&made.gate);
    check_golden(text, "tests/data/gate-each.txt");
    free(text);
    gate_drop(&made);
}

static void test_cycles(void **state)
{
    struct made_gate made;
    char *text;

    (void)state;
    gate_make(&made, &gate_cycles_base, &gate_cycles_new, NULL);
    assert_int_equal(made.gate.status, EXIT_INCONCLUSIVE);
    text = gate_text(&made.gate);
    check_golden(text, "tests/data/gate-cycles.txt");
    check_lines(text, 100);
    free(text);
    text = gate_markdown_text(&made.gate);
    check_golden(text, "tests/data/gate-cycles.md");
    free(text);
    gate_drop(&made);
}

static void test_same(void **state)
{
    struct made_gate made;
    char *text;

    (void)state;
    gate_make(&made, &gate_base, &gate_base, NULL);
    assert_int_equal(made.gate.status, EXIT_GOOD);
    text = gate_text(&made.gate);
    check_golden(text, "tests/data/gate-same.txt");
    free(text);
    text = gate_markdown_text(&made.gate);
    assert_non_null(strstr(text, "### pvbench gate: same\n"));
    assert_null(strstr(text, "|"));
    free(text);
    gate_drop(&made);
}

static void test_refused(void **state)
{
    struct made_gate made;
    char *text;

    (void)state;
    gate_make(&made, &gate_base, &gate_new, NULL);
    made.compare.options.across.strict = true;
    assert_int_equal(compare_refusals(&made.compare, &made.gate.refusals), EXIT_INCONCLUSIVE);
    made.gate.status = gate_status(&made.gate);
    text = gate_markdown_text(&made.gate);
    check_golden(text, "tests/data/gate-refused.md");
    free(text);
    gate_drop(&made);
}

static void test_explain(void **state)
{
    static const char *const insns[] = {
        "xen_version/version", "mmu_update/l1-same", "set_gdt/empty",  "set_gdt/1frame",
        "set_segment_base/fs", "domctl/no-domain",   "multicall/empty"};
    static const char *const cycles[] = {"xen_version/version", "sched_op/yield"};
    char *all = NULL;
    size_t size = 0, i;
    FILE *out = open_memstream(&all, &size);
    struct made_gate made;

    (void)state;
    gate_make(&made, &gate_base, &gate_new, policy);
    for (i = 0; i < sizeof(insns) / sizeof(*insns); i++)
        assert_true(gate_explain(&made.gate, insns[i], out));
    assert_false(gate_explain(&made.gate, "set_gdt/none", out));
    gate_drop(&made);
    gate_make(&made, &gate_cycles_base, &gate_cycles_new, policy);
    for (i = 0; i < sizeof(cycles) / sizeof(*cycles); i++)
        assert_true(gate_explain(&made.gate, cycles[i], out));
    gate_drop(&made);
    fclose(out);
    check_golden(all, "tests/data/gate-explain.txt");
    check_lines(all, 140);
    free(all);
}

/* More of one verdict than a person reads: families say the rest. */
static void test_many(void **state)
{
    static struct boots_case base[60], new[60];
    static char names[60][32];
    struct boots a = {.cases = base, .case_count = 60}, b = {.cases = new, .case_count = 60};
    struct made_gate made;
    char *text;
    unsigned i;

    (void)state;
    for (i = 0; i < 60; i++) {
        snprintf(names[i], sizeof(names[i]), "%s/%u", i % 2 ? "unassigned" : "set_gdt", i);
        base[i] = (struct boots_case){.name = names[i], .call = {1000}};
        new[i] = (struct boots_case){.name = names[i], .call = {1100 + i}};
    }
    gate_make(&made, &a, &b, NULL);
    text = gate_text(&made.gate);
    assert_int_equal(count_of(text, "\nslower   "), 20);
    assert_non_null(strstr(text, "\n  ... and 40 more, which pvbench compare shows\n"));
    assert_non_null(
        strstr(text, "\nset_gdt        30      30       0  +12.9 %  +15.8 %     set_gdt/58"));
    assert_non_null(
        strstr(text, "\nunassigned     30      30       0  +13.0 %  +15.9 %  unassigned/59"));
    assert_non_null(strstr(text, "\n60 cases: 60 slower\n"));
    free(text);
    gate_drop(&made);

    /* Without anything slower there is no table of families. */
    for (i = 0; i < 60; i++)
        new[i].status = "absent";
    gate_make(&made, &a, &b, NULL);
    text = gate_text(&made.gate);
    assert_null(strstr(text, "By family"));
    assert_int_equal(count_of(text, "  incomparable: it has a price in the base, and is absent"),
                     1);
    assert_non_null(strstr(text, " and 57 more\n"));
    free(text);
    gate_drop(&made);
}

static void assert_printable(const char *text)
{
    for (; *text; text++)
        if (*text != '\n' && (*text < ' ' || *text >= 0x7f))
            fail_msg("a byte %02x", (unsigned char)*text);
}

/* Whatever is in a path, a fact, a name or a reason; a run's own texts are printable at least. */
static void test_hostile(void **state)
{
    static char evil[] = "</td>`@you`|[x](//y)\\x1b[31m&#x1b;*_";
    static char path[] = "the\x1b]0;x\x07\xc2\x9b/`|new\n### pvbench gate: same";
    struct boots_case base[] = {{.name = "mmu_update/l1-same", .call = {400}},
                                {.name = evil, .call = {400}},
                                {.name = "set_gdt/empty", .call = {400}}};
    struct boots_case new[] = {{.name = "mmu_update/l1-same", .call = {500}},
                               {.name = evil, .call = {500}},
                               {.name = "set_gdt/empty", .status = "skipped", .why = evil}};
    struct boots a = {.facts = {"boot.cmdline", evil}, .cases = base, .case_count = 3};
    struct boots b = {.facts = {"boot.cmdline", "x"}, .cases = new, .case_count = 3};
    struct made_gate made;
    char *text, *rest;

    (void)state;
    gate_make(&made, &a, &b, NULL);
    made.compare.runs[1].path = path;
    text = gate_text(&made.gate);
    assert_printable(text);
    assert_int_equal(count_of(text, "gate: same"), 1);
    assert_null(strstr(text, "\n### pvbench"));
    free(text);
    text = gate_explanation(&made.gate, evil);
    assert_printable(text);
    free(text);
    text = gate_markdown_text(&made.gate);
    assert_printable(text);
    assert_null(strstr(text, "\n### pvbench gate: same"));
    /* Each row of the table has as many cells as its head, and nothing of it opens a tag. */
    for (rest = strchr(text, '|'); *rest == '|'; rest += strcspn(rest, "\n") + 1) {
        size_t len = strcspn(rest, "\n"), bars = 0, i;

        for (i = 0; i < len; i++)
            bars += rest[i] == '|' && (!i || rest[i - 1] != '\\');
        assert_int_equal(bars, 8);
    }
    free(text);
    gate_drop(&made);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_insns),   cmocka_unit_test(test_cycles),
        cmocka_unit_test(test_once),    cmocka_unit_test(test_same),
        cmocka_unit_test(test_refused), cmocka_unit_test(test_explain),
        cmocka_unit_test(test_many),    cmocka_unit_test(test_hostile),
    };

    return cmocka_run_group_tests_name("gate's forms", tests, NULL, NULL);
}
