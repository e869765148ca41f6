/* SPDX-License-Identifier: MIT */
/* The status of a case over its boots, and what is said of it. */
#include "tests/unit/support/check.h"

#include "report/model/case.h"
#include "report/model/run.h"
#include "report/model/series.h"
#include "report/model/status.h"
#include "report/record/record.h"
#include "report/text/text.h"

#define VERSION "xen_version/version"

static struct run *run_of_boots(unsigned boots)
{
    struct log_maker m;

    maker_open(&m, "insns");
    for (; boots; boots--)
        maker_boot(&m);
    return run_of_maker(&m);
}

static void say(struct run *run, size_t boot, enum status status, const char *why)
{
    struct case_boot *says = &run_find_case(run, VERSION)->boots[boot];

    free(says->why);
    says->status = status;
    says->why = text_copy(why);
}

static void check_verdict(const struct run *run, const char *name, const char *why)
{
    struct verdict verdict = case_verdict(run, run_find_case(run, VERSION));

    assert_string_equal(verdict_name(&verdict), name);
    assert_string_equal(verdict.why, why);
}

static void test_worst_of_boots(void **state)
{
    struct run *run = run_of_boots(3);

    (void)state;
    check_verdict(run, "ok", "");
    say(run, 0, STATUS_SKIPPED, "no such page");
    check_verdict(run, "skipped", "no such page");
    say(run, 1, STATUS_DENIED, "not allowed");
    check_verdict(run, "denied", "not allowed");
    say(run, 2, STATUS_ABSENT, "no such call");
    check_verdict(run, "denied", "not allowed");
    /* The first that says why. */
    say(run, 2, STATUS_DENIED, "nor here");
    check_verdict(run, "denied", "not allowed");
    say(run, 1, STATUS_DENIED, NULL);
    check_verdict(run, "denied", "nor here");
    say(run, 2, STATUS_ABSENT, "no such call");
    check_verdict(run, "denied", "");
    run_find_case(run, VERSION)->boots[0].ended = false;
    check_verdict(run, "unfinished", "");
    run_free(run);
}

static void test_wrong_result(void **state)
{
    struct run *run = run_of_boots(2);
    struct series_list *multi = &run_find_case(run, VERSION)->paths[PATH_MULTI];
    struct series *last = &multi->at[multi->count - 1];

    (void)state;
    say(run, 1, STATUS_WRONG, NULL);
    last->wrong = 3;
    check_verdict(run, "wrong", "boot 2: multi n=64 fill: 3 wrong, the first is not said");
    last->got = text_copy("fff2");
    check_verdict(run, "wrong", "boot 2: multi n=64 fill: 3 wrong, the first is fff2");
    say(run, 1, STATUS_WRONG, "an entry was left");
    check_verdict(run, "wrong",
                  "an entry was left; boot 2: multi n=64 fill: 3 wrong, the first is fff2");
    multi->at[0].wrong = 1;
    multi->at[0].got = text_copy("1");
    check_verdict(run, "wrong", "an entry was left; boot 1: multi n=1: 1 wrong, the first is 1");
    run_free(run);
}

/* What fell short of a plan says more than any status but a wrong one. */
static void test_lacking(void **state)
{
    struct run *run = run_of_boots(2);
    struct run_case *c = run_find_case(run, VERSION);

    (void)state;
    c->boots[1].lacks = text_copy("single n=2 is missing");
    check_verdict(run, "partial", "boot 2: single n=2 is missing");
    c->lacks = text_copy("boot 3 has nothing of it");
    check_verdict(run, "partial", "boot 3 has nothing of it");
    say(run, 0, STATUS_FAULTED, "vector 14");
    check_verdict(run, "faulted", "vector 14");
    run_free(run);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_worst_of_boots),
        cmocka_unit_test(test_wrong_result),
        cmocka_unit_test(test_lacking),
    };

    return cmocka_run_group_tests_name("status", tests, NULL, NULL);
}
