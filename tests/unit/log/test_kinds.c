/* SPDX-License-Identifier: MIT */
/* The log reader: what each kind of record and each of Xen's lines means, hostile ones too. */
#include "tests/unit/support/check.h"

#include "report/model/case.h"
#include "report/model/facts.h"
#include "report/model/outcome.h"
#include "report/model/run.h"
#include "report/model/series.h"
#include "report/prices/run_status.h"
#include "report/record/record.h"
#include "report/store/open.h"
#include "report/system/exit.h"

static void test_xen_facts(void **state)
{
    struct log_maker m;
    struct run *run;

    (void)state;
    maker_open(&m, "insns");
    maker_xen(&m);
    maker_boot(&m);
    run = run_of_maker(&m);
    assert_string_equal(run_fact(run, "boot.debug"), "n");
    assert_string_equal(run_fact(run, "boot.cmdline"), "dom0=pv noreboot loglvl=all");
    assert_string_equal(run_fact(run, "boot.xpti"), "Dom0 disabled, DomU disabled (without PCID)");
    assert_string_equal(run_fact(run, "boot.pv32"), "Disabling PV32 due to Shadow Stacks");
    assert_memory_equal(run_fact(run, "boot.xen"), "4.17.5 (Debian", 14);
    run_free(run);
}

static void test_hostile_bytes(void **state)
{
    size_t size = 4u << 20, i;
    char *bytes = malloc(size);
    struct run *run;

    (void)state;
    for (i = 0; i < size; i++)
        bytes[i] = "PVB1 (XEN) \0\xff"[(i * 7 + i / 13) % 13];
    memcpy(bytes + 1000, "PVB1 0 begin", 12);
    run = run_of_bytes(bytes, size);
    assert_int_equal(run->boot_count, 1);
    assert_int_equal(run_exit_status(run), EXIT_INCONCLUSIVE);
    run_free(run);
    run = run_of_bytes("", 0);
    assert_int_equal(run->boot_count, 1);
    assert_problem(run, "no record of the kernel");
    run_free(run);
    free(bytes);
}

/* Pairs that would make a machine of any size run out of memory. */
static void test_hostile_counts(void **state)
{
    struct log_maker m;
    struct run *run;
    uint32_t of;

    (void)state;
    maker_open(&m, "insns");
    maker_begin(&m);
    maker_case(&m, "xen_version/version");
    of = maker_series(&m, "xen_version/version", PATH_SINGLE, 0, 1, 50);
    maker_pairs(&m, of, 0, "1x18446744073709551615,2x60");
    of = maker_series(&m, "xen_version/version", PATH_SINGLE, 0, 1, 4000000000u);
    maker_pairs(&m, of, 0, "1x4000000000");
    run = run_of_maker(&m);
    assert_problem(run, "hold more samples than it has");
    assert_problem(run, "a series of 4000000000 samples is not taken");
    run_free(run);
}

/* More boots than anybody runs: quadratic work would hang the reader. */
static void test_too_many_boots(void **state)
{
    struct log_maker m;
    struct run *run;
    unsigned i;

    (void)state;
    maker_open(&m, "insns");
    for (i = 0; i < RUN_BOOTS_MAX + 10; i++)
        maker_begin(&m);
    run = run_of_maker(&m);
    assert_int_equal(run->boot_count, RUN_BOOTS_MAX);
    assert_problem(run, " more like these, the last in boot 1000");
    run_free(run);
}

static void test_too_many_series(void **state)
{
    struct log_maker m;
    struct run *run;
    unsigned i;

    (void)state;
    maker_open(&m, "insns");
    maker_begin(&m);
    maker_case(&m, "a/b");
    for (i = 0; i < CASE_SERIES_MAX + 1; i++)
        maker_series(&m, "a/b", PATH_MULTI, 0, i, 0);
    run = run_of_maker(&m);
    assert_int_equal(run_find_case(run, "a/b")->paths[PATH_MULTI].count, CASE_SERIES_MAX);
    run_free(run);
}

static void check_death(const char *line, const char *next, enum outcome outcome)
{
    struct log_maker m;
    struct run *run;

    maker_open(&m, "insns");
    maker_xen(&m);
    maker_line(&m, line);
    maker_line(&m, next);
    run = run_of_maker(&m);
    assert_int_equal(run_boot(run, 1)->outcome, outcome);
    assert_int_equal(run_exit_status(run), EXIT_DIED);
    assert_problem(run, next + strlen("(XEN) "));
    run_free(run);
}

