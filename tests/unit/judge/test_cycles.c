/* SPDX-License-Identifier: MIT */
/* Verdicts on distributions over boots (report/judge/judge.h); decide.h has its own tests. */
#include "tests/unit/makers/judge_maker.h"

#include <gsl/gsl_cdf.h>

#include "report/judge/finding.h"
#include "report/floors/floors.h"
#include "report/judge/judgement.h"
#include "report/judge/limits.h"
#include "report/model/unit.h"
#include "report/prices/measure.h"

#define NAME  "mmu_update/l1-same"
#define OTHER "set_gdt/empty"

/* Six boots of a case: no two alike, 10 from the lowest to the highest. */
static struct boots_case six(const char *name, unsigned low)
{
    struct boots_case c = {.name = name};
    unsigned i;

    for (i = 0; i < 6; i++)
        c.call[i] = low + 2 * i;
    return c;
}

static struct boots cycles(const struct boots_case *cases, size_t count)
{
    return (struct boots){.unit = "cycles", .count = 6, .cases = cases, .case_count = count};
}

/* All of it is between runs, and a normal distribution's: no number of boots lowers the floor. */
static struct measure_noise noise_of_floor(double at)
{
    double between = at / sqrt(2) / gsl_cdf_ugaussian_Qinv(JUDGE_ALPHA / 2);

    return (struct measure_noise){.have = true, .own = {.between = between, .freedom = 1e9}};
}

/* Floors that know one case, in a gate of one. */
static struct floors floors_with(struct case_noise *noise, const char *name, double at)
{
    *noise = (struct case_noise){.name = (char *)(uintptr_t)name, .at = {noise_of_floor(at)}};
    return (struct floors){.at = noise, .count = 1, .common = {.freedom = 1}};
}

static enum finding judge_calls(const struct boots_case *base, const struct boots_case *new,
                                const struct judge_options *how, struct judged_measure *measure)
{
    static char why[MEASURE_WHY];
    struct boots a = cycles(base, 1), b = cycles(new, 1);
    struct judged_pair pair;
    const struct judged *judged;
    enum finding finding;

    pair_judge(&pair, &a, &b, how);
    judged = pair_case(&pair, base->name);
    finding = judged->finding;
    *measure = judged->at[MEASURE_CALL];
    /* It is to outlive the judgement. */
    snprintf(why, sizeof(why), "%s", measure->why);
    measure->why = why;
    measure->base.boots = measure->new.boots = NULL;
    snprintf(finding_why, sizeof(finding_why), "%s", judged->why);
    assert_int_equal(pair.judgement.tests, 1);
    pair_drop(&pair);
    return finding;
}

static void test_proven(void **state)
{
    struct boots_case base = six(NAME, 1000), new = six(NAME, 1100);
    struct judged_measure measure;
    struct case_noise floor;
    struct floors floors = floors_with(&floor, NAME, 20);
    struct judge_options how = {.floors = &floors, .floors_wanted = true, .alpha = JUDGE_ALPHA};

    (void)state;
    assert_finding(judge_calls(&base, &new, &how, &measure), FINDING_SLOWER);
    assert_near(measure.change, 100);
    assert_near(measure.base.price, 1005);
    assert_near(judged_floor(&measure), 20);
    assert_true(measure.moved && measure.floor_known);
    /* All six above all six: 2 of the C(12,6) = 924 ways. */
    assert_near(measure.odds.p, 2 / 924.0);
    assert_finding(judge_calls(&new, &base, &how, &measure), FINDING_FASTER);
    assert_near(measure.change, -100);
    assert_finding(judge_calls(&base, &base, &how, &measure), FINDING_SAME);

    /* What lies within the noise floor is no change. */
    floor.at[0] = noise_of_floor(100);
    assert_finding(judge_calls(&base, &new, &how, &measure), FINDING_SAME);
    assert_true(measure.moved);
    assert_string_equal(measure.why, "within the floor");
    floor.at[0] = noise_of_floor(99);
    assert_finding(judge_calls(&base, &new, &how, &measure), FINDING_SLOWER);
}

