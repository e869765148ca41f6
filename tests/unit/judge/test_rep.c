/* SPDX-License-Identifier: MIT */
/* By which of the two figures of a price a case is judged, and what is said of the other. */
#include "tests/unit/makers/judge_maker.h"

#include "report/judge/finding.h"
#include "report/judge/judge.h"
#include "report/judge/judgement.h"
#include "report/model/case.h"
#include "report/model/level.h"
#include "report/model/run.h"
#include "report/model/series.h"
#include "report/prices/measure.h"
#include "report/prices/twin.h"
#include "report/record/record.h"

#define NAME  "stack_switch/same"
#define OTHER "xen_version/version"

/* Two runs of two boots each, made and judged. */
struct two {
    struct boots_case base[2], new[2];
    struct boots a, b;
    struct judge_options options;
    struct judged_pair pair;
};

static void two_start(struct two *two)
{
    *two = (struct two){.options = {.floors_wanted = true, .alpha = JUDGE_ALPHA}};
    two->base[0] = (struct boots_case){.name = NAME, .call = {641}, .entry = {601}, .rep = {8}};
    two->base[1] = (struct boots_case){.name = OTHER, .call = {323}};
    memcpy(two->new, two->base, sizeof(two->new));
    two->a = (struct boots){.count = 2, .once = true, .cases = two->base, .case_count = 2};
    two->b = (struct boots){.count = 2, .once = true, .cases = two->new, .case_count = 2};
}

static const struct judged *two_judge(struct two *two)
{
    pair_judge(&two->pair, &two->a, &two->b, &two->options);
    return pair_case(&two->pair, NAME);
}

/* The copy of an entry of Xen 4.20: 56 iterations more, and 7 instructions fewer besides. */
static void set_copy(struct boots_case *c)
{
    c->entry[0] += 49;
    c->call[0] += 49;
    c->rep[0] += 56;
}

static void check_text(const struct judgement *judgement, const char *wanted)
{
    char text[200];

    judge_rep_text(judgement, text, sizeof(text));
    assert_string_equal(text, wanted);
}

static void test_once_decides(void **state)
{
    const struct judged_measure *entry;
    const struct judged *judged;
    struct two two;
    char text[160];
    double more;

    (void)state;
    two_start(&two);
    set_copy(&two.new[0]);
    judged = two_judge(&two);
    assert_finding(judged->finding, FINDING_FASTER);
    assert_int_equal(judged->rep, REP_ONCE);
    entry = &judged->at[MEASURE_ENTRY];
    assert_near(entry->change, -7);
    assert_near(judged_change_by(entry, REP_EACH), 49);
    assert_near(judged_change_by(entry, REP_ONCE), -7);
    assert_near(judged_share(entry), -7.0 / 593);
    assert_near(judged_share_by(entry, REP_EACH), 49.0 / 601);
    assert_true(judged_iterations(entry, &more));
    assert_near(more, 56);
    judged_rep_text(entry, text, sizeof(text));
    assert_string_equal(text, ", of which +56 are iterations of REP; without them -7 (-1.2 %)");
    assert_near(entry->limit, 5.93);
    assert_null(judged_other_figure(judged));
    check_text(&two.pair.judgement,
               "a REP instruction counts once, and not each of its iterations");
    judged = pair_case(&two.pair, OTHER);
    assert_finding(judged->finding, FINDING_SAME);
    judged_rep_text(&judged->at[MEASURE_CALL], text, sizeof(text));
    assert_string_equal(text, "");
    assert_false(judged_iterations(&judged->at[MEASURE_CALL], &more));
    pair_drop(&two.pair);

    /* The other way round. */
    memcpy(two.new, two.base, sizeof(two.new));
    set_copy(&two.base[0]);
    assert_finding(two_judge(&two)->finding, FINDING_SLOWER);
    pair_drop(&two.pair);
}

/* All of the growth is iterations: the same, and named. */
static void test_iterations_alone(void **state)
{
    const struct judged *judged;
    struct two two;

    (void)state;
    two_start(&two);
    two.new[0].call[0] += 56;
    two.new[0].entry[0] += 56;
    two.new[0].rep[0] += 56;
    judged = two_judge(&two);
    assert_finding(judged->finding, FINDING_SAME);
    assert_false(judged_within(judged));
    assert_ptr_equal(judged_other_figure(judged), &judged->at[MEASURE_ENTRY]);
    pair_drop(&two.pair);

    /* By no more than the limit nothing is to be said of it. */
    two.new[0] = two.base[0];
    two.new[0].call[0] += 4;
    two.new[0].rep[0] += 4;
    two.new[0].entry[0] += 4;
    judged = two_judge(&two);
    assert_finding(judged->finding, FINDING_SAME);
    assert_null(judged_other_figure(judged));
    pair_drop(&two.pair);
}

