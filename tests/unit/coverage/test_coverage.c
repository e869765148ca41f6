/* SPDX-License-Identifier: MIT */
/* "pvbench coverage": what counts as measured, what it prints, and that the document is true. */
#include <stdio.h>

#include "tests/unit/support/check.h"

#include "report/cases/catalogue.h"
#include "report/coverage/coverage.h"
#include "report/model/run.h"
#include "report/record/record.h"
#include "report/system/exit.h"

static void put_case(struct log_maker *m, const char *name, const char *status, bool samples)
{
    maker_case(m, name);
    if (samples)
        maker_samples(m, name, PATH_SINGLE, 0, 1, 100);
    maker_status(m, name, status);
}

/* A run with a row of each kind, and one whose status was never read. */
static struct run *mixed_run(void)
{
    struct log_maker m;

    maker_open(&m, "insns");
    maker_begin(&m);
    put_case(&m, "stack_switch/same", "ok", true);
    put_case(&m, "xen_version/version", "ok", true);
    put_case(&m, "xen_version/pagesize", "unstable", true);
    put_case(&m, "mca/physcpuinfo", "denied", true);
    put_case(&m, "tmem_op/removed", "absent", true);
    put_case(&m, "argo_op/unknown", "absent", false);
    put_case(&m, "multicall/empty", "skipped", false);
    put_case(&m, "set_gdt/empty", "wrong", true);
    put_case(&m, "set_gdt/1frame", "faulted", true);
    put_case(&m, "trap/beyond", "ok", true);
    maker_case(&m, "iret/iretq");
    maker_samples(&m, "iret/iretq", PATH_SINGLE, 0, 1, 100);
    maker_end(&m, "complete");
    return run_of_maker(&m);
}

static void test_counts(void **state)
{
    struct run *run = mixed_run();
    struct coverage sum = coverage_of(run, 0, catalogue_size);

    (void)state;
    assert_int_equal(sum.by[COVER_MEASURED], 3);
    assert_int_equal(sum.by[COVER_DENIED], 1);
    assert_int_equal(sum.by[COVER_ABSENT], 1);
    assert_int_equal(sum.by[COVER_SKIPPED], 1);
    assert_int_equal(sum.by[COVER_WRONG], 1);
    assert_int_equal(sum.by[COVER_FAULTED], 1);
    assert_int_equal(sum.by[COVER_MISSING], sum.rows - 8);
    assert_int_equal(coverage_measured(&sum), 5);
    assert_int_equal(coverage_status(&sum), EXIT_WORSE);
    run_free(run);
}

/* Only what is skipped with a reason, or measured in any way, is accounted for. */
static void test_status(void **state)
{
    struct coverage good = {.by = {[COVER_MEASURED] = 9, [COVER_DENIED] = 1, [COVER_ABSENT] = 1}};
    enum cover cover;

    (void)state;
    good.by[COVER_SKIPPED] = 1;
    assert_int_equal(coverage_status(&good), EXIT_GOOD);
    for (cover = COVER_WRONG; cover <= COVER_MISSING; cover++) {
        struct coverage bad = good;

        bad.by[cover] = 1;
        assert_int_equal(coverage_status(&bad), EXIT_WORSE);
    }
}

static void cover_text(const struct run *run, bool missing, char **text)
{
    size_t size = 0;
    FILE *out = open_memstream(text, &size);

    coverage_text(run, missing, out);
    fclose(out);
}

static void assert_narrow(const char *text)
{
    while (*text) {
        size_t len = strcspn(text, "\n");

        if (len > 100)
            fail_msg("wider than 100 columns: %.*s", (int)len, text);
        text += len + (text[len] == '\n');
    }
}

