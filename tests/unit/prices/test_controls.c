/* SPDX-License-Identifier: MIT */
/* The controls and the exit status, from whole logs with one thing changed. */
#include "tests/unit/support/check.h"

#include "report/model/outcome.h"
#include "report/model/run.h"
#include "report/model/series.h"
#include "report/prices/controls.h"
#include "report/prices/run_status.h"
#include "report/prices/twin.h"
#include "report/record/record.h"
#include "report/system/exit.h"
#include "report/text/texts.h"

/* The controls with one of their series changed. */
static struct run *run_with_control(const char *name, enum path path, unsigned n, unsigned value)
{
    struct run *run;
    struct series_list *list;
    size_t i;

    run = run_of_made_boot("insns");
    list = &run_find_case(run, name)->paths[path];
    for (i = 0; i < list->count; i++)
        if (list->at[i].n == n && !list->at[i].fill)
            list->at[i].pairs[0].value = value;
    return run;
}

static void check_control(const char *name, enum path path, unsigned n, unsigned value,
                          const char *line)
{
    struct run *run = run_with_control(name, path, n, value);
    struct texts lines = {0};

    assert_int_equal(check_controls(run, 1, &lines), CONTROLS_FAILED);
    assert_true(text_among(&lines, line));
    assert_int_equal(run_exit_status(run), EXIT_USAGE);
    texts_clear(&lines);
    run_free(run);
}

static void test_controls(void **state)
{
    struct run *run = run_with_control(CASE_EMPTY, PATH_MULTI, 8, MAKER_TWIN);

    (void)state;
    assert_int_equal(check_all_controls(run), CONTROLS_GOOD);
    run_free(run);
    check_control(CASE_EMPTY, PATH_SINGLE, 1, MAKER_TWIN + 1, "empty, single n=1: FAILED");
    check_control(CASE_EMPTY, PATH_MULTI, 8, MAKER_TWIN + 1, "empty, multi n=8: FAILED");
    check_control(CASE_EMPTY, PATH_ARRAY, 64, MAKER_TWIN - 1, "empty, array n=64: FAILED");
    check_control("control/chain-0", PATH_SINGLE, 1, MAKER_TWIN + 21, "chain: FAILED");
    check_control("control/chain-256", PATH_SINGLE, 1, MAKER_TWIN + 277, "chain: FAILED");
    check_control(CASE_TWIN, PATH_SINGLE, 1, MAKER_TWIN + 2, "FAILED");
}

static void test_kernel_control(void **state)
{
    struct log_maker m;
    struct record *r;
    struct run *run;

    (void)state;
    maker_open(&m, "insns");
    maker_begin(&m);
    maker_controls(&m);
    r = maker_record(&m, "control");
    record_text(r, "name", "depth");
    record_text(r, "status", "failed");
    maker_put(&m);
    maker_end(&m, "ok");
    run = run_of_maker(&m);
    assert_int_equal(check_all_controls(run), CONTROLS_FAILED);
    run_free(run);
}

/* What the kernel wanted and what it got, beside the verdict that it gave itself. */
static void check_numbers(const char *unit, const char *want, const char *got,
                          enum control_verdict verdict)
{
    struct log_maker m;
    struct record *r;
    struct run *run;

    maker_open(&m, unit);
    maker_begin(&m);
    maker_controls(&m);
    r = maker_record(&m, "control");
    record_text(r, "name", "depth");
    record_text(r, "status", "ok");
    record_text(r, "want", want);
    record_text(r, "got", got);
    maker_put(&m);
    maker_end(&m, "ok");
    run = run_of_maker(&m);
    assert_int_equal(check_all_controls(run), verdict);
    run_free(run);
}

static void test_kernel_numbers(void **state)
{
    (void)state;
    check_numbers("insns", "-2", "-2", CONTROLS_GOOD);
    check_numbers("insns", "-2", "2", CONTROLS_FAILED);
    check_numbers("insns", "256", "257", CONTROLS_FAILED);
    check_numbers("insns", "x", "256", CONTROLS_FAILED);
    check_numbers("insns", "256", "x", CONTROLS_FAILED);
    check_numbers("cycles", "256", "257", CONTROLS_GOOD);
}

/* A control that was not issued controls nothing. */
static void test_control_status(void **state)
{
    struct run *run;
    struct texts lines = {0};

    (void)state;
    run = run_of_made_boot("insns");
    run_find_case(run, "control/chain-0")->boots[0].status = STATUS_DENIED;
    assert_int_equal(check_controls(run, 1, &lines), CONTROLS_FAILED);
    assert_true(text_among(&lines, "boot 1: control/chain-0: FAILED: it is denied"));
    texts_clear(&lines);
    run_free(run);
}

static void test_outcomes(void **state)
{
    struct run *run;

    (void)state;
    run = run_of_made_boot("insns");
    run_set_outcome(run, 1, OUTCOME_HUNG);
    run_set_outcome(run, 1, OUTCOME_COMPLETE);
    assert_int_equal(run_boot(run, 1)->outcome, OUTCOME_HUNG);
    assert_int_equal(run_exit_status(run), EXIT_DIED);
    run_set_outcome(run, 2, OUTCOME_ERROR);
    assert_int_equal(run->boot_count, 2);
    run_set_outcome(run, 9, OUTCOME_ERROR);
    assert_int_equal(run->boot_count, 2);
    run_free(run);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_controls),       cmocka_unit_test(test_kernel_control),
        cmocka_unit_test(test_kernel_numbers), cmocka_unit_test(test_control_status),
        cmocka_unit_test(test_outcomes),
    };

    return cmocka_run_group_tests_name("controls", tests, NULL, NULL);
}
