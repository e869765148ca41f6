/* SPDX-License-Identifier: MIT */
/* What differs between runs, in three forms, against golden outputs (report/compare/changes.h). */
#include "tests/unit/makers/gate_maker.h"
#include "tests/unit/makers/run_maker.h"
#include "tests/unit/support/spoken.h"

#include "report/cases/globs.h"
#include "report/commands/command.h"
#include "report/compare/changes.h"
#include "report/compare/compare.h"
#include "report/model/run.h"
#include "report/system/exit.h"

#define RUNS_MOST 3

/* Runs by fixed names, and what changed. */
struct taken {
    struct run *runs[RUNS_MOST];
    struct compare compare;
    struct changes changes;
};

static void take(struct taken *t, const struct boots *const *boots, size_t count, const char *cases)
{
    static char *const paths[] = {(char *)(uintptr_t) "the/first", (char *)(uintptr_t) "the/second",
                                  (char *)(uintptr_t) "the/third"};
    struct compare_options how = {.brief = false};
    size_t i;

    for (i = 0; i < count; i++)
        t->runs[i] = boots_run(boots[i]);
    if (cases)
        assert_true(case_globs_add(&how.cases, cases));
    compare_start(&t->compare, (const struct run *const *)t->runs, paths, count, &how);
    changes_take(&t->changes, &t->compare);
}

static void drop(struct taken *t)
{
    size_t i, count = t->compare.run_count;

    changes_free(&t->changes);
    compare_free(&t->compare);
    for (i = 0; i < count; i++)
        run_free(t->runs[i]);
}

/* Not inlined: gcc 12 would take its result for the address of a variable that is gone. */
static __attribute__((noinline)) char *
text_of(const struct changes *changes, void (*form)(const struct changes *changes, FILE *out))
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);

    form(changes, out);
    fclose(out);
    return text;
}

/* All three forms, in one golden file. */
static void check_forms(const struct changes *changes, const char *golden)
{
    char *text = text_of(changes, changes_show), *ministat = text_of(changes, changes_ministat);
    char *markdown = text_of(changes, changes_markdown), *all = NULL;
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
    struct taken t;

    (void)state;
    take(&t, boots, 2, NULL);
    check_forms(&t.changes, "tests/data/changes-two.txt");
    drop(&t);
}

static void test_three(void **state)
{
    const struct boots *const boots[] = {&gate_base, &gate_new, &third};
    struct taken t;

    (void)state;
    take(&t, boots, 3, NULL);
    check_forms(&t.changes, "tests/data/changes-three.txt");
    drop(&t);
}

static void test_cycles(void **state)
{
    const struct boots *const boots[] = {&gate_cycles_base, &gate_cycles_new};
    struct taken t;

    (void)state;
    take(&t, boots, 2, NULL);
    check_forms(&t.changes, "tests/data/changes-cycles.txt");
    drop(&t);
}

/* With the second figure in two runs of three. */
static void test_once(void **state)
{
    struct boots old = gate_once_new;
    const struct boots *const boots[] = {&gate_once_base, &gate_once_new, &old};
    struct taken t;
    char *text;

    (void)state;
    take(&t, boots, 2, NULL);
    check_forms(&t.changes, "tests/data/changes-once.txt");
    drop(&t);
    old.once = false;
    take(&t, boots, 3, NULL);
    text = text_of(&t.changes, changes_show);
    assert_non_null(strstr(text, "  B once  "));
    assert_null(strstr(text, "C once"));
    assert_non_null(strstr(text, "C: each iteration of a REP instruction counts: the new run does "
                                 "not have REP counted"));
    assert_null(strstr(text, "B: each"));
    free(text);
    drop(&t);
    /* Asked for, and its change is nothing but iterations. */
    take(&t, boots, 2, "mmu_update/l1-same,set_gdt/empty");
    text = text_of(&t.changes, changes_ministat);
    assert_non_null(
        strstr(text, "\nDifference, exact: +56 (+6.50%), of which +56 are iterations of REP;\n"
                     "  without them 0\n"));
    assert_non_null(strstr(text,
                           "\nDifference, exact: +0 (+0.00%), of which -60 are iterations of REP;\n"
                           "  without them +60 (+9.4 %)\n"));
    free(text);
    drop(&t);
}