static void test_text(void **state)
{
    struct run *run = mixed_run();
    char *text = NULL, *missing = NULL, *last;

    (void)state;
    cover_text(run, false, &text);
    cover_text(run, true, &missing);
    assert_narrow(text);
    assert_non_null(strstr(text, "\ndenied:\n  mca/physcpuinfo\n"));
    assert_non_null(strstr(text, "\nwrong:\n  set_gdt/empty\n"));
    assert_non_null(strstr(text, "\n  sched_op SCHEDOP_poll: without a timeout"));
    last = strstr(text, "\nmeasured 5 of ");
    assert_non_null(last);
    assert_non_null(strstr(last, "; 1 denied, 1 absent, 1 skipped, 2 wrong or faulted, "));
    assert_null(strchr(strchr(last + 1, '\n') + 1, '\n'));
    assert_non_null(strstr(missing, "  iret/iretq\n"));
    assert_non_null(strstr(missing, "  set_gdt/empty\n"));
    assert_null(strstr(missing, "  stack_switch/same\n"));
    assert_null(strstr(missing, "  multicall/empty\n"));
    free(text);
    free(missing);
    run_free(run);
}

/* Without a run it is the case table that is asked. */
static void test_table(void **state)
{
    struct coverage sum = coverage_of(NULL, 0, catalogue_size);
    char *text = NULL;

    (void)state;
    cover_text(NULL, false, &text);
    assert_narrow(text);
    assert_non_null(strstr(text, "\ncases for "));
    assert_int_equal(coverage_measured(&sum) + sum.by[COVER_MISSING], sum.rows);
    assert_true(coverage_measured(&sum) > 100);
    free(text);
}

/* A complete run in an environment, whose two rows came out like that. */
static struct run *run_in(const char *env, const char *first, const char *second)
{
    struct log_maker m;

    maker_open(&m, "insns");
    m.env = env;
    maker_begin(&m);
    put_case(&m, "stack_switch/same", first, true);
    put_case(&m, "set_segment_base/fs", second, true);
    maker_end(&m, "complete");
    return run_of_maker(&m);
}

static char *side_by_side(const struct run *const *runs, size_t count, bool missing)
{
    static char *paths[] = {"one", "two", "three"};
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);

    coverage_side_by_side(runs, paths, count, missing, out);
    fclose(out);
    return text;
}

static void test_environments(void **state)
{
    struct run *wide = run_in("pv64", "ok", "ok"), *narrow = run_in("pv32pae", "ok", "absent");
    struct run *old = run_in("pv32", "ok", "wrong");
    const struct run *runs[] = {wide, narrow, old};
    char *text = side_by_side(runs, 2, false);

    (void)state;
    assert_narrow(text);
    assert_non_null(strstr(text, "\npv32pae  ?    ?     two\n"));
    assert_non_null(strstr(text, "set_segment_base/fs"));
    assert_null(strstr(text, "stack_switch/same "));
    assert_non_null(strstr(text, "pv32: host-tested only: no run of pv32 was given\n"));
    assert_null(strstr(text, "pv32pae: no run"));
    assert_non_null(strstr(text, "\npv64: measured 2 of "));
    assert_non_null(strstr(text, "\npv32pae: measured 2 of "));
    free(text);
    text = side_by_side(runs, 3, true);
    assert_null(strstr(text, "host-tested only"));
    assert_non_null(strstr(text, "Not accounted for"));
    assert_non_null(strstr(text, "\npv32: measured 1 of "));
    free(text);
    cover_text(wide, false, &text);
    assert_non_null(strstr(text, "\npv32pae: no run of it was given\npv32: host-tested only"));
    free(text);
    run_free(wide);
    run_free(narrow);
    run_free(old);
}

/* A run of it that measured nothing is no run of it. */
static void test_an_empty_run_says_nothing(void **state)
{
    struct run *old = run_in("pv32", "wrong", "faulted");
    char *text = NULL;

    (void)state;
    cover_text(old, false, &text);
    assert_non_null(strstr(text, "pv32: host-tested only: no run of pv32 was given\n"));
    free(text);
    run_free(old);
}

/* The document in the repository is what "make docs" would write. */
static void test_document(void **state)
{
    char *golden = file_text("docs/hypercalls.md"), *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);

    (void)state;
    coverage_markdown(out);
    fclose(out);
    assert_non_null(golden);
    if (strcmp(golden, text))
        fail_msg("docs/hypercalls.md is behind the catalogue or the case table: make docs");
    free(golden);
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_counts),
        cmocka_unit_test(test_status),
        cmocka_unit_test(test_text),
        cmocka_unit_test(test_table),
        cmocka_unit_test(test_document),
        cmocka_unit_test(test_environments),
        cmocka_unit_test(test_an_empty_run_says_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
