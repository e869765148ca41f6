/* SPDX-License-Identifier: MIT */
/* The exit status of a run whose boots are good, and which still is not; and of several runs. */
#include "tests/unit/support/check.h"

#include "report/model/case.h"
#include "report/model/run.h"
#include "report/model/words.h"
#include "report/prices/run_status.h"
#include "report/record/record.h"
#include "report/store/run_set.h"
#include "report/system/exit.h"
#include "report/text/text.h"

#define VERSION "xen_version/version"

static struct run *good_run(void)
{
    struct run *run;

    run = run_of_made_boot("insns");
    assert_int_equal(run_exit_status(run), EXIT_GOOD);
    return run;
}

static void test_no_boot(void **state)
{
    struct run *run = run_new();

    (void)state;
    assert_int_equal(run_exit_status(run), EXIT_INCONCLUSIVE);
    run_free(run);
}

static void test_cases(void **state)
{
    struct run *run = good_run();
    struct run_case *c = run_find_case(run, VERSION);

    (void)state;
    c->lacks = text_copy("boot 2 has nothing of it");
    assert_int_equal(run_exit_status(run), EXIT_INCONCLUSIVE);
    free(c->lacks);
    c->lacks = NULL;
    c->boots[0].ended = false;
    assert_int_equal(run_exit_status(run), EXIT_INCONCLUSIVE);
    c->boots[0].ended = true;
    c->boots[0].status = STATUS_UNSTABLE;
    assert_int_equal(run_exit_status(run), EXIT_GOOD);
    c->boots[0].status = STATUS_WRONG;
    assert_int_equal(run_exit_status(run), EXIT_WORSE);
    c->boots[0].status = STATUS_FAULTED;
    assert_int_equal(run_exit_status(run), EXIT_WORSE);
    run_free(run);
}

/* A run that was killed between two boots has nothing else that is wrong with it. */
static void check_meant(const char *said, size_t meant, int status, const char *words)
{
    struct run *run = good_run();
    char text[128];

    run_add_fact(run, RUN_BOOTS_MEANT, said);
    assert_int_equal(run_boots_meant(run), meant);
    assert_int_equal(run_exit_status(run), status);
    run_count_boots(run, text, sizeof(text));
    assert_string_equal(text, words);
    run_free(run);
}

static void test_boots_meant(void **state)
{
    static const char all[] = "1 boot: 1 complete";

    (void)state;
    check_meant("20", 20, EXIT_INCONCLUSIVE, "1 of 20 boots: 1 complete");
    check_meant("2", 2, EXIT_INCONCLUSIVE, "1 of 2 boots: 1 complete");
    check_meant("1", 0, EXIT_GOOD, all);
    check_meant("0", 0, EXIT_GOOD, all);
    /* What is no number says nothing. */
    check_meant("", 0, EXIT_GOOD, all);
    check_meant("20 boots", 0, EXIT_GOOD, all);
    check_meant("-1", 0, EXIT_GOOD, all);
    check_meant(" 20", 0, EXIT_GOOD, all);
}

/* Whoever reads such a run is told. */
static void test_boots_meant_said(void **state)
{
    struct show_options plain = {0};
    struct run *run = good_run();
    char *text;

    (void)state;
    run_add_fact(run, RUN_BOOTS_MEANT, "20");
    text = shown(run, &plain);
    assert_non_null(strstr(text, ", 1 of 20 boots: 1 complete\n"));
    assert_non_null(strstr(text, "\n  1 of 20 boots: the run was ended before the rest of them\n"));
    free(text);
    run_free(run);
}

/* The worst of several, wherever it stands. */
static void test_several(void **state)
{
    struct run *at[] = {good_run(), good_run(), good_run()};
    struct run_set set = {at, 3};
    size_t i;

    (void)state;
    assert_int_equal(run_set_status(&set), EXIT_GOOD);
    for (i = 0; i < 3; i++) {
        struct case_boot *boot = &run_find_case(at[i], VERSION)->boots[0];

        boot->status = STATUS_WRONG;
        assert_int_equal(run_set_status(&set), EXIT_WORSE);
        boot->status = STATUS_OK;
    }
    for (i = 0; i < 3; i++)
        run_free(at[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_no_boot),     cmocka_unit_test(test_cases),
        cmocka_unit_test(test_boots_meant), cmocka_unit_test(test_boots_meant_said),
        cmocka_unit_test(test_several),
    };

    return cmocka_run_group_tests_name("run status", tests, NULL, NULL);
}
