/* SPDX-License-Identifier: MIT */
/* What a policy forgives, until when, and what it says of itself (report/judge/policy.h). */
#include "tests/unit/makers/judge_maker.h"

#include "report/cases/globs.h"
#include "report/judge/finding.h"
#include "report/judge/judge.h"
#include "report/judge/judgement.h"
#include "report/judge/policy.h"
#include "report/system/day.h"
#include "report/text/texts.h"

/* A policy, and the judgement of two runs of which four cases want forgiving. */
struct forgiven {
    struct policy policy;
    struct judged_pair pair;
    struct texts notes;
};

static void apply(struct forgiven *f, const char *text, day_t today)
{
    static const struct boots_case base[] = {
        {.name = "mmu_update/l1-same", .call = {400}}, {.name = "mmu_update/l1-map", .call = {500}},
        {.name = "set_gdt/empty", .call = {600}},      {.name = "set_gdt/1frame", .call = {700}},
        {.name = "stack_switch/same", .call = {300}},
    };
    static const struct boots_case new[] = {
        {.name = "mmu_update/l1-same", .call = {500}},
        {.name = "mmu_update/l1-map", .call = {600}},
        {.name = "set_gdt/empty", .call = {600}, .status = "absent"},
        {.name = "stack_switch/same", .call = {200}},
    };
    const struct boots a = {.cases = base, .case_count = 5}, b = {.cases = new, .case_count = 4};
    char *name = temporary_file(text, strlen(text));

    *f = (struct forgiven){.notes = {0}};
    policy_start(&f->policy);
    assert_true(policy_load(&f->policy, name));
    drop_file(name);
    pair_judge(&f->pair, &a, &b, NULL);
    policy_apply(&f->policy, &f->pair.judgement, today, &f->notes);
}

static void drop(struct forgiven *f)
{
    pair_drop(&f->pair);
    policy_free(&f->policy);
    texts_clear(&f->notes);
}

static void test_last_day(void **state)
{
    struct forgiven f;

    (void)state;
    apply(&f, "except.mmu_update/* = 2026-12-31 known\n", 20261231);
    assert_int_equal(judge_count(&f.pair.judgement, FINDING_SLOWER), 0);
    assert_string_equal(pair_case(&f.pair, "mmu_update/l1-map")->excused,
                        "until 2026-12-31: known");
    assert_null(pair_case(&f.pair, "set_gdt/empty")->excused);
    assert_int_equal(f.notes.count, 0);
    drop(&f);

    apply(&f, "except.mmu_update/* = 2026-12-31 known\n", 20270101);
    assert_int_equal(judge_count(&f.pair.judgement, FINDING_SLOWER), 2);
    assert_null(pair_case(&f.pair, "mmu_update/l1-map")->excused);
    assert_int_equal(f.notes.count, 1);
    assert_true(text_among(&f.notes, ":1: the exception for mmu_update/* ended on 2026-12-31, and "
                                     "2 cases would need it (known)"));
    drop(&f);
}

/* A missing case, a refused one and a slower one; and then nothing is left that fails. */
static void test_all_kinds(void **state)
{
    struct forgiven f;

    (void)state;
    apply(&f, "except.set_gdt/* = 2026-12-31 left out\nexcept.mmu_update/* = 2026-12-31 known\n",
          20260101);
    assert_finding(judge_worst(&f.pair.judgement), FINDING_FASTER);
    assert_non_null(pair_case(&f.pair, "set_gdt/1frame")->excused);
    assert_non_null(pair_case(&f.pair, "set_gdt/empty")->excused);
    /* What is faster needs nobody's leave. */
    assert_null(pair_case(&f.pair, "stack_switch/same")->excused);
    assert_int_equal(f.policy.exceptions[0].excused, 2);
    drop(&f);
}

/* The first line that covers a case is the one that forgives it. */
static void test_first_counts(void **state)
{
    struct forgiven f;

    (void)state;
    apply(&f,
          "except.mmu_update/l1-map = 2026-06-30 old\n"
          "except.mmu_update/* = 2026-12-31 first\n"
          "except.mmu_update/l1-same = 2026-12-31 second\n",
          20260701);
    assert_string_equal(pair_case(&f.pair, "mmu_update/l1-map")->excused,
                        "until 2026-12-31: first");
    assert_string_equal(pair_case(&f.pair, "mmu_update/l1-same")->excused,
                        "until 2026-12-31: first");
    assert_true(text_among(&f.notes, ":1: the exception for mmu_update/l1-map ended on 2026-06-30, "
                                     "and 1 case would need it (old)"));
    assert_true(text_among(&f.notes,
                           ":3: the exception for mmu_update/l1-same is not needed: take it out"));
    assert_int_equal(f.notes.count, 2);
    drop(&f);
}

/* An exception that covers nothing is named; but it is not known to be so when cases are left out.
 */
static void test_unneeded(void **state)
{
    struct forgiven f;
    struct judge_options only = {.alpha = JUDGE_ALPHA};

    (void)state;
    apply(&f, "except.stack_switch/* = 2026-12-31 x\nexcept.xen_version/* = 2026-12-31 x\n",
          20260101);
    assert_true(text_among(&f.notes, ":1: the exception for stack_switch/* is not needed"));
    assert_true(text_among(&f.notes, ":2: the exception for xen_version/* is not needed"));
    assert_int_equal(f.notes.count, 2);

    texts_clear(&f.notes);
    judge_free(&f.pair.judgement);
    assert_true(case_globs_add(&only.cases, "stack_*"));
    judge(&f.pair.judgement, f.pair.base, f.pair.new, &only);
    policy_apply(&f.policy, &f.pair.judgement, 20260101, &f.notes);
    assert_true(text_among(&f.notes, ":1: the exception for stack_switch/* is not needed"));
    assert_int_equal(f.notes.count, 1);
    drop(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_last_day),
        cmocka_unit_test(test_all_kinds),
        cmocka_unit_test(test_first_counts),
        cmocka_unit_test(test_unneeded),
    };

    return cmocka_run_group_tests_name("exceptions", tests, NULL, NULL);
}
