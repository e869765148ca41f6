/* SPDX-License-Identifier: MIT */
/* The log reader: what is lost is named with its place, and what was whole before it is kept. */
#include "tests/unit/support/check.h"

#include "report/model/case.h"
#include "report/model/outcome.h"
#include "report/model/run.h"
#include "report/model/series.h"
#include "report/prices/run_status.h"
#include "report/record/record.h"
#include "report/system/exit.h"

/* A whole boot's log, to be freed. */
static char *boot_log(void)
{
    struct log_maker m;
    char *text;

    maker_open(&m, "insns");
    maker_xen(&m);
    maker_boot(&m);
    text = strdup(maker_text(&m));
    maker_free(&m);
    return text;
}

static size_t count_lines(const char *text)
{
    size_t lines = 0;

    for (; *text; text++)
        lines += *text == '\n';
    return lines;
}

/* The start of a line, from 1. */
static char *line_start(char *text, size_t line)
{
    while (--line)
        text = strchr(text, '\n') + 1;
    return text;
}

/* The first line that has this in it, from 1. */
static size_t line_of(const char *text, const char *part)
{
    const char *found = strstr(text, part);
    size_t line = 1;

    assert_non_null(found);
    for (; text < found; text++)
        line += *text == '\n';
    return line;
}

static void drop_lines(char *text, size_t first, size_t last)
{
    char *to = line_start(text, first);
    const char *from = line_start(text, last + 1);

    memmove(to, from, strlen(from) + 1);
}

static void test_whole(void **state)
{
    char *log = boot_log();
    struct run *run = run_of_text(log);
    const struct run_case *c = run_find_case(run, "xen_version/version");

    (void)state;
    assert_int_equal(run->boot_count, 1);
    assert_int_equal(run->problems.count, 0);
    assert_int_equal(run_boot(run, 1)->outcome, OUTCOME_COMPLETE);
    assert_int_equal(run_exit_status(run), EXIT_GOOD);
    assert_int_equal(c->paths[PATH_SINGLE].count, 2);
    assert_int_equal(c->paths[PATH_MULTI].count, 14);
    assert_int_equal(c->paths[PATH_SINGLE].at[0].pairs[0].value, 450);
    assert_int_equal(c->paths[PATH_SINGLE].at[0].pairs[0].count, 48);
    assert_string_equal(run_fact(run, "guest.role"), "dom0");
    run_free(run);
    free(log);
}

/* Cut at any line: partial, said, and the cases that had ended are still there. */
static void test_cut_anywhere(void **state)
{
    char *log = boot_log();
    size_t lines = count_lines(log), line;

    (void)state;
    for (line = 1; line < lines; line++) {
        size_t size = (size_t)(line_start(log, line + 1) - log);
        struct run *run = run_of_bytes(log, size);

        assert_int_equal(run->boot_count, 1);
        assert_int_equal(run_boot(run, 1)->outcome, OUTCOME_PARTIAL);
        assert_int_equal(run_exit_status(run), EXIT_INCONCLUSIVE);
        assert_true(run->problems.count >= 1);
        if (line >= line_of(log, "status case=control/empty"))
            assert_true(case_find_boot(run_find_case(run, "control/empty"), 1)->ended);
        run_free(run);
    }
    free(log);
}

static void test_cut_in_case(void **state)
{
    char *log = boot_log(), expected[128];
    size_t line = line_of(log, "status case=xen_version/version");
    struct run *run = run_of_bytes(log, (size_t)(line_start(log, line) - log));

    (void)state;
    snprintf(expected, sizeof(expected), "case xen_version/version was running when the log ends");
    assert_problem(run, expected);
    snprintf(expected, sizeof(expected), "in line %zu", line - 1);
    assert_problem(run, expected);
    assert_false(case_find_boot(run_find_case(run, "xen_version/version"), 1)->ended);
    assert_true(case_find_boot(run_find_case(run, "control/twin"), 1)->ended);
    run_free(run);
    free(log);
}

/* A byte changed in any record is damage at its line, and the record's number is missed. */
static void test_byte_changed(void **state)
{
    char *log = boot_log(), expected[64];
    size_t lines = count_lines(log), line;

    (void)state;
    for (line = line_of(log, "PVB1 0 "); line <= lines; line++) {
        char *at = line_start(log, line) + 8;
        struct run *run;

        *at ^= 1;
        run = run_of_text(log);
        *at ^= 1;
        snprintf(expected, sizeof(expected), ":%zu: a damaged record", line);
        assert_problem(run, expected);
        assert_problem(run, line < lines ? "missing" : "no end record");
        assert_int_equal(run_boot(run, 1)->outcome, OUTCOME_PARTIAL);
        run_free(run);
    }
    free(log);
}

static void test_gap(void **state)
{
    char *log = boot_log(), expected[128];
    size_t line = line_of(log, "PVB1 17 ");
    struct run *run;

    (void)state;
    drop_lines(log, line, line + 2);
    run = run_of_text(log);
    snprintf(expected, sizeof(expected), "records 17-19 missing between log lines %zu and %zu",
             line - 1, line);
    assert_problem(run, expected);
    assert_problem(run, "the end record counts");
    run_free(run);
    free(log);
}

