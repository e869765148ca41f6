/* SPDX-License-Identifier: MIT */
/* Which prices in exact counts are held against which, and which against none
 * (report/judge/judge.h). */
#include "tests/unit/makers/judge_maker.h"

#include "report/cases/globs.h"
#include "report/judge/finding.h"
#include "report/judge/judge.h"
#include "report/judge/judgement.h"
#include "report/model/facts.h"
#include "report/model/run.h"
#include "report/prices/measure.h"

static void test_missing_and_fresh(void **state)
{
    struct boots_case cases[] = {judged_call(400), {.name = "set_gdt/empty", .call = {700}}};
    struct boots both = {.cases = cases, .case_count = 2}, one = {.cases = cases, .case_count = 1};
    struct judged_pair pair;
    const struct judged *judged;

    (void)state;
    pair_judge(&pair, &both, &one, NULL);
    judged = pair_case(&pair, "set_gdt/empty");
    assert_true(judged->judged);
    assert_finding(judged->finding, FINDING_INCONCLUSIVE);
    assert_string_equal(judged->why, "it is missing: the new run has no such case");
    assert_int_equal(judge_count(&pair.judgement, FINDING_SAME), 1);
    assert_finding(judge_worst(&pair.judgement), FINDING_INCONCLUSIVE);
    pair_drop(&pair);

    pair_judge(&pair, &one, &both, NULL);
    judged = pair_case(&pair, "set_gdt/empty");
    assert_true(judged->fresh);
    assert_false(judged->judged);
    assert_int_equal(pair.judgement.count, 2);
    assert_finding(judge_worst(&pair.judgement), FINDING_SAME);
    pair_drop(&pair);
}

/* A price by a path that one of the runs does not have is missed. */
static void test_missing_measure(void **state)
{
    struct boots_case both = {.name = JUDGED_CASE, .call = {900}, .entry = {500}};
    struct boots_case alone = {.name = JUDGED_CASE, .call = {900}};

    (void)state;
    assert_finding(finding_of(&both, &alone), FINDING_INCONCLUSIVE);
    assert_string_equal(finding_why, "no price of one entry in the new run");
    assert_finding(finding_of(&alone, &both), FINDING_INCONCLUSIVE);
    assert_non_null(strstr(finding_why, "is missing in the base"));
}

static void test_statuses(void **state)
{
    static const char *const refusals[] = {"absent", "denied", "skipped", "wrong", "faulted"};
    struct boots_case good = judged_call(400), bad = judged_call(300), revised = judged_call(400);
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(refusals) / sizeof(*refusals); i++) {
        struct boots a = {.cases = &good, .case_count = 1}, b = {.cases = &bad, .case_count = 1};
        struct judged_pair pair;

        bad.status = refusals[i];
        assert_finding(finding_of(&good, &bad), FINDING_INCOMPARABLE);
        assert_non_null(strstr(finding_why, "it has a price in the base, and is "));
        assert_non_null(strstr(finding_why, refusals[i]));

        /* What was refused before is new, and what is refused still is judged as a refusal. */
        pair_judge(&pair, &b, &a, NULL);
        assert_true(pair_case(&pair, JUDGED_CASE)->fresh);
        pair_drop(&pair);
        pair_judge(&pair, &b, &b, NULL);
        assert_int_equal(pair_case(&pair, JUDGED_CASE)->judged, i < 2);
        assert_false(pair_case(&pair, JUDGED_CASE)->fresh);
        pair_drop(&pair);
    }
    bad.status = "absent";
    good.status = "denied";
    assert_finding(finding_of(&bad, &good), FINDING_INCOMPARABLE);
    assert_string_equal(finding_why, "it is absent in the base, and denied now");
    good.status = NULL;
    revised.rev = 2;
    assert_finding(finding_of(&good, &revised), FINDING_INCOMPARABLE);
    assert_string_equal(finding_why, "it is revision 1 in the base, and 2 now");
}