/* The limit holds in cycles as well, whatever the host is able to tell apart. */
static void test_limit(void **state)
{
    struct boots_case base = six(NAME, 10000), new = six(NAME, 10024), over = six(NAME, 10027);
    struct judged_measure measure;
    struct case_noise floor;
    struct floors floors = floors_with(&floor, NAME, 1);
    struct judge_options how = {.floors = &floors, .floors_wanted = true, .alpha = JUDGE_ALPHA};

    (void)state;
    assert_finding(judge_calls(&base, &new, &how, &measure), FINDING_SAME);
    assert_near(measure.limit, 0.0025 * 10005);
    assert_finding(judge_calls(&base, &over, &how, &measure), FINDING_SLOWER);
    /* That of insns is another. */
    assert_true(limits_set(&how.limits, UNIT_INSNS, LIMIT_DEFAULT, 0.5, 4));
    assert_finding(judge_calls(&base, &over, &how, &measure), FINDING_SLOWER);
    assert_true(limits_set(&how.limits, UNIT_CYCLES, LIMIT_DEFAULT, 0.0028, 0));
    assert_finding(judge_calls(&base, &over, &how, &measure), FINDING_SAME);
}

static void test_unknown_floor(void **state)
{
    struct boots_case base = six(NAME, 1000), new = six(NAME, 1100);
    struct judge_options how = {.floors_wanted = true, .alpha = JUDGE_ALPHA};
    struct judged_measure measure;
    struct case_noise floor;
    struct floors floors = floors_with(&floor, OTHER, 1);

    (void)state;
    assert_finding(judge_calls(&base, &new, &how, &measure), FINDING_INCONCLUSIVE);
    assert_string_equal(
        finding_why,
        "it differs, but the noise floor of this host is not known: pvbench calibrate");
    /* A calibration of other cases knows nothing of this one. */
    how.floors = &floors;
    assert_finding(judge_calls(&base, &new, &how, &measure), FINDING_INCONCLUSIVE);
    /* Who only looks has no use for one. */
    how.floors_wanted = false;
    assert_finding(judge_calls(&base, &new, &how, &measure), FINDING_SLOWER);
    /* No floor is needed to see that nothing moved. */
    how.floors_wanted = true;
    assert_finding(judge_calls(&base, &base, &how, &measure), FINDING_SAME);
}

static void test_few_boots(void **state)
{
    struct boots_case base = six(NAME, 1000), new = six(NAME, 1100);
    struct boots a = cycles(&base, 1), b = cycles(&new, 1);
    struct judged_pair pair;

    (void)state;
    b.count = 3;
    pair_judge(&pair, &a, &b, NULL);
    assert_finding(pair_case(&pair, NAME)->finding, FINDING_INCONCLUSIVE);
    assert_string_equal(pair_case(&pair, NAME)->why, "6 and 3 boots: take 4 a side");
    assert_false(pair_case(&pair, NAME)->at[MEASURE_CALL].moved);
    pair_drop(&pair);
    /* Not even for equal numbers. */
    a.count = b.count = 1;
    pair_judge(&pair, &a, &a, NULL);
    assert_finding(pair_case(&pair, NAME)->finding, FINDING_INCONCLUSIVE);
    pair_drop(&pair);
}

/* Within a step of the clock, as the base's samples show it, there is no change. */
static void test_quantum(void **state)
{
    struct boots_case base = six(NAME, 400), new = six(NAME, 420), near = six(NAME, 409);
    struct boots a = cycles(&base, 1), b = cycles(&new, 1), c = cycles(&near, 1);
    struct judge_options how = {.alpha = JUDGE_ALPHA};
    struct judged_pair pair;

    (void)state;
    pair_judge(&pair, &a, &b, &how);
    assert_finding(pair_case(&pair, NAME)->finding, FINDING_SLOWER);
    assert_near(pair_case(&pair, NAME)->at[MEASURE_CALL].quantum, MAKER_QUANTUM);
    pair_drop(&pair);
    pair_judge(&pair, &a, &c, &how);
    assert_finding(pair_case(&pair, NAME)->finding, FINDING_SAME);
    pair_drop(&pair);
}

/* By the entry of a batch of 64 a step of the clock is 64 times as small. */
static void test_quantum_of_batches(void **state)
{
    struct boots_case base = six(NAME, 400), new = six(NAME, 400);
    struct boots a = cycles(&base, 1), b = cycles(&new, 1);
    struct judge_options how = {.alpha = JUDGE_ALPHA};
    static const unsigned mixed[6] = {2, 5, 0, 4, 1, 3}; /* no drift */
    struct judged_pair pair;
    unsigned i;

    (void)state;
    for (i = 0; i < 6; i++) {
        base.entry[i] = 100 + mixed[i];
        new.entry[i] = 120 + mixed[i];
    }
    pair_judge(&pair, &a, &b, &how);
    assert_finding(pair_case(&pair, NAME)->finding, FINDING_SLOWER);
    assert_near(pair_case(&pair, NAME)->at[MEASURE_ENTRY].quantum, MAKER_QUANTUM / 64.0);
    assert_int_equal(pair.judgement.tests, 2);
    pair_drop(&pair);
}

