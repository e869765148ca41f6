/* SPDX-License-Identifier: MIT */
/* Which cases stand among what differs between runs, and as what (report/compare/changes.h). */
#include "tests/unit/makers/changes_maker.h"
#include "tests/unit/makers/gate_maker.h"

#include "report/compare/changes.h"
#include "report/model/run.h"

/* Cases that were asked for are in a commit message whether they differ or not. */
static void test_asked(void **state)
{
    const struct boots *const boots[] = {&gate_base, &gate_new};
    struct changed t;
    char *text;

    (void)state;
    changed_take(&t, boots, 2, "xen_version/*,mmu_update/l1-same,sched_op/*,domctl/*");
    text = changed_text(&t, changes_ministat);
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
    changed_drop(&t);
}

static char *shown_of(const struct boots *a, const struct boots *b, const char *part)
{
    const struct boots *const boots[] = {a, b};
    struct changed t;
    char *text;

    changed_take(&t, boots, 2, NULL);
    text = changed_text(&t, changes_show);
    if (!strstr(text, part))
        fail_msg("not \"%s\" in: %s", part, text);
    changed_drop(&t);
    return text;
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
    struct changed t;
    char *text;

    (void)state;
    changed_take(&t, boots, 2, NULL);
    text = changed_text(&t, changes_show);
    assert_non_null(strstr(text, "\nargo_op/unknown  call, absent  100  200  +100.0 %\n"));
    free(text);
    text = changed_text(&t, changes_markdown);
    assert_non_null(strstr(text, "| argo_op/unknown | call, absent |"));
    free(text);
    text = changed_text(&t, changes_ministat);
    assert_non_null(strstr(text, "\nargo_op/unknown, insns for one call, absent\n"));
    free(text);
    changed_drop(&t);
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
    struct changed t;
    size_t i;

    (void)state;
    for (i = 0; i < 2; i++) {
        changed_take(&t, orders[i], 3, NULL);
        assert_int_equal(t.changes.row_count, 1);
        assert_int_equal(t.changes.rows[0].measure, MEASURE_ENTRY);
        assert_near(t.changes.rows[0].share, -0.5);
        changed_drop(&t);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_asked), cmocka_unit_test(test_refusal), cmocka_unit_test(test_none),
        cmocka_unit_test(test_many),  cmocka_unit_test(test_largest),
    };

    return cmocka_run_group_tests_name("cases that changed", tests, NULL, NULL);
}