/* What depends on the cases before it is exact in the same plan only. */
static void test_plans(void **state)
{
    struct boots_case base = judged_call(400), new = judged_call(410);
    struct boots a = {.cases = &base, .case_count = 1}, b = {.cases = &new, .case_count = 1};
    struct judged_pair pair;

    (void)state;
    b.warmup = 9;
    pair_judge(&pair, &a, &b, NULL);
    assert_true(pair.judgement.plans_differ);
    assert_finding(pair_case(&pair, JUDGED_CASE)->finding, FINDING_SLOWER);
    pair_drop(&pair);

    base.state = new.state = "ports";
    pair_judge(&pair, &a, &b, NULL);
    assert_finding(pair_case(&pair, JUDGED_CASE)->finding, FINDING_INCONCLUSIVE);
    assert_string_equal(pair_case(&pair, JUDGED_CASE)->why,
                        "it depends on the cases before it, and the plans differ");
    pair_drop(&pair);

    b.warmup = 0;
    pair_judge(&pair, &a, &b, NULL);
    assert_finding(pair_case(&pair, JUDGED_CASE)->finding, FINDING_SLOWER);
    pair_drop(&pair);
}

/* Of batches of other sizes the largest that both have is judged. */
static void test_common_batch(void **state)
{
    struct boots_case base = {.name = JUDGED_CASE, .entry = {500}},
                      new = {.name = JUDGED_CASE, .entry = {510}};
    struct boots a = {.batches = "1,8,64", .cases = &base, .case_count = 1};
    struct boots b = {.batches = "1,4,8,32", .cases = &new, .case_count = 1};
    struct judged_pair pair;

    (void)state;
    pair_judge(&pair, &a, &b, NULL);
    assert_int_equal(pair_case(&pair, JUDGED_CASE)->at[MEASURE_ENTRY].base.n, 8);
    assert_int_equal(pair_case(&pair, JUDGED_CASE)->at[MEASURE_ENTRY].new.n, 8);
    assert_finding(pair_case(&pair, JUDGED_CASE)->finding, FINDING_SLOWER);
    pair_drop(&pair);

    b.batches = "2,4,32";
    pair_judge(&pair, &a, &b, NULL);
    assert_finding(pair_case(&pair, JUDGED_CASE)->finding, FINDING_INCONCLUSIVE);
    pair_drop(&pair);
}

/* A batch beyond the plan of either run is there to see where Xen splits it, and no measure. */
static void test_batch_beyond_the_plan(void **state)
{
    struct boots_case base = {.name = "multicall/empty", .entry = {500}};
    struct boots a = {.batches = "1,8,64", .cases = &base, .case_count = 1};
    struct judged_pair pair;
    struct run *small;

    (void)state;
    pair_judge(&pair, &a, &a, NULL);
    small = pair.new;
    judge_free(&pair.judgement);
    facts_set(&small->boots[0].plan, "batches", "1,8");
    judge(&pair.judgement, pair.base, pair.new, &(struct judge_options){.alpha = JUDGE_ALPHA});
    assert_int_equal(pair_case(&pair, base.name)->at[MEASURE_ENTRY].base.n, 8);
    judge_free(&pair.judgement);
    judge(&pair.judgement, pair.new, pair.base, &(struct judge_options){.alpha = JUDGE_ALPHA});
    assert_int_equal(pair_case(&pair, base.name)->at[MEASURE_ENTRY].base.n, 8);
    pair_drop(&pair);
}

/* Controls are judged only when they are asked for, and so is everything else then not. */
static void test_cases(void **state)
{
    struct boots_case cases[] = {judged_call(400), {.name = "set_gdt/empty", .call = {700}}};
    struct boots a = {.cases = cases, .case_count = 2};
    struct judge_options only = {.alpha = JUDGE_ALPHA};
    struct judged_pair pair;

    (void)state;
    pair_judge(&pair, &a, &a, NULL);
    assert_int_equal(pair.judgement.count, 2);
    assert_null(judge_find(&pair.judgement, "control/chain-256"));
    pair_drop(&pair);
    assert_true(case_globs_add(&only.cases, "control/chain-*,set_*"));
    pair_judge(&pair, &a, &a, &only);
    assert_int_equal(pair.judgement.count, 4);
    assert_null(judge_find(&pair.judgement, JUDGED_CASE));
    pair_drop(&pair);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_missing_and_fresh),
        cmocka_unit_test(test_missing_measure),
        cmocka_unit_test(test_statuses),
        cmocka_unit_test(test_plans),
        cmocka_unit_test(test_common_batch),
        cmocka_unit_test(test_batch_beyond_the_plan),
        cmocka_unit_test(test_cases),
    };

    return cmocka_run_group_tests_name("what is judged in insns", tests, NULL, NULL);
}