/* What grew though each iteration says that it did not. */
static void test_hidden_growth(void **state)
{
    struct two two;

    (void)state;
    two_start(&two);
    two.base[0].rep[0] = 100;
    two.new[0].rep[0] = 90;
    assert_finding(two_judge(&two)->finding, FINDING_SLOWER);
    pair_drop(&two.pair);
    two.options.rep_each = true;
    assert_finding(two_judge(&two)->finding, FINDING_SAME);
    check_text(&two.pair.judgement,
               "each iteration of a REP instruction counts: the policy says so");
    assert_non_null(judged_other_figure(pair_case(&two.pair, NAME)));
    pair_drop(&two.pair);
}

/* Old runs, or one of them: as before. */
static void test_one_side(void **state)
{
    static const struct {
        bool base, new;
        const char *text;
    } rows[] = {
        {false, false,
         "each iteration of a REP instruction counts: neither run has REP counted once"},
        {true, false,
         "each iteration of a REP instruction counts: the new run does not have REP counted once"},
        {false, true,
         "each iteration of a REP instruction counts: the base does not have REP counted once"},
    };
    const struct judged *judged;
    struct two two;
    double more;
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        two_start(&two);
        set_copy(&two.new[0]);
        two.a.once = rows[i].base;
        two.b.once = rows[i].new;
        judged = two_judge(&two);
        assert_finding(judged->finding, FINDING_SLOWER);
        assert_int_equal(judged->rep, REP_EACH);
        assert_near(judged->at[MEASURE_ENTRY].change, 49);
        assert_false(judged_iterations(&judged->at[MEASURE_ENTRY], &more));
        assert_finding(pair_case(&two.pair, OTHER)->finding, FINDING_SAME);
        check_text(&two.pair.judgement, rows[i].text);
        pair_drop(&two.pair);
    }
}

/* A gate wants what the base has: without it nothing that moved is good news. */
static void test_withheld(void **state)
{
    static const struct {
        int more; /* of the new run's call */
        bool each;
        enum finding finding;
    } rows[] = {
        {0, false, FINDING_SAME},          {-100, false, FINDING_INCONCLUSIVE},
        {-1, false, FINDING_INCONCLUSIVE}, {1, false, FINDING_INCONCLUSIVE},
        {100, false, FINDING_SLOWER},      {-100, true, FINDING_FASTER},
        {-1, true, FINDING_SAME},
    };
    struct two two;
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        two_start(&two);
        two.a.once = true;
        two.b.once = false;
        two.options.once_wanted = true;
        two.options.rep_each = rows[i].each;
        two.new[0].call[0] += rows[i].more;
        assert_finding(two_judge(&two)->finding, rows[i].finding);
        assert_finding(pair_case(&two.pair, OTHER)->finding, FINDING_SAME);
        pair_drop(&two.pair);
    }
}

static struct series *series_at(struct run *run, const char *name, enum path path, unsigned boot)
{
    struct series_list *list = &run_find_case(run, name)->paths[path];
    size_t i;

    for (i = 0; list->at[i].boot != boot || list->at[i].n != 1; i++)
        ;
    return &list->at[i];
}

static void judge_again(struct two *two)
{
    judge_free(&two->pair.judgement);
    judge(&two->pair.judgement, two->pair.base, two->pair.new, &two->options);
}

/* Nobody picks the better figure by leaving the other out. */
static void test_left_out(void **state)
{
    const struct judged *judged;
    struct two two;

    (void)state;
    /* By each it would be faster, by once it is slower. */
    two_start(&two);
    two.base[0].rep[0] = 100;
    two.new[0].call[0] -= 30;
    two.new[0].entry[0] -= 30;
    two.new[0].rep[0] = 40;
    assert_finding(two_judge(&two)->finding, FINDING_SLOWER);
    series_at(two.pair.new, NAME, PATH_MULTI, 1)->has_once = false;
    judge_again(&two);
    judged = pair_case(&two.pair, NAME);
    assert_finding(judged->finding, FINDING_INCONCLUSIVE);
    assert_string_equal(judged->why, "multi n=1 has REP counted once in some boots only");
    assert_int_equal(judged->rep, REP_EACH);
    assert_finding(pair_case(&two.pair, OTHER)->finding, FINDING_SAME);
    assert_int_equal(judge_lack_once(&two.pair.judgement), 1);
    check_text(&two.pair.judgement, "a REP instruction counts once, and not each of its "
                                    "iterations, but for 1 case without that in both runs");
    /* The null call is of every case, and a control. */
    series_at(two.pair.new, CASE_TWIN, PATH_SINGLE, 1)->has_once = false;
    series_at(two.pair.new, CASE_TWIN, PATH_SINGLE, 2)->has_once = false;
    judge_again(&two);
    assert_finding(pair_case(&two.pair, OTHER)->finding, FINDING_INCONCLUSIVE);
    assert_finding(pair_case(&two.pair, CASE_TWIN)->finding, FINDING_INCONCLUSIVE);
    pair_drop(&two.pair);
}