static void test_lost_pairs(void **state)
{
    char *log = boot_log();
    size_t line = line_of(log, "case=xen_version/version path=single n=1") + 1;
    struct run *run;

    (void)state;
    drop_lines(log, line, line);
    run = run_of_text(log);
    assert_problem(run, "(xen_version/version, single, n=1): 0 of 50 samples were read");
    assert_false(
        series_whole(&run_find_case(run, "xen_version/version")->paths[PATH_SINGLE].at[0]));
    run_free(run);
    free(log);
}

static void test_lost_case_and_series(void **state)
{
    char *log = boot_log();
    size_t line = line_of(log, "case name=xen_version/version");
    struct run *run;

    (void)state;
    drop_lines(log, line, line + 1);
    run = run_of_text(log);
    assert_problem(run, "pairs of series record");
    assert_problem(run, "belongs to case xen_version/version, whose start is missing");
    run_free(run);
    free(log);
}

static void test_lost_status(void **state)
{
    char *log = boot_log();
    size_t line = line_of(log, "status case=xen_version/version");
    struct run *run;

    (void)state;
    drop_lines(log, line, line);
    run = run_of_text(log);
    assert_problem(run, "case xen_version/version has no status record");
    run_free(run);
    free(log);
}

static void test_two_boots(void **state)
{
    struct log_maker m;
    struct run *run;

    (void)state;
    maker_open(&m, "insns");
    maker_xen(&m);
    maker_begin(&m);
    maker_controls(&m);
    maker_boot(&m);
    run = run_of_maker(&m);
    assert_int_equal(run->boot_count, 2);
    assert_int_equal(run_boot(run, 1)->outcome, OUTCOME_PARTIAL);
    assert_int_equal(run_boot(run, 2)->outcome, OUTCOME_COMPLETE);
    assert_problem(run, "cut when another boot began");
    assert_non_null(case_find_boot(run_find_case(run, "xen_version/version"), 2));
    assert_null(case_find_boot(run_find_case(run, "xen_version/version"), 1));
    run_free(run);
}

/* Cut right after its first record, and begun again. */
static void test_begun_twice(void **state)
{
    struct log_maker m;
    struct run *run;

    (void)state;
    maker_open(&m, "insns");
    record_uint(maker_record(&m, "begin"), "format", 1);
    maker_put(&m);
    maker_boot(&m);
    run = run_of_maker(&m);
    assert_int_equal(run->boot_count, 2);
    assert_int_equal(run_boot(run, 2)->outcome, OUTCOME_COMPLETE);
    run_free(run);
}

/* Xen's own boot again, in the middle of a case, as after a triple fault. */
static void test_rebooted(void **state)
{
    struct log_maker m;
    struct run *run;

    (void)state;
    maker_open(&m, "insns");
    maker_xen(&m);
    maker_begin(&m);
    maker_case(&m, "xen_version/version");
    maker_xen(&m);
    run = run_of_maker(&m);
    assert_int_equal(run->boot_count, 2);
    assert_problem(run, "case xen_version/version was running when Xen started again");
    assert_problem(run, "boot 2");
    run_free(run);
}

/* A host that reboots as it is told to after a whole boot. */
static void test_restart_after_end(void **state)
{
    struct log_maker m;
    struct run *run;

    (void)state;
    maker_open(&m, "insns");
    maker_boot(&m);
    maker_xen(&m);
    run = run_of_maker(&m);
    assert_int_equal(run->boot_count, 1);
    assert_int_equal(run_exit_status(run), EXIT_GOOD);
    run_free(run);
}

/* CR, text before and after, Xen's lines between and in the middle of the line. */
static void test_noise(void **state)
{
    char *log = boot_log(), *noisy = NULL, *line, *rest = log;
    size_t size;
    FILE *out = open_memstream(&noisy, &size);
    struct run *run;

    (void)state;
    while ((line = strsep(&rest, "\n")) && *line)
        fprintf(out, "%s%s tail\r\n(XEN) d0v0: something\n", *line == 'P' ? "(d1) [ 1.5] " : "",
                line);
    fclose(out);
    run = run_of_bytes(noisy, size);
    assert_int_equal(run->problems.count, 0);
    assert_int_equal(run_exit_status(run), EXIT_GOOD);
    run_free(run);
    free(noisy);
    free(log);
}

static void test_two_records_in_a_line(void **state)
{
    char *log = boot_log();
    struct run *run;

    (void)state;
    *(strchr(strstr(log, "PVB1 5 "), '\n')) = ' ';
    run = run_of_text(log);
    assert_int_equal(run->problems.count, 0);
    run_free(run);
    free(log);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_whole),
        cmocka_unit_test(test_cut_anywhere),
        cmocka_unit_test(test_cut_in_case),
        cmocka_unit_test(test_byte_changed),
        cmocka_unit_test(test_gap),
        cmocka_unit_test(test_lost_pairs),
        cmocka_unit_test(test_lost_case_and_series),
        cmocka_unit_test(test_lost_status),
        cmocka_unit_test(test_two_boots),
        cmocka_unit_test(test_begun_twice),
        cmocka_unit_test(test_rebooted),
        cmocka_unit_test(test_restart_after_end),
        cmocka_unit_test(test_noise),
        cmocka_unit_test(test_two_records_in_a_line),
    };

    return cmocka_run_group_tests_name("log", tests, NULL, NULL);
}