/* What a run says of its clock makes nothing the same, whatever it says. */
static void test_hostile_quantum(void **state)
{
    static const char *const said[] = {"21", "1000000", "inf", "nan", "-5", "1e999", "x"};
    struct boots_case base = six(NAME, 400), new = six(NAME, 420);
    struct boots a = cycles(&base, 1), b = cycles(&new, 1);
    struct judge_options how = {.alpha = JUDGE_ALPHA};
    struct judged_pair pair;
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(said) / sizeof(*said); i++) {
        b.facts[0] = "clock.quantum";
        b.facts[1] = said[i];
        pair_judge(&pair, &a, &b, &how);
        assert_finding(pair_case(&pair, NAME)->finding, FINDING_SLOWER);
        pair_drop(&pair);
    }
}

/*
 * Holm is over the measures of all cases: five boots a side can give one case a p of 2/252, but not
 * each of ten cases one that holds, and it is said how many boots could.  All of them together have
 * their share of alpha.
 */
static void test_holm(void **state)
{
    struct boots_case base[10] = {0}, new[10] = {0};
    struct boots a = cycles(base, 1), b = cycles(new, 1);
    struct judge_options how = {.alpha = JUDGE_ALPHA};
    struct judged_pair pair;
    char names[10][32];
    const struct judged_measure *measure;
    size_t i;

    (void)state;
    for (i = 0; i < 10; i++) {
        snprintf(names[i], sizeof(names[i]), "unassigned/%zu", i);
        base[i] = six(names[i], 2000);
        new[i] = six(names[i], i ? 2000 : 2200);
    }
    a.count = b.count = 5;
    pair_judge(&pair, &a, &b, &how);
    assert_finding(pair_case(&pair, names[0])->finding, FINDING_SLOWER);
    pair_drop(&pair);

    a.case_count = b.case_count = 10;
    pair_judge(&pair, &a, &b, &how);
    assert_int_equal(pair.judgement.tests, 10);
    measure = &pair_case(&pair, names[0])->at[MEASURE_CALL];
    assert_near(measure->odds.p, 2 / 252.0);
    assert_near(measure->odds.p_holm, 20 / 252.0 / (1 - DECIDE_POOLS_SHARE));
    assert_finding(measure->finding, FINDING_INCONCLUSIVE);
    assert_string_equal(measure->why,
                        "5 and 5 boots prove nothing among so many cases: take 6 a side");
    assert_finding(pair_case(&pair, names[1])->finding, FINDING_SAME);
    pair_drop(&pair);

    a.count = b.count = 6;
    pair_judge(&pair, &a, &b, &how);
    assert_finding(pair_case(&pair, names[0])->finding, FINDING_SLOWER);
    pair_drop(&pair);
}

/* Above the floor, but as it might come by chance. */
static void test_noisy(void **state)
{
    struct boots_case base = {.name = NAME, .call = {1000, 1050, 1100, 1150, 1200, 1250}};
    struct boots_case new = {.name = NAME, .call = {1030, 1080, 1130, 1180, 1230, 1280}};
    struct judge_options how = {.alpha = JUDGE_ALPHA};
    struct judged_measure measure;

    (void)state;
    assert_finding(judge_calls(&base, &new, &how, &measure), FINDING_INCONCLUSIVE);
    assert_non_null(strstr(finding_why, "above the floor, but p is 0."));
    assert_non_null(strstr(finding_why, ": take more boots"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_proven),          cmocka_unit_test(test_limit),
        cmocka_unit_test(test_unknown_floor),   cmocka_unit_test(test_few_boots),
        cmocka_unit_test(test_quantum),         cmocka_unit_test(test_quantum_of_batches),
        cmocka_unit_test(test_hostile_quantum), cmocka_unit_test(test_holm),
        cmocka_unit_test(test_noisy),
    };

    return cmocka_run_group_tests_name("judge in cycles", tests, NULL, NULL);
}