/* A whole record, and what scripts/run-xl says after it. */
static enum outcome outcome_with(const char *line)
{
    struct log_maker m;
    struct run *run;
    enum outcome outcome;

    maker_open(&m, "cycles");
    maker_boot(&m);
    maker_line(&m, line);
    run = run_of_maker(&m);
    outcome = run_boot(run, 1)->outcome;
    run_free(run);
    return outcome;
}

static void test_xl(void **state)
{
    (void)state;
    assert_int_equal(outcome_with("(xl) domain 7 has shut down: reason 0 poweroff"),
                     OUTCOME_COMPLETE);
    assert_int_equal(outcome_with("(xl) domain 7 has shut down: reason 3 crash"), OUTCOME_CRASHED);
    assert_int_equal(outcome_with("(xl) domain 7 has shut down: reason 4 watchdog"),
                     OUTCOME_CRASHED);
    assert_int_equal(outcome_with("a (xl) domain 7 has shut down: reason 3 crash"),
                     OUTCOME_COMPLETE);
}

static void test_deaths(void **state)
{
    (void)state;
    check_death("(XEN) Panic on CPU 0:", "(XEN) Could not construct domain 0", OUTCOME_PANICKED);
    check_death("(XEN) [2026-01-01 10:00:00] Panic on CPU 3:", "(XEN) GENERAL PROTECTION FAULT",
                OUTCOME_PANICKED);
    check_death("(XEN) ", "(XEN) Xen BUG at mm.c:12", OUTCOME_PANICKED);
    check_death("(XEN) x", "(XEN) Hardware Dom0 crashed: rebooting machine in 5 seconds.",
                OUTCOME_CRASHED);
}

static void test_kernel_ends(void **state)
{
    struct log_maker m;
    struct run *run;

    (void)state;
    maker_open(&m, "insns");
    maker_begin(&m);
    record_text(maker_record(&m, "error"), "text", "no such case: x");
    maker_put(&m);
    maker_end(&m, "error");
    run = run_of_maker(&m);
    assert_int_equal(run_boot(run, 1)->outcome, OUTCOME_ERROR);
    assert_int_equal(run_exit_status(run), EXIT_USAGE);
    assert_problem(run, "the kernel says: no such case: x");
    run_free(run);
}

static void test_fault(void **state)
{
    struct log_maker m;
    struct record *r;
    struct run *run;
    const struct run_case *c;

    (void)state;
    maker_open(&m, "insns");
    maker_begin(&m);
    maker_controls(&m);
    maker_case(&m, "selftest/fault");
    r = maker_record(&m, "fault");
    record_text(r, "case", "selftest/fault");
    record_uint(r, "vector", 14);
    maker_put(&m);
    record_hex(maker_record(&m, "regs"), "ax", 0x1234);
    maker_put(&m);
    maker_status(&m, "selftest/fault", "faulted");
    maker_end(&m, "ok");
    run = run_of_maker(&m);
    c = run_find_case(run, "selftest/fault");
    assert_int_equal(run->problems.count, 0);
    assert_int_equal(c->taken_count, 1);
    assert_string_equal(facts_get(&c->taken[0].fields, "ax"), "1234");
    assert_int_equal(run_exit_status(run), EXIT_WORSE);
    run_free(run);
}

static void test_long_fact(void **state)
{
    struct log_maker m;
    struct record *r;
    struct run *run;

    (void)state;
    maker_open(&m, "insns");
    maker_begin(&m);
    r = maker_record(&m, "fact");
    record_text(r, "key", "xen.commandline");
    record_text(r, "value", "first ");
    record_uint(r, "more", 1);
    maker_put(&m);
    maker_fact(&m, "xen.commandline", "second");
    r = maker_record(&m, "fact");
    record_text(r, "key", "xen.cut");
    record_text(r, "value", "first ");
    record_uint(r, "more", 1);
    maker_put(&m);
    maker_end(&m, "ok");
    run = run_of_maker(&m);
    assert_string_equal(run_fact(run, "xen.commandline"), "first second");
    assert_null(run_fact(run, "xen.cut"));
    assert_problem(run, "fact xen.cut is cut");
    run_free(run);
}

