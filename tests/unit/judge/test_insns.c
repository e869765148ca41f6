/* SPDX-License-Identifier: MIT */
/* Verdicts on exact counts: the edge of the limit, and what is no verdict (report/judge/judge.h).
 */
#include "tests/unit/makers/judge_maker.h"

#include "report/cases/globs.h"
#include "report/judge/finding.h"
#include "report/judge/judge.h"
#include "report/judge/judgement.h"
#include "report/judge/limits.h"
#include "report/model/facts.h"
#include "report/model/run.h"
#include "report/prices/measure.h"

#define NAME "mmu_update/l1-same"

/* One call that costs this, by itself. */
static struct boots_case call(unsigned price)
{
    return (struct boots_case){.name = NAME, .call = {price}};
}

static void test_edge(void **state)
{
    /* The larger of 1 % and 4 instructions. */
    static const struct {
        unsigned base, new;
        enum finding finding;
        bool within;
    } rows[] = {
        {325, 325, FINDING_SAME, false},     {325, 329, FINDING_SAME, true},
        {325, 330, FINDING_SLOWER, false},   {325, 321, FINDING_SAME, true},
        {325, 320, FINDING_FASTER, false},   {1000, 1010, FINDING_SAME, true},
        {1000, 1011, FINDING_SLOWER, false}, {1000, 990, FINDING_SAME, true},
        {1000, 989, FINDING_FASTER, false},  {399, 403, FINDING_SAME, true},
        {399, 404, FINDING_SLOWER, false},   {402, 406, FINDING_SAME, true},
        {402, 407, FINDING_SLOWER, false},   {1, 5, FINDING_SAME, true},
        {1, 6, FINDING_SLOWER, false},
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        struct boots_case base = call(rows[i].base), new = call(rows[i].new);
        struct boots a = {.cases = &base, .case_count = 1}, b = {.cases = &new, .case_count = 1};
        struct judged_pair pair;
        const struct judged *judged;

        pair_judge(&pair, &a, &b, NULL);
        judged = pair_case(&pair, NAME);
        assert_true(judged->judged);
        assert_finding(judged->finding, rows[i].finding);
        assert_int_equal(judged_within(judged), rows[i].within);
        assert_near(judged->at[MEASURE_CALL].change, (double)rows[i].new - rows[i].base);
        assert_near(judged_floor(&judged->at[MEASURE_CALL]), fmax(4, 0.01 * rows[i].base));
        assert_int_equal(pair.judgement.tests, 0);
        pair_drop(&pair);
    }
}

/* A path that only a batch takes is not hidden by a call that stayed as it was. */
static void test_by_batch_only(void **state)
{
    struct boots_case base = {.name = NAME, .call = {900}, .entry = {500}, .item = {60}};
    struct boots_case entry = base, item = base;
    struct boots a = {.cases = &base, .case_count = 1}, b = {.cases = &entry, .case_count = 1};
    struct judged_pair pair;
    const struct judged *judged;

    (void)state;
    entry.entry[0] = 506;
    item.item[0] = 65;
    assert_finding(finding_of(&base, &base), FINDING_SAME);
    assert_finding(finding_of(&base, &entry), FINDING_SLOWER);
    assert_finding(finding_of(&base, &item), FINDING_SLOWER);
    assert_finding(finding_of(&item, &base), FINDING_FASTER);

    pair_judge(&pair, &a, &b, NULL);
    judged = pair_case(&pair, NAME);
    assert_ptr_equal(judged_leading(judged), &judged->at[MEASURE_ENTRY]);
    assert_int_equal(judged_which(judged, judged_leading(judged)), MEASURE_ENTRY);
    assert_near(judged_share(judged_leading(judged)), 6 / 500.0);
    assert_int_equal(judged->at[MEASURE_ENTRY].base.n, 64);
    pair_drop(&pair);
}

/* One measure faster and another slower is slower. */
static void test_mixed(void **state)
{
    struct boots_case base = {.name = NAME, .call = {900}, .entry = {500}};
    struct boots_case new = {.name = NAME, .call = {700}, .entry = {506}};

    (void)state;
    assert_finding(finding_of(&base, &new), FINDING_SLOWER);
    assert_finding(finding_of(&new, &base), FINDING_SLOWER);
}

static void test_missing_and_fresh(void **state)
{
    struct boots_case cases[] = {call(400), {.name = "set_gdt/empty", .call = {700}}};
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
    struct boots_case both = {.name = NAME, .call = {900}, .entry = {500}};
    struct boots_case alone = {.name = NAME, .call = {900}};

    (void)state;
    assert_finding(finding_of(&both, &alone), FINDING_INCONCLUSIVE);
    assert_string_equal(finding_why, "no price of one entry in the new run");
    assert_finding(finding_of(&alone, &both), FINDING_INCONCLUSIVE);
    assert_non_null(strstr(finding_why, "is missing in the base"));
}