/* Cases that were asked for are in a commit message whether they differ or not. */
static void test_asked(void **state)
{
    const struct boots *const boots[] = {&gate_base, &gate_new};
    struct taken t;
    char *text;

    (void)state;
    take(&t, boots, 2, "xen_version/*,mmu_update/l1-same,sched_op/*,domctl/*");
    text = text_of(&t.changes, changes_ministat);
    assert_non_null(strstr(text, "\nxen_version/version, insns for one call\n"));
    assert_non_null(strstr(text, "\nDifference, exact: +4 (+1.24%), within the limit\n"));
    assert_non_null(strstr(text, "\nmmu_update/l1-same, insns for one call\n"));
    assert_non_null(strstr(text, "\nNo difference: the counts are exact, and equal\n"));
    assert_non_null(strstr(text, "\nmmu_update/l1-same, insns for one entry\n"));
    assert_non_null(strstr(text,
                           "\nDifference, about: +100 (+5.00%), inconclusive: its samples have no\n"
                           "  clear mode now\n"));
    assert_non_null(strstr(text, "\ndomctl/no-domain, "));
    free(text);
    drop(&t);
}

static char *shown_of(const struct boots *a, const struct boots *b, const char *part)
{
    const struct boots *const boots[] = {a, b};
    struct taken t;
    char *text;

    take(&t, boots, 2, NULL);
    text = text_of(&t.changes, changes_show);
    if (!strstr(text, part))
        fail_msg("not \"%s\" in: %s", part, text);
    drop(&t);
    return text;
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
    struct compare_options how = {0};
    static char *const paths[] = {(char *)(uintptr_t) "a", (char *)(uintptr_t) "b"};
    struct taken t;
    char *text;

    (void)state;
    t.runs[0] = made_run(&flat);
    t.runs[1] = made_run(&native);
    assert_true(case_globs_add(&how.cases, "xen_version/*"));
    compare_start(&t.compare, (const struct run *const *)t.runs, paths, 2, &how);
    changes_take(&t.changes, &t.compare);

    text = text_of(&t.changes, changes_show);
    assert_non_null(
        strstr(text, "\nB against A: pv32pae and pv32 both run as a native guest: what"));
    assert_non_null(strstr(text, own));
    assert_null(strstr(text, "sched_op"));
    free(text);
    text = text_of(&t.changes, changes_ministat);
    assert_non_null(strstr(text, "\n+ against x: pv32pae and pv32 both run"));
    assert_non_null(strstr(text, subject));
    free(text);
    text = text_of(&t.changes, changes_markdown);
    assert_non_null(strstr(text, "\n- `B against A: pv32pae and pv32 both run"));
    assert_non_null(strstr(text, subject));
    assert_non_null(strstr(text, own));
    assert_null(strstr(text, "sched_op"));
    free(text);
    drop(&t);
}

/* The price of a refusal is not taken for that of the call. */
static void test_refusal(void **state)
{
    static const struct boots_case refused[] = {
        {.name = "argo_op/unknown", .status = "absent", .call = {100}, .entry = {50}},
        {.name = "argo_op/unknown", .status = "absent", .call = {200}, .entry = {50}},
    };
    const struct boots a = {.cases = &refused[0], .case_count = 1};
    const struct boots b = {.cases = &refused[1], .case_count = 1};
    const struct boots *const boots[] = {&a, &b};
    struct taken t;
    char *text;

    (void)state;
    take(&t, boots, 2, NULL);
    text = text_of(&t.changes, changes_show);
    assert_non_null(strstr(text, "\nargo_op/unknown  call, absent  100  200  +100.0 %\n"));
    free(text);
    text = text_of(&t.changes, changes_markdown);
    assert_non_null(strstr(text, "| argo_op/unknown | call, absent |"));
    free(text);
    text = text_of(&t.changes, changes_ministat);
    assert_non_null(strstr(text, "\nargo_op/unknown, insns for one call, absent\n"));
    free(text);
    drop(&t);
}

/* That nothing differs is said only where it is known. */
static void test_none(void **state)
{
    const struct boots_case absent = {.name = "set_gdt/empty", .status = "absent"};
    const struct boots nothing = {.cases = &absent, .case_count = 1};
    struct boots few = gate_cycles_base;

    (void)state;
    free(shown_of(&gate_base, &gate_base, "\nNo case differs.\n"));
    few.count = 2;
    free(shown_of(&few, &few, "\nNo case is known to differ.\n"));
    free(shown_of(&nothing, &nothing, "\nNo case has a price in both.\n"));
}

