/* SPDX-License-Identifier: MIT */
/* Limits for hostile logs: what is beyond them is left out and said, and the boot is not complete.
 */
#include "tests/unit/makers/run_json.h"
#include "tests/unit/support/check.h"

#include "report/model/case.h"
#include "report/model/outcome.h"
#include "report/model/run.h"
#include "report/record/record.h"

static void open_case(struct log_maker *m)
{
    maker_open(m, "insns");
    maker_begin(m);
    maker_case(m, "a/b");
}

/* Takes the run. */
static void assert_lost(struct run *run, const char *problem)
{
    assert_problem(run, problem);
    assert_int_equal(run_boot(run, 1)->outcome, OUTCOME_PARTIAL);
    run_free(run);
}

static struct run *ended(struct log_maker *m)
{
    maker_status(m, "a/b", "ok");
    maker_end(m, "ok");
    return run_of_maker(m);
}

/* A number in a field of a series that has one sample. */
static struct run *run_of_field(const char *key, const char *value)
{
    struct log_maker m;
    struct record *r;

    open_case(&m);
    r = maker_record(&m, "series");
    record_text(r, "case", "a/b");
    record_text(r, "path", "single");
    if (strcmp(key, "n") != 0)
        record_uint(r, "n", 1);
    if (strcmp(key, "cold") != 0)
        record_uint(r, "cold", 9);
    record_uint(r, "warmup", 1);
    record_text(r, key, value);
    record_uint(r, "samples", 1);
    record_text(r, "v", "7x1");
    maker_put(&m);
    return ended(&m);
}

static void test_numbers(void **state)
{
    (void)state;
    assert_lost(run_of_field("cold", "9223372036854775808"), "field cold is not a number, or too");
    assert_lost(run_of_field("cold", "-1"), "field cold is not a number, or too");
    assert_lost(run_of_field("n", "2147483648"), "field n is not a number, or too");
    assert_lost(run_of_field("v", "9223372036854775808x1"), "a sample of 9223372036854775808");
}

/* The largest number that there is comes back from run.json as it was. */
static void test_largest(void **state)
{
    struct run *run = run_of_field("cold", "9223372036854775807"), *again;
    char *text = json_text_of(run), why[128];

    (void)state;
    again = run_of_json_text(text, strlen(text), why, sizeof(why));
    assert_non_null(again);
    assert_int_equal(again->cases[0].paths[PATH_SINGLE].at[0].cold, INT64_MAX);
    assert_int_equal(run_boot(again, 1)->outcome, OUTCOME_COMPLETE);
    free(text);
    run_free(run);
    run_free(again);
}

static void test_shrinking_series(void **state)
{
    struct log_maker m;
    struct record *r;
    struct run *run;
    uint32_t of;

    (void)state;
    open_case(&m);
    of = maker_series(&m, "a/b", PATH_SINGLE, 0, 1, 50);
    maker_pairs(&m, of, 0, "9x50");
    r = maker_record(&m, "more");
    record_uint(r, "of", of);
    record_uint(r, "samples", 1);
    record_text(r, "v", "9x1000000");
    maker_put(&m);
    run = ended(&m);
    assert_int_equal(run->cases[0].paths[PATH_SINGLE].at[0].held, 50);
    assert_lost(run, "a series of fewer samples than were read");
}

/* The end of a fact whose start is lost is not the fact. */
static void test_tail_of_a_fact(void **state)
{
    struct log_maker m;
    struct record *r;
    struct run *run;

    (void)state;
    open_case(&m);
    m.number++;
    r = maker_record(&m, "fact");
    record_text(r, "key", "xen.commandline");
    record_text(r, "value", "vcpus=");
    record_uint(r, "more", 1);
    maker_put(&m);
    maker_fact(&m, "xen.commandline", "1");
    maker_fact(&m, "xen.build", "release");
    run = ended(&m);
    assert_null(run_fact(run, "xen.commandline"));
    assert_string_equal(run_fact(run, "xen.build"), "release");
    assert_lost(run, "fact xen.commandline is left out");
}

static void test_endless_fact(void **state)
{
    struct log_maker m;
    unsigned i;

    (void)state;
    open_case(&m);
    for (i = 0; i < 2000; i++) {
        struct record *r = maker_record(&m, "fact");

        record_text(r, "key", "a");
        record_text(r, "value", "0123456789012345678901234567890123456789");
        record_uint(r, "more", 1);
        maker_put(&m);
    }
    assert_lost(ended(&m), "fact a is cut");
}

static void test_no_begin(void **state)
{
    struct log_maker m;

    (void)state;
    maker_open(&m, "insns");
    maker_case(&m, "a/b");
    assert_lost(ended(&m), "the first record of the boot is not its begin");
}

