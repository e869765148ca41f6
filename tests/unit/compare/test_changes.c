/* SPDX-License-Identifier: MIT */
/* What differs between runs, in three forms, against golden outputs (report/compare/changes.h). */
#include "tests/unit/makers/changes_maker.h"
#include "tests/unit/makers/gate_maker.h"
#include "tests/unit/makers/run_maker.h"
#include "tests/unit/support/spoken.h"

#include "report/commands/command.h"
#include "report/compare/changes.h"
#include "report/model/run.h"
#include "report/system/exit.h"

/* All three forms, in one golden file. */
static void check_forms(const struct changed *t, const char *golden)
{
    char *text = changed_text(t, changes_show), *ministat = changed_text(t, changes_ministat);
    char *markdown = changed_text(t, changes_markdown), *all = NULL;
    int len = asprintf(&all, "%s\n---- ministat\n%s\n---- markdown\n%s", text, ministat, markdown);

    assert_true(len > 0);
    check_golden(all, golden);
    free(text);
    free(ministat);
    free(markdown);
    free(all);
}

/* As gate_new, but a little of everything less. */
static const struct boots_case third_cases[] = {
    {.name = "xen_version/version", .call = {303}, .entry = {208}},
    {.name = "mmu_update/l1-same", .call = {862}, .entry = {746}, .item = {384}},
    {.name = "mmu_update/l1-map", .call = {1064}, .entry = {900}, .cold = 4000},
    {.name = "iret/iretq", .call = {180}},
};
static const struct boots third = {.cases = third_cases, .case_count = 4, .warmup = 9};

static void test_two(void **state)
{
    const struct boots *const boots[] = {&gate_base, &gate_new};
    struct changed t;

    (void)state;
    changed_take(&t, boots, 2, NULL);
    check_forms(&t, "tests/data/changes-two.txt");
    changed_drop(&t);
}

static void test_three(void **state)
{
    const struct boots *const boots[] = {&gate_base, &gate_new, &third};
    struct changed t;

    (void)state;
    changed_take(&t, boots, 3, NULL);
    check_forms(&t, "tests/data/changes-three.txt");
    changed_drop(&t);
}

static void test_cycles(void **state)
{
    const struct boots *const boots[] = {&gate_cycles_base, &gate_cycles_new};
    struct changed t;

    (void)state;
    changed_take(&t, boots, 2, NULL);
    check_forms(&t, "tests/data/changes-cycles.txt");
    changed_drop(&t);
}

/* With the second figure in two runs of three. */
static void test_once(void **state)
{
    struct boots old = gate_once_new;
    const struct boots *const boots[] = {&gate_once_base, &gate_once_new, &old};
    struct changed t;
    char *text;

    (void)state;
    changed_take(&t, boots, 2, NULL);
    check_forms(&t, "tests/data/changes-once.txt");
    changed_drop(&t);
    old.once = false;
    changed_take(&t, boots, 3, NULL);
    text = changed_text(&t, changes_show);
    assert_non_null(strstr(text, "  B once  "));
    assert_null(strstr(text, "C once"));
    assert_non_null(strstr(text, "C: each iteration of a REP instruction counts: the new run does "
                                 "not have REP counted"));
    assert_null(strstr(text, "B: each"));
    free(text);
    changed_drop(&t);
    /* Asked for, and its change is nothing but iterations. */
    changed_take(&t, boots, 2, "mmu_update/l1-same,set_gdt/empty");
    text = changed_text(&t, changes_ministat);
    assert_non_null(
        strstr(text, "\nDifference, exact: +56 (+6.50%), of which +56 are iterations of REP;\n"
                     "  without them 0\n"));
    assert_non_null(strstr(text,
                           "\nDifference, exact: +0 (+0.00%), of which -60 are iterations of REP;\n"
                           "  without them +60 (+9.4 %)\n"));
    free(text);
    changed_drop(&t);
}