static void check_command(const struct boots *a, const struct boots *b, const char *format,
                          int status, const char *part)
{
    char *first = boots_file(a), *second = boots_file(b);
    const char *const words[] = {first, second, "--format", format, NULL};
    struct spoken spoken = spoken_of(cmd_compare, words);

    if (spoken.status != status || (!strstr(spoken.out, part) && !strstr(spoken.err, part)))
        fail_msg("status %d, not \"%s\" in:\n%s%s", spoken.status, part, spoken.out, spoken.err);
    spoken_drop(&spoken);
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

/* No family fills a table that does not hold all. */
static void test_many(void **state)
{
    static struct boots_case base[60], new[60];
    static char names[60][32];
    struct boots a = {.cases = base, .case_count = 60}, b = {.cases = new, .case_count = 60};
    char *text;
    unsigned i;

    (void)state;
    for (i = 0; i < 60; i++) {
        static const char *const families[] = {"set_gdt", "unassigned", "mmu_update"};

        snprintf(names[i], sizeof(names[i]), "%s/%u", families[i % 20 ? i % 2 : 2], i);
        base[i] = (struct boots_case){.name = names[i], .call = {1000}};
        new[i] = (struct boots_case){.name = names[i], .call = {1100 + i}};
    }
    text = shown_of(&a, &b, "\n... and 51 more; --all shows every case, --cases GLOBS those of");
    assert_int_equal(count_of(text, "\nset_gdt/"), 3);
    assert_int_equal(count_of(text, "\nunassigned/"), 3);
    assert_int_equal(count_of(text, "\nmmu_update/"), 3);
    assert_non_null(strstr(text, "\nset_gdt/58     "));
    assert_null(strstr(text, "\nset_gdt/50 "));
    free(text);
}

/* A row is the largest change of any run, up or down, and by its measure. */
static void test_largest(void **state)
{
    static const struct boots_case cases[] = {
        {.name = "set_gdt/empty", .call = {1000}, .entry = {800}},
        {.name = "set_gdt/empty", .call = {1200}, .entry = {800}},
        {.name = "set_gdt/empty", .call = {1000}, .entry = {400}},
    };
    const struct boots first = {.cases = &cases[0], .case_count = 1};
    const struct boots dearer = {.cases = &cases[1], .case_count = 1};
    const struct boots cheaper = {.cases = &cases[2], .case_count = 1};
    const struct boots *const orders[][3] = {{&first, &dearer, &cheaper},
                                             {&first, &cheaper, &dearer}};
    struct taken t;
    size_t i;

    (void)state;
    for (i = 0; i < 2; i++) {
        take(&t, orders[i], 3, NULL);
        assert_int_equal(t.changes.row_count, 1);
        assert_int_equal(t.changes.rows[0].measure, MEASURE_ENTRY);
        assert_near(t.changes.rows[0].share, -0.5);
        drop(&t);
    }
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
    struct taken t;
    char *text, *row;
    size_t i;

    (void)state;
    take(&t, boots, 2, NULL);
    assert_int_equal(t.changes.row_count, 1);
    t.compare.runs[1].path = path;
    for (i = 0; i < 3; i++) {
        text = text_of(&t.changes, forms[i]);
        assert_printable(text);
        assert_null(strstr(text, "\n### all"));
        row = i == 2 ? strstr(text, "\n| ") : NULL;
        /* The head, the rule and one row of five cells. */
        if (row)
            assert_int_equal(count_of(row, "|") - count_of(row, "\\|"), 3 * 6);
        free(text);
    }
    drop(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_two),          cmocka_unit_test(test_three),
        cmocka_unit_test(test_cycles),       cmocka_unit_test(test_once),
        cmocka_unit_test(test_asked),        cmocka_unit_test(test_none),
        cmocka_unit_test(test_command),      cmocka_unit_test(test_many),
        cmocka_unit_test(test_largest),      cmocka_unit_test(test_hostile),
        cmocka_unit_test(test_environments), cmocka_unit_test(test_refusal),
    };

    return cmocka_run_group_tests_name("changes", tests, NULL, NULL);
}
