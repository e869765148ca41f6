/* SPDX-License-Identifier: MIT */
/* Verdicts on exact counts: the edge of the limit, and what is no verdict (report/judge/judge.h).
 */
#include "tests/unit/makers/judge_maker.h"

#include "report/judge/finding.h"
#include "report/judge/judge.h"
#include "report/judge/judgement.h"
#include "report/judge/limits.h"
#include "report/model/run.h"
#include "report/prices/measure.h"

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
        struct boots_case base = judged_call(rows[i].base), new = judged_call(rows[i].new);
        struct boots a = {.cases = &base, .case_count = 1}, b = {.cases = &new, .case_count = 1};
        struct judged_pair pair;
        const struct judged *judged;

        pair_judge(&pair, &a, &b, NULL);
        judged = pair_case(&pair, JUDGED_CASE);
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
    struct boots_case base = {.name = JUDGED_CASE, .call = {900}, .entry = {500}, .item = {60}};
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
    judged = pair_case(&pair, JUDGED_CASE);
    assert_ptr_equal(judged_leading(judged), &judged->at[MEASURE_ENTRY]);
    assert_int_equal(judged_which(judged, judged_leading(judged)), MEASURE_ENTRY);
    assert_near(judged_share(judged_leading(judged)), 6 / 500.0);
    assert_int_equal(judged->at[MEASURE_ENTRY].base.n, 64);
    pair_drop(&pair);
}

/* One measure faster and another slower is slower. */
static void test_mixed(void **state)
{
    struct boots_case base = {.name = JUDGED_CASE, .call = {900}, .entry = {500}};
    struct boots_case new = {.name = JUDGED_CASE, .call = {700}, .entry = {506}};

    (void)state;
    assert_finding(finding_of(&base, &new), FINDING_SLOWER);
    assert_finding(finding_of(&new, &base), FINDING_SLOWER);
}

/* A mode that six samples in fifty do not share is none; but equal to the sample is equal. */
static void test_unclear(void **state)
{
    struct boots_case clear = judged_call(400), unclear = judged_call(400),
                      grown = judged_call(410);

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
    struct boots_case steady = judged_call(400),
                      off = {.name = JUDGED_CASE, .call = {400, 400, 404}};
    struct boots a = {.count = 3, .cases = &steady, .case_count = 1};
    struct boots b = {.count = 3, .cases = &off, .case_count = 1};
    struct judged_pair pair;

    (void)state;
    pair_judge(&pair, &a, &b, NULL);
    assert_finding(pair_case(&pair, JUDGED_CASE)->finding, FINDING_SAME);
    pair_drop(&pair);
    off.call[2] = 405;
    pair_judge(&pair, &a, &b, NULL);
    assert_finding(pair_case(&pair, JUDGED_CASE)->finding, FINDING_INCONCLUSIVE);
    assert_string_equal(pair_case(&pair, JUDGED_CASE)->why, "boots of one side differ by 5");
    pair_drop(&pair);
}

/* A region that is shorter than that of a null call is none of a call. */
static void test_below_nothing(void **state)
{
    struct boots_case good = judged_call(400), none = judged_call(-10u), worse = judged_call(-12u);

    (void)state;
    assert_finding(finding_of(&good, &none), FINDING_INCONCLUSIVE);
    assert_string_equal(finding_why, "it costs less than the null call now");
    assert_finding(finding_of(&none, &worse), FINDING_INCONCLUSIVE);
    assert_finding(finding_of(&none, &none), FINDING_SAME);
}

/* One series of a yield may have a clear mode by chance, in a case that has none elsewhere. */
static void test_unstable(void **state)
{
    struct boots_case base = judged_call(400), new = judged_call(500);

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
    struct boots_case steady = judged_call(400),
                      apart = {.name = JUDGED_CASE, .call = {400, 420, 440}};
    struct boots a = {.count = 3, .cases = &steady, .case_count = 1};
    struct boots b = {.count = 3, .cases = &apart, .case_count = 1};
    struct judged_pair pair;

    (void)state;
    pair_judge(&pair, &a, &b, NULL);
    assert_finding(pair_case(&pair, JUDGED_CASE)->finding, FINDING_INCONCLUSIVE);
    assert_string_equal(pair_case(&pair, JUDGED_CASE)->why, "boots of one side lie as far apart");
    assert_near(pair_case(&pair, JUDGED_CASE)->at[MEASURE_CALL].new.spread, 40);
    assert_near(pair_case(&pair, JUDGED_CASE)->at[MEASURE_CALL].new.price, 420);
    pair_drop(&pair);

    /* Unless each of them is beyond each of the other side by more than the limit. */
    apart = (struct boots_case){.name = JUDGED_CASE, .call = {405, 480, 440}};
    pair_judge(&pair, &a, &b, NULL);
    assert_finding(pair_case(&pair, JUDGED_CASE)->finding, FINDING_SLOWER);
    pair_drop(&pair);
    apart = (struct boots_case){.name = JUDGED_CASE, .call = {404, 480, 440}};
    pair_judge(&pair, &a, &b, NULL);
    assert_finding(pair_case(&pair, JUDGED_CASE)->finding, FINDING_INCONCLUSIVE);
    pair_drop(&pair);

    apart = (struct boots_case){.name = JUDGED_CASE, .call = {460, 470, 480}};
    pair_judge(&pair, &a, &b, NULL);
    assert_finding(pair_case(&pair, JUDGED_CASE)->finding, FINDING_SLOWER);
    pair_drop(&pair);
}

/* A family has its own limit, and all others the default. */
static void test_limits(void **state)
{
    struct boots_case base[] = {judged_call(1000), {.name = "set_gdt/empty", .call = {1000}}};
    struct boots_case new[] = {judged_call(1030), {.name = "set_gdt/empty", .call = {1030}}};
    struct boots a = {.cases = base, .case_count = 2}, b = {.cases = new, .case_count = 2};
    struct judge_options how = {.alpha = JUDGE_ALPHA};
    struct judged_pair pair;

    (void)state;
    assert_true(limits_set(&how.limits, UNIT_INSNS, "mmu_update", 0.03, 4));
    pair_judge(&pair, &a, &b, &how);
    assert_finding(pair_case(&pair, JUDGED_CASE)->finding, FINDING_SAME);
    assert_finding(pair_case(&pair, "set_gdt/empty")->finding, FINDING_SLOWER);
    pair_drop(&pair);

    assert_true(limits_set(&how.limits, UNIT_INSNS, LIMIT_DEFAULT, 0, 30));
    pair_judge(&pair, &a, &b, &how);
    assert_finding(pair_case(&pair, "set_gdt/empty")->finding, FINDING_SAME);
    pair_drop(&pair);
    /* Whatever the order of the lines, the family's own counts. */
    assert_true(limits_set(&how.limits, UNIT_INSNS, "mmu_update", 0.0299, 4));
    pair_judge(&pair, &a, &b, &how);
    assert_finding(pair_case(&pair, JUDGED_CASE)->finding, FINDING_SLOWER);
    assert_finding(pair_case(&pair, "set_gdt/empty")->finding, FINDING_SAME);
    pair_drop(&pair);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_edge),         cmocka_unit_test(test_by_batch_only),
        cmocka_unit_test(test_mixed),        cmocka_unit_test(test_unclear),
        cmocka_unit_test(test_one_boot_off), cmocka_unit_test(test_below_nothing),
        cmocka_unit_test(test_unstable),     cmocka_unit_test(test_boots_apart),
        cmocka_unit_test(test_limits),
    };

    return cmocka_run_group_tests_name("judge in insns", tests, NULL, NULL);
}