static void test_unknown_kept(void **state)
{
    struct log_maker m;
    struct run *run;

    (void)state;
    maker_open(&m, "insns");
    maker_begin(&m);
    record_text(maker_record(&m, "novelty"), "key", "value");
    maker_put(&m);
    maker_end(&m, "ok");
    run = run_of_maker(&m);
    assert_int_equal(run->problems.count, 0);
    assert_string_equal(run_boot(run, 1)->other.at[0], "novelty key=value");
    run_free(run);
}

/* A log of a real boot, with everything that Xen says. */
static void test_real_log(void **state)
{
    struct run *run = run_load("tests/data/xen-4.17-quick.log");

    (void)state;
    assert_non_null(run);
    assert_int_equal(run->problems.count, 0);
    assert_int_equal(run_exit_status(run), EXIT_GOOD);
    assert_string_equal(run_fact(run, "boot.debug"), "n");
    assert_string_equal(run_fact(run, "boot.l1tf"), "Dom0 disabled, DomU disabled");
    run_free(run);
}

/* What did not fit into a series record stands in one that goes on with it. */
static void test_series_goes_on(void **state)
{
    struct log_maker m;
    struct record *r;
    const struct series *s;
    struct run *run;

    (void)state;
    maker_open(&m, "insns");
    maker_begin(&m);
    maker_case(&m, "xen_version/version");
    r = maker_record(&m, "series");
    record_text(r, "case", "xen_version/version");
    record_text(r, "path", "multi");
    record_uint(r, "n", 64);
    maker_put(&m);
    r = maker_record(&m, "more");
    record_uint(r, "of", m.number - 2);
    record_uint(r, "cold", 999);
    record_uint(r, "warmup", 8);
    record_uint(r, "samples", 3);
    record_uint(r, "pending", 2);
    maker_put(&m);
    maker_pairs(&m, m.number - 2, 0, "7x3");
    maker_status(&m, "xen_version/version", "ok");
    maker_end(&m, "ok");
    run = run_of_maker(&m);
    assert_int_equal(run->problems.count, 0);
    s = &run_find_case(run, "xen_version/version")->paths[PATH_MULTI].at[0];
    assert_true(series_whole(s));
    assert_int_equal(s->cold, 999);
    assert_int_equal(s->pending, 2);
    run_free(run);
}

/* A fault in the first timed region leaves a series of no samples, which is whole. */
static void test_series_of_none(void **state)
{
    struct log_maker m;
    struct run *run;

    (void)state;
    maker_open(&m, "insns");
    maker_begin(&m);
    maker_case(&m, "selftest/fault");
    maker_series(&m, "selftest/fault", PATH_SINGLE, 0, 1, 0);
    maker_status(&m, "selftest/fault", "faulted");
    maker_end(&m, "ok");
    run = run_of_maker(&m);
    assert_int_equal(run->problems.count, 0);
    run_free(run);
}

static void test_fault_outside(void **state)
{
    struct log_maker m;
    struct run *run;

    (void)state;
    maker_open(&m, "insns");
    maker_begin(&m);
    record_uint(maker_record(&m, "fault"), "vector", 13);
    maker_put(&m);
    record_hex(maker_record(&m, "regs"), "ip", 0xffff);
    maker_put(&m);
    maker_end(&m, "crashed");
    run = run_of_maker(&m);
    assert_problem(run, "an exception outside every case: fault vector=13");
    assert_problem(run, "the kernel crashed");
    assert_int_equal(run_boot(run, 1)->outcome, OUTCOME_CRASHED);
    assert_string_equal(run_boot(run, 1)->other.at[0], "regs ip=ffff");
    assert_int_equal(run_exit_status(run), EXIT_DIED);
    run_free(run);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_xen_facts),       cmocka_unit_test(test_hostile_bytes),
        cmocka_unit_test(test_hostile_counts),  cmocka_unit_test(test_too_many_boots),
        cmocka_unit_test(test_too_many_series), cmocka_unit_test(test_xl),
        cmocka_unit_test(test_deaths),          cmocka_unit_test(test_kernel_ends),
        cmocka_unit_test(test_fault),           cmocka_unit_test(test_long_fact),
        cmocka_unit_test(test_unknown_kept),    cmocka_unit_test(test_real_log),
        cmocka_unit_test(test_series_goes_on),  cmocka_unit_test(test_fault_outside),
        cmocka_unit_test(test_series_of_none),
    };

    return cmocka_run_group_tests_name("log kinds", tests, NULL, NULL);
}