/* Every form says what the runs are, and speaks of no case that --cases leaves out. */
static void test_environments(void **state)
{
    static const char subject[] =
        "pv32pae and pv32 both run as a native guest: what differs is the "
        "ABI";
    static const char own[] = "b', page_run and context_switch have code of the kernel itself";
    const struct made native = {"pv32pae", "xen-3.0-x86_32p", "native", "3.2.0", 100, NULL, 0, {0}};
    const struct made flat = {"pv32", "xen-3.0-x86_32", "native", "3.2.0", 0, NULL, 0, {0}};
    struct changed t;
    char *text;

    (void)state;
    t.runs[0] = made_run(&flat);
    t.runs[1] = made_run(&native);
    changed_runs(&t, 2, "xen_version/*");

    text = changed_text(&t, changes_show);
    assert_non_null(
        strstr(text, "\nB against A: pv32pae and pv32 both run as a native guest: what"));
    assert_non_null(strstr(text, own));
    assert_null(strstr(text, "sched_op"));
    free(text);
    text = changed_text(&t, changes_ministat);
    assert_non_null(strstr(text, "\n+ against x: pv32pae and pv32 both run"));
    assert_non_null(strstr(text, subject));
    free(text);
    text = changed_text(&t, changes_markdown);
    assert_non_null(strstr(text, "\n- `B against A: pv32pae and pv32 both run"));
    assert_non_null(strstr(text, subject));
    assert_non_null(strstr(text, own));
    assert_null(strstr(text, "sched_op"));
    free(text);
    changed_drop(&t);
}

static void check_command(const struct boots *a, const struct boots *b, const char *format,
                          int status, const char *part)
{
    char *first = boots_file(a), *second = boots_file(b);
    const char *const words[] = {first, second, "--format", format, NULL};

    spoken_check(spoken_of(cmd_compare, words), status, part);
    drop_file(first);
    drop_file(second);
}

static void test_command(void **state)
{
    const struct boots_case absent = {.name = "set_gdt/empty", .status = "absent"};
    const struct boots nothing = {.cases = &absent, .case_count = 1}, none = {.case_count = 0};

    (void)state;
    check_command(&gate_base, &gate_new, "text", EXIT_GOOD, "\nWhat differs, insns a call");
    check_command(&gate_base, &gate_new, "ministat", EXIT_GOOD,
                  "\nDifference, exact: +94 (+12.27%)");
    check_command(&gate_base, &gate_new, "markdown", EXIT_GOOD, "\n| set_gdt/empty ");
    check_command(&gate_base, &gate_new, "html", EXIT_USAGE,
                  "it is text, ministat, markdown or json");
    check_command(&nothing, &nothing, "text", EXIT_INCONCLUSIVE, "No case has a price in both.");
    check_command(&none, &none, "text", EXIT_USAGE,
                  "no case of these runs matches anything but controls");
}

static void assert_printable(const char *text)
{
    for (; *text; text++)
        if (*text != '\n' && *text != '\t' && (*text < ' ' || *text >= 0x7f))
            fail_msg("a byte %02x", (unsigned char)*text);
}

static void test_hostile(void **state)
{
    static char evil[] = "</td>`@you`|[x](//y)\\x1b[31m&#x1b;*_";
    static char path[] = "the\x1b]0;x\x07\xc2\x9b/`|new\n### all is well";
    struct boots_case base[] = {{.name = evil, .call = {400}}};
    struct boots_case new[] = {{.name = evil, .call = {500}}};
    struct boots a = {.facts = {"boot.cmdline", evil}, .cases = base, .case_count = 1};
    struct boots b = {.facts = {"boot.cmdline", "x"}, .cases = new, .case_count = 1};
    const struct boots *const boots[] = {&a, &b};
    static void (*const forms[])(const struct changes *, FILE *) = {changes_show, changes_ministat,
                                                                    changes_markdown};
    struct changed t;
    char *text, *row;
    size_t i;

    (void)state;
    changed_take(&t, boots, 2, NULL);
    assert_int_equal(t.changes.row_count, 1);
    t.compare.runs[1].path = path;
    for (i = 0; i < 3; i++) {
        text = changed_text(&t, forms[i]);
        assert_printable(text);
        assert_null(strstr(text, "\n### all"));
        row = i == 2 ? strstr(text, "\n| ") : NULL;
        /* The head, the rule and one row of five cells. */
        if (row)
            assert_int_equal(count_of(row, "|") - count_of(row, "\\|"), 3 * 6);
        free(text);
    }
    changed_drop(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_two),          cmocka_unit_test(test_three),
        cmocka_unit_test(test_cycles),       cmocka_unit_test(test_once),
        cmocka_unit_test(test_environments), cmocka_unit_test(test_command),
        cmocka_unit_test(test_hostile),
    };

    return cmocka_run_group_tests_name("changes", tests, NULL, NULL);
}