static void test_statuses(void **state)
{
    static const char *const refusals[] = {"absent", "denied", "skipped", "wrong", "faulted"};
    struct boots_case good = call(400), bad = call(300), revised = call(400);
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
        assert_true(pair_case(&pair, NAME)->fresh);
        pair_drop(&pair);
        pair_judge(&pair, &b, &b, NULL);
        assert_int_equal(pair_case(&pair, NAME)->judged, i < 2);
        assert_false(pair_case(&pair, NAME)->fresh);
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

/* A mode that six samples in fifty do not share is none; but equal to the sample is equal. */
static void test_unclear(void **state)
{
    struct boots_case clear = call(400), unclear = call(400), grown = call(410);

    (void)state;
    unclear.outliers = grown.outliers = 6;
    assert_finding(finding_of(&clear, &unclear), FINDING_INCONCLUSIVE);
    assert_finding(finding_of(&unclear, &unclear), FINDING_SAME);
    assert_finding(finding_of(&clear, &grown), FINDING_INCONCLUSIVE);
    assert_string_equal(finding_why, "its samples have no clear mode now");
    assert_finding(finding_of(&grown, &clear), FINDING_INCONCLUSIVE);
    assert_string_equal(finding_why, "its samples have no clear mode in the base");
    grown.outliers = 5;
    assert_finding(finding_of(&clear, &grown), FINDING_SLOWER);
}

/* One boot that is off leaves the median where it was, and is no exact count all the same. */
static void test_one_boot_off(void **state)
{
    struct boots_case steady = call(400), off = {.name = NAME, .call = {400, 400, 404}};
    struct boots a = {.count = 3, .cases = &steady, .case_count = 1};
    struct boots b = {.count = 3, .cases = &off, .case_count = 1};
    struct judged_pair pair;

    (void)state;
    pair_judge(&pair, &a, &b, NULL);
    assert_finding(pair_case(&pair, NAME)->finding, FINDING_SAME);
    pair_drop(&pair);
    off.call[2] = 405;
    pair_judge(&pair, &a, &b, NULL);
    assert_finding(pair_case(&pair, NAME)->finding, FINDING_INCONCLUSIVE);
    assert_string_equal(pair_case(&pair, NAME)->why, "boots of one side differ by 5");
    pair_drop(&pair);
}

/* A region that is shorter than that of a null call is none of a call. */
static void test_below_nothing(void **state)
{
    struct boots_case good = call(400), none = call(-10u), worse = call(-12u);

    (void)state;
    assert_finding(finding_of(&good, &none), FINDING_INCONCLUSIVE);
    assert_string_equal(finding_why, "it costs less than the null call now");
    assert_finding(finding_of(&none, &worse), FINDING_INCONCLUSIVE);
    assert_finding(finding_of(&none, &none), FINDING_SAME);
}

/* One series of a yield may have a clear mode by chance, in a case that has none elsewhere. */
static void test_unstable(void **state)
{
    struct boots_case base = call(400), new = call(500);

    (void)state;
    new.status = "unstable";
    assert_finding(finding_of(&base, &new), FINDING_SLOWER);
    base.state = new.state = "sched";
    assert_finding(finding_of(&base, &new), FINDING_INCONCLUSIVE);
    assert_string_equal(finding_why, "it depends on what runs beside it, and is unstable");
    new.status = NULL;
    assert_finding(finding_of(&base, &new), FINDING_SLOWER);
}

/* No change is proven by boots that lie as far apart among themselves. */
static void test_boots_apart(void **state)
{
    struct boots_case steady = call(400), apart = {.name = NAME, .call = {400, 420, 440}};
    struct boots a = {.count = 3, .cases = &steady, .case_count = 1};
    struct boots b = {.count = 3, .cases = &apart, .case_count = 1};
    struct judged_pair pair;

    (void)state;
    pair_judge(&pair, &a, &b, NULL);
    assert_finding(pair_case(&pair, NAME)->finding, FINDING_INCONCLUSIVE);
    assert_string_equal(pair_case(&pair, NAME)->why, "boots of one side lie as far apart");
    assert_near(pair_case(&pair, NAME)->at[MEASURE_CALL].new.spread, 40);
    assert_near(pair_case(&pair, NAME)->at[MEASURE_CALL].new.price, 420);
    pair_drop(&pair);

    /* Unless each of them is beyond each of the other side by more than the limit. */
    apart = (struct boots_case){.name = NAME, .call = {405, 480, 440}};
    pair_judge(&pair, &a, &b, NULL);
    assert_finding(pair_case(&pair, NAME)->finding, FINDING_SLOWER);
    pair_drop(&pair);
    apart = (struct boots_case){.name = NAME, .call = {404, 480, 440}};
    pair_judge(&pair, &a, &b, NULL);
    assert_finding(pair_case(&pair, NAME)->finding, FINDING_INCONCLUSIVE);
    pair_drop(&pair);

    apart = (struct boots_case){.name = NAME, .call = {460, 470, 480}};
    pair_judge(&pair, &a, &b, NULL);
    assert_finding(pair_case(&pair, NAME)->finding, FINDING_SLOWER);
    pair_drop(&pair);
}

/* What depends on the cases before it is exact in the same plan only. */
static void test_plans(void **state)
{
    struct boots_case base = call(400), new = call(410);
    struct boots a = {.cases = &base, .case_count = 1}, b = {.cases = &new, .case_count = 1};
    struct judged_pair pair;

    (void)state;
    b.warmup = 9;
    pair_judge(&pair, &a, &b, NULL);
    assert_true(pair.judgement.plans_differ);
    assert_finding(pair_case(&pair, NAME)->finding, FINDING_SLOWER);
    pair_drop(&pair);

    base.state = new.state = "ports";
    pair_judge(&pair, &a, &b, NULL);
    assert_finding(pair_case(&pair, NAME)->finding, FINDING_INCONCLUSIVE);
    assert_string_equal(pair_case(&pair, NAME)->why,
                        "it depends on the cases before it, and the plans differ");
    pair_drop(&pair);

    b.warmup = 0;
    pair_judge(&pair, &a, &b, NULL);
    assert_finding(pair_case(&pair, NAME)->finding, FINDING_SLOWER);
    pair_drop(&pair);
}

/* Of batches of other sizes the largest that both have is judged. */
static void test_common_batch(void **state)
{
    struct boots_case base = {.name = NAME, .entry = {500}}, new = {.name = NAME, .entry = {510}};
    struct boots a = {.batches = "1,8,64", .cases = &base, .case_count = 1};
    struct boots b = {.batches = "1,4,8,32", .cases = &new, .case_count = 1};
    struct judged_pair pair;

    (void)state;
    pair_judge(&pair, &a, &b, NULL);
    assert_int_equal(pair_case(&pair, NAME)->at[MEASURE_ENTRY].base.n, 8);
    assert_int_equal(pair_case(&pair, NAME)->at[MEASURE_ENTRY].new.n, 8);
    assert_finding(pair_case(&pair, NAME)->finding, FINDING_SLOWER);
    pair_drop(&pair);

    b.batches = "2,4,32";
    pair_judge(&pair, &a, &b, NULL);
    assert_finding(pair_case(&pair, NAME)->finding, FINDING_INCONCLUSIVE);
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
    struct boots_case cases[] = {call(400), {.name = "set_gdt/empty", .call = {700}}};
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
    assert_null(judge_find(&pair.judgement, NAME));
    pair_drop(&pair);
}

/* A family has its own limit, and all others the default. */
static void test_limits(void **state)
{
    struct boots_case base[] = {call(1000), {.name = "set_gdt/empty", .call = {1000}}};
    struct boots_case new[] = {call(1030), {.name = "set_gdt/empty", .call = {1030}}};
    struct boots a = {.cases = base, .case_count = 2}, b = {.cases = new, .case_count = 2};
    struct judge_options how = {.alpha = JUDGE_ALPHA};
    struct judged_pair pair;

    (void)state;
    assert_true(limits_set(&how.limits, UNIT_INSNS, "mmu_update", 0.03, 4));
    pair_judge(&pair, &a, &b, &how);
    assert_finding(pair_case(&pair, NAME)->finding, FINDING_SAME);
    assert_finding(pair_case(&pair, "set_gdt/empty")->finding, FINDING_SLOWER);
    pair_drop(&pair);

    assert_true(limits_set(&how.limits, UNIT_INSNS, LIMIT_DEFAULT, 0, 30));
    pair_judge(&pair, &a, &b, &how);
    assert_finding(pair_case(&pair, "set_gdt/empty")->finding, FINDING_SAME);
    pair_drop(&pair);
    /* Whatever the order of the lines, the family's own counts. */
    assert_true(limits_set(&how.limits, UNIT_INSNS, "mmu_update", 0.0299, 4));
    pair_judge(&pair, &a, &b, &how);
    assert_finding(pair_case(&pair, NAME)->finding, FINDING_SLOWER);
    assert_finding(pair_case(&pair, "set_gdt/empty")->finding, FINDING_SAME);
    pair_drop(&pair);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_edge),
        cmocka_unit_test(test_by_batch_only),
        cmocka_unit_test(test_mixed),
        cmocka_unit_test(test_missing_and_fresh),
        cmocka_unit_test(test_missing_measure),
        cmocka_unit_test(test_statuses),
        cmocka_unit_test(test_unclear),
        cmocka_unit_test(test_below_nothing),
        cmocka_unit_test(test_unstable),
        cmocka_unit_test(test_boots_apart),
        cmocka_unit_test(test_one_boot_off),
        cmocka_unit_test(test_plans),
        cmocka_unit_test(test_common_batch),
        cmocka_unit_test(test_batch_beyond_the_plan),
        cmocka_unit_test(test_cases),
        cmocka_unit_test(test_limits),
    };

    return cmocka_run_group_tests_name("judge in insns", tests, NULL, NULL);
}