/* What is slower by each iteration stays so where the other figure was left out. */
static void test_slower_stays(void **state)
{
    const struct judged *judged;
    struct two two;

    (void)state;
    two_start(&two);
    set_copy(&two.new[0]);
    two_judge(&two);
    series_at(two.pair.base, NAME, PATH_SINGLE, 2)->has_once = false;
    judge_again(&two);
    judged = pair_case(&two.pair, NAME);
    assert_finding(judged->finding, FINDING_SLOWER);
    pair_drop(&two.pair);
}

/* Boots of one side that differ by that figure alone. */
static void test_boots(void **state)
{
    const struct judged *judged;
    struct two two;

    (void)state;
    two_start(&two);
    two.new[0].rep[0] = 58;
    two.new[0].rep[1] = 8;
    judged = two_judge(&two);
    assert_finding(judged->finding, FINDING_INCONCLUSIVE);
    pair_drop(&two.pair);
    /* Or by the other alone: then there is no one number of which anything could be said. */
    two.new[0] = two.base[0];
    two.new[0].call[1] = 651;
    two.new[0].entry[1] = 611;
    two.new[0].rep[1] = 18;
    judged = two_judge(&two);
    assert_finding(judged->finding, FINDING_INCONCLUSIVE);
    assert_string_equal(judged->why, "single n=1 differs between boots of one side");
    pair_drop(&two.pair);
}

/* They lie apart by their iterations, which by the other figure hide what grew. */
static void test_overlap(void **state)
{
    /* Once: 630 and 638 against 643 and 645; 620 and 640 against 648. */
    static const struct {
        unsigned base[2], new[2];
    } rows[] = {{{638, 705}, {651, 653}}, {{628, 707}, {656, 656}}};
    struct two two;
    size_t i, boot;

    (void)state;
    for (i = 0; i < 2; i++) {
        two_start(&two);
        for (boot = 0; boot < 2; boot++) {
            two.base[0].call[boot] = two.base[0].entry[boot] = rows[i].base[boot];
            two.new[0].call[boot] = two.new[0].entry[boot] = rows[i].new[boot];
        }
        two.base[0].rep[1] = 67;
        assert_finding(two_judge(&two)->finding, FINDING_SLOWER);
        pair_drop(&two.pair);
    }
}

/* Less than nothing is no price, by the figure that decides. */
static void test_negative(void **state)
{
    const struct judged *judged;
    struct two two;

    (void)state;
    two_start(&two);
    two.new[1].rep[0] = 330;
    judged = two_judge(&two);
    judged = pair_case(&two.pair, OTHER);
    assert_finding(judged->finding, FINDING_INCONCLUSIVE);
    assert_string_equal(judged->why, "it costs less than the null call now");
    pair_drop(&two.pair);
}

/* There are no instructions in cycles. */
static void test_cycles(void **state)
{
    struct two two;

    (void)state;
    two_start(&two);
    two.a.unit = two.b.unit = "cycles";
    two_judge(&two);
    assert_int_equal(pair_case(&two.pair, NAME)->rep, REP_EACH);
    check_text(&two.pair.judgement, "");
    pair_drop(&two.pair);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_once_decides),  cmocka_unit_test(test_iterations_alone),
        cmocka_unit_test(test_hidden_growth), cmocka_unit_test(test_one_side),
        cmocka_unit_test(test_withheld),      cmocka_unit_test(test_left_out),
        cmocka_unit_test(test_slower_stays),  cmocka_unit_test(test_boots),
        cmocka_unit_test(test_negative),      cmocka_unit_test(test_overlap),
        cmocka_unit_test(test_cycles),
    };

    return cmocka_run_group_tests_name("the two figures of a price", tests, NULL, NULL);
}
