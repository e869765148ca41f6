/* SPDX-License-Identifier: MIT */
/*
 * What is held against the base beside prices: controls that nobody asked for, and what fell short
 * of its plan (report/judge/judge.h).
 */
#include "tests/unit/makers/run_maker.h"
#include "tests/unit/support/check.h"

#include "report/judge/judge.h"
#include "report/judge/judgement.h"
#include "report/model/case.h"
#include "report/model/run.h"
#include "report/text/text.h"

struct two {
    struct run *base, *new;
    struct judgement judgement;
};

static struct two two_runs(void)
{
    return (struct two){.base = run_of_made_boot("insns"), .new = run_of_made_boot("insns")};
}

static struct run_case *case_of(struct run *run, const char *name)
{
    struct run_case *c = run_find_case(run, name);

    assert_non_null(c);
    return c;
}

/* Judged now: that case is found so, for this reason; NULL: nothing is said of it. */
static void check(struct two *two, const char *name, enum finding finding, const char *why)
{
    static const struct judge_options options = {.alpha = JUDGE_ALPHA};
    const struct judged *judged;

    judge(&two->judgement, two->base, two->new, &options);
    judged = judge_find(&two->judgement, name);
    if (!why)
        assert_null(judged);
    else if (!judged || judged->finding != finding || strcmp(judged->why, why) != 0)
        fail_msg("%s: %s: %s", name, judged ? finding_word(judged->finding) : "not judged",
                 judged ? judged->why : "");
    judge_free(&two->judgement);
}

static void drop(struct two *two)
{
    run_free(two->base);
    run_free(two->new);
}

#define CONTROL "control/empty"
#define CASE    "xen_version/version"

static void test_missing(void **state)
{
    struct two two = two_runs();
    char *name = case_of(two.new, CONTROL)->name;

    (void)state;
    check(&two, CONTROL, FINDING_SAME, NULL);
    *name = 'x';
    check(&two, CONTROL, FINDING_INCONCLUSIVE, "it is missing in the new run");
    drop(&two);
}

static void test_revision(void **state)
{
    struct two two = two_runs();

    (void)state;
    case_of(two.new, CONTROL)->rev = 2;
    check(&two, CONTROL, FINDING_INCOMPARABLE, "it is revision 1 in the base, and 2 now");
    drop(&two);
}

/* Of the base, of the new run, of both. */
static void test_lacking_control(void **state)
{
    struct two two = two_runs();

    (void)state;
    case_of(two.new, CONTROL)->boots[0].lacks = text_copy("less");
    check(&two, CONTROL, FINDING_INCONCLUSIVE, "less came of it than its plan promised");
    case_of(two.base, CONTROL)->boots[0].lacks = text_copy("less");
    check(&two, CONTROL, FINDING_INCONCLUSIVE, "less came of it than its plan promised");
    free(case_of(two.new, CONTROL)->boots[0].lacks);
    case_of(two.new, CONTROL)->boots[0].lacks = NULL;
    check(&two, CONTROL, FINDING_INCONCLUSIVE, "less came of it than its plan promised");
    drop(&two);
}

static void test_lacking_case(void **state)
{
    struct two two = two_runs();

    (void)state;
    check(&two, CASE, FINDING_SAME, "");
    case_of(two.new, CASE)->boots[0].lacks = text_copy("a series");
    check(&two, CASE, FINDING_INCONCLUSIVE, "the new run fell short of its plan: boot 1: a series");
    case_of(two.base, CASE)->boots[0].lacks = text_copy("another");
    check(&two, CASE, FINDING_INCONCLUSIVE, "the base fell short of its plan: boot 1: another");
    drop(&two);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_missing),
        cmocka_unit_test(test_revision),
        cmocka_unit_test(test_lacking_control),
        cmocka_unit_test(test_lacking_case),
    };

    return cmocka_run_group_tests_name("controls in a judgement", tests, NULL, NULL);
}