static void test_too_many_skips(void **state)
{
    struct log_maker m;
    unsigned i;

    (void)state;
    open_case(&m);
    for (i = 0; i <= CASE_SKIPS_MAX; i++) {
        struct record *r = maker_record(&m, "skip");

        record_text(r, "case", "a/b");
        record_text(r, "path", "multi");
        maker_put(&m);
    }
    assert_lost(ended(&m), "too many skips");
}

static void test_too_many_exceptions(void **state)
{
    struct log_maker m;
    unsigned i;

    (void)state;
    open_case(&m);
    for (i = 0; i <= CASE_FAULTS_MAX; i++) {
        record_text(maker_record(&m, "fault"), "case", "a/b");
        maker_put(&m);
    }
    assert_lost(ended(&m), "too many exceptions");
}

/* The one that failed must not be the one that is left out without a word. */
static void test_too_many_controls(void **state)
{
    struct log_maker m;
    unsigned i;

    (void)state;
    open_case(&m);
    for (i = 0; i <= BOOT_CONTROLS_MAX; i++) {
        record_text(maker_record(&m, "control"), "status", i < BOOT_CONTROLS_MAX ? "ok" : "failed");
        maker_put(&m);
    }
    assert_lost(ended(&m), "too many controls");
}

static void test_too_many_others(void **state)
{
    struct log_maker m;
    unsigned i;

    (void)state;
    open_case(&m);
    for (i = 0; i < 10001; i++) {
        maker_record(&m, "novelty");
        maker_put(&m);
    }
    assert_lost(ended(&m), "too many records of unknown kinds");
}

/* The last boot that is read is not complete, since nobody knows what came after it. */
static void test_too_many_boots(void **state)
{
    struct log_maker m;
    struct run *run, *most = NULL;
    unsigned i;

    (void)state;
    maker_open(&m, "insns");
    for (i = 0; i <= RUN_BOOTS_MAX; i++) {
        maker_begin(&m);
        maker_end(&m, "ok");
        if (i + 1 == RUN_BOOTS_MAX)
            most = run_of_text(maker_text(&m));
    }
    run = run_of_maker(&m);
    assert_int_equal(run_boot(most, RUN_BOOTS_MAX)->outcome, OUTCOME_COMPLETE);
    run_free(most);
    assert_problem(run, "too many boots: the rest of the log is not read");
    assert_int_equal(run_boot(run, 1)->outcome, OUTCOME_COMPLETE);
    assert_int_equal(run_boot(run, RUN_BOOTS_MAX)->outcome, OUTCOME_PARTIAL);
    run_free(run);
}

/* A line of Xen's may be as long as the disk is large; a fact is not. */
static void test_long_line(void **state)
{
    static char line[64 + 20000];
    struct log_maker m;
    struct run *run;

    (void)state;
    open_case(&m);
    strcpy(line, "(XEN) Command line: ");
    memset(line + strlen(line), 'x', 20000);
    maker_line(&m, line);
    maker_line(&m, "(XEN) Xen version 4.17.5 (somebody) (gcc) debug=n");
    run = ended(&m);
    assert_null(run_fact(run, "boot.cmdline"));
    assert_non_null(run_fact(run, "boot.xen"));
    assert_lost(run, "fact boot.cmdline is too long");
}

/* Of all cases together, since the fields of one take ten times their record. */
static void test_exceptions_of_all(void **state)
{
    struct log_maker m;
    char name[16];
    unsigned i;

    (void)state;
    open_case(&m);
    for (i = 0; i <= RUN_FAULTS_MAX; i++) {
        snprintf(name, sizeof(name), "a/%u", i / 1000);
        if (i % 1000 == 0)
            maker_case(&m, name);
        record_text(maker_record(&m, "fault"), "case", name);
        maker_put(&m);
        if (i % 1000 == 999)
            maker_status(&m, name, "faulted");
    }
    assert_lost(ended(&m), "case a/10 has too many exceptions");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_numbers),           cmocka_unit_test(test_largest),
        cmocka_unit_test(test_shrinking_series),  cmocka_unit_test(test_tail_of_a_fact),
        cmocka_unit_test(test_endless_fact),      cmocka_unit_test(test_no_begin),
        cmocka_unit_test(test_too_many_skips),    cmocka_unit_test(test_too_many_exceptions),
        cmocka_unit_test(test_too_many_controls), cmocka_unit_test(test_too_many_others),
        cmocka_unit_test(test_too_many_boots),    cmocka_unit_test(test_long_line),
        cmocka_unit_test(test_exceptions_of_all),
    };

    return cmocka_run_group_tests_name("log limits", tests, NULL, NULL);
}
