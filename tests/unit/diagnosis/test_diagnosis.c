/* SPDX-License-Identifier: MIT */
/* The diagnosis of a run: the worst of its boots, and what only the reader of a log knows. */
#include "tests/unit/support/check.h"

#include "report/diagnosis/diagnosis.h"
#include "report/model/facts.h"
#include "report/model/run.h"
#include "report/prices/run_status.h"
#include "report/show/show.h"
#include "report/system/exit.h"

static void assert_has(const char *text, const char *words)
{
    if (!strstr(text, words))
        fail_msg("no \"%s\" in:\n%s", words, text);
}

/* A boot with these lines of Xen's before it, and facts behind its first record. */
static void add_boot(struct log_maker *m, const char *xen, const char *cmdline)
{
    maker_xen(m);
    if (xen)
        maker_line(m, xen);
    maker_begin(m);
    maker_fact(m, "xen.commandline", cmdline);
    maker_controls(m);
    maker_version(m);
    maker_end(m, "ok");
}

static struct diagnosed item_of(const struct diagnosis *diagnosis, const char *name)
{
    size_t i;

    for (i = 0; i < diagnosis->count; i++)
        if (!strcmp(diagnosis->at[i].check.name, name))
            return diagnosis->at[i];
    fail_msg("no check is called %s", name);
    return diagnosis->at[0];
}

/* What a check of a run comes to, in words. */
static const char *told(const struct run *run, const char *name)
{
    static char text[DIAGNOSED_TEXT + 16];
    struct diagnosis diagnosis;
    struct diagnosed item;

    diagnosis_make(&diagnosis, run);
    item = item_of(&diagnosis, name);
    snprintf(text, sizeof(text), "%s, ", check_verdict_name(item.check.verdict));
    diagnosed_text(&diagnosis, &item, text + strlen(text), DIAGNOSED_TEXT);
    diagnosis_free(&diagnosis);
    return text;
}

static void assert_told(const struct run *run, const char *name, const char *want)
{
    const char *got = told(run, name);

    if (strncmp(got, want, strlen(want)) != 0)
        fail_msg("%s, and not %s", got, want);
}

static struct run *run_of_boots(const char *xen, const char *cmdline, const char *other)
{
    struct log_maker m;

    maker_open(&m, "insns");
    add_boot(&m, xen, cmdline);
    if (other)
        add_boot(&m, NULL, other);
    return run_of_maker(&m);
}

static void test_worst(void **state)
{
    struct run *run = run_of_boots(NULL, "loglvl=none", "guest_loglvl=all");

    (void)state;
    assert_told(run, "Xen log level", "warning, Xen log level: guest_loglvl=all (1 of 2 boots). L");
    assert_told(run, "controls", "ok, controls: good");
    assert_int_equal(run_exit_status(run), EXIT_GOOD);
    run_free(run);
    run = run_of_boots(NULL, "guest_loglvl=all", "loglvl=none");
    assert_told(run, "Xen log level", "warning, Xen log level: guest_loglvl=all (1 of 2 boots). L");
    run_free(run);
    run = run_of_boots(NULL, "guest_loglvl=all", "guest_loglvl=info");
    assert_told(run, "Xen log level", "warning, Xen log level: guest_loglvl=all. L");
    run_free(run);
    run = run_new();
    assert_told(run, "Xen log level", "cannot tell, Xen log level. L");
    run_free(run);
}

static void test_complaints(void **state)
{
    struct run *run = run_of_boots("(XEN) Xen WARN at arch/x86/time.c:7\r", "", NULL);

    (void)state;
    assert_told(run, "Xen complaints", "warning, Xen complaints: Xen WARN at arch/x86/time.c:7. R");
    assert_int_equal(run_exit_status(run), EXIT_GOOD);
    run_free(run);
    run = run_of_boots("(XEN) UBSAN: Undefined behaviour in x.c:1:2\r", "", "");
    assert_told(run, "Xen complaints", "warning, Xen complaints: UBSAN: Undefined behaviour in ");
    run_free(run);
    run = run_of_boots("(XEN) TSC warp detected, disabling TSC_RELIABLE\r", "", NULL);
    assert_told(run, "Xen complaints", "ok, Xen complaints: none");
    assert_told(run, "time stamp counter", "warning, time stamp counter: TSC warp detected");
    run_free(run);
}

/* Of a domain's log, which has no line of Xen's. */
static void test_no_lines(void **state)
{
    struct log_maker m;
    struct run *run;

    (void)state;
    maker_open(&m, "insns");
    maker_boot(&m);
    run = run_of_maker(&m);
    assert_told(run, "Xen complaints", "cannot tell, Xen complaints. ");
    assert_told(run, "mitigations", "cannot tell, mitigations. ");
    run_free(run);
}

/* A run whose log lacks so much of its text, from that on, or from the start of its line. */
static struct run *run_without(const char *from, size_t len, bool whole_line)
{
    struct log_maker m;
    struct run *run;
    char *text, *at;

    maker_open(&m, "insns");
    add_boot(&m, NULL, "");
    text = strdup(maker_text(&m));
    at = strstr(text, from);
    assert_non_null(at);
    while (whole_line && at[-1] != '\n')
        at--;
    len = strnlen(at, len);
    memmove(at, at + len, strlen(at + len) + 1);
    maker_free(&m);
    run = run_of_text(text);
    free(text);
    return run;
}

static void test_missing(void **state)
{
    struct run *run = run_of_boots(NULL, "", NULL);

    (void)state;
    assert_told(run, "console", "ok, console: no record is missing");
    run_free(run);
    run = run_without("samples=", 1, false);
    assert_told(run, "console", "warning, console: records are lost or damaged. S");
    run_free(run);
    run = run_without(" status ", 400, true);
    assert_told(run, "console", "warning, console: records are lost or damaged. S");
    run_free(run);
    run = run_without("records=", 1, false);
    assert_told(run, "console", "warning, console: records are lost or damaged. S");
    run_free(run);
    /* A log that was taken too soon shows no loss. */
    run = run_without(" end ", 1000, true);
    assert_told(run, "console", "cannot tell, console. ");
    run_free(run);
}

/* Of problems that were left off nobody knows what they said. */
static void test_left_off(void **state)
{
    struct run *run = run_of_boots(NULL, "", "");

    (void)state;
    run->problems_left_off = 1;
    assert_told(run, "console", "cannot tell, console. ");
    assert_told(run, "Xen complaints", "cannot tell, Xen complaints. ");
    run_say_problem(run, "boot 2: boot-2.log:7: Xen says: Xen WARN at x.c:7");
    run_say_problem(run, "boot 3: boot-3.log:7: a damaged record");
    assert_told(run, "Xen complaints", "warning, Xen complaints: Xen WARN at x.c:7 (1 of 2 boots)");
    assert_told(run, "console", "cannot tell, console. ");
    run_say_problem(run, "boot 2: boot-2.log:7: a damaged record");
    assert_told(run, "console", "warning, console: records are lost or damaged (1 of 2 boots)");
    run_free(run);
}

/* Behind the warnings; what says the same stands in one line. */
static void test_shown(void **state)
{
    struct run *run = run_new();
    struct show_options options = {0}, facts = {.facts = true};
    char *text = shown(run, &options);

    (void)state;
    assert_has(text, "\n\nDiagnosis\n");
    assert_has(text, "  cannot tell: Xen log level, tracing, watchdog and vpmu. Look at Xen's");
    assert_int_equal(count_of(text, "watchdog"), 1);
    assert_false(strstr(text, "  ok: "));
    free(text);
    run_free(run);
    run = run_of_boots(NULL, "loglvl=none", NULL);
    text = shown(run, &options);
    assert_has(text, "\n  ok: clock step, core speed, turbo, ");
    free(text);
    text = shown(run, &facts);
    assert_has(text, "  ok: Xen log level: loglvl=none\n");
    free(text);
    run_free(run);
}

static void test_counted(void **state)
{
    struct run *run = run_of_boots(NULL, "", "");

    (void)state;
    run_say_problem(run, "boot 2: boot-2.log:7: Xen says: Xen WARN at x.c:7");
    run_say_problem(run, "boot 2: boot-2.log:8: Xen says: Xen WARN at y.c:8");
    run_say_problem(run, "boot 2: boot-2.log:9: record 12 stands twice");
    assert_told(run, "Xen complaints",
                "warning, Xen complaints: Xen WARN at x.c:7, and more (1 of");
    assert_told(run, "console", "ok, console: no record is missing");
    run->boots[1].outcome = OUTCOME_CRASHED;
    assert_told(run, "console", "cannot tell, console (1 of 2 boots). ");
    run_free(run);
}

/* What the runner knows goes for all boots; the controls are each boot's own. */
static void test_whose(void **state)
{
    struct run *run = run_of_boots(NULL, "", "");
    struct log_maker m;

    (void)state;
    assert_true(run_add_fact(run, "host.scheduler", "SMP RTDS Scheduler (rtds)"));
    assert_told(run, "scheduler", "warning, scheduler: SMP RTDS Scheduler (rtds). L");
    run_free(run);
    maker_open(&m, "insns");
    add_boot(&m, NULL, "");
    maker_xen(&m);
    maker_begin(&m);
    maker_version(&m);
    maker_end(&m, "ok");
    run = run_of_maker(&m);
    assert_told(run, "controls", "cannot tell, controls (1 of 2 boots). ");
    run_free(run);
}

/* The same of fewer boots stands in a line of its own. */
static void test_shown_apart(void **state)
{
    struct run *run = run_of_boots(NULL, "", "");
    struct show_options options = {0};
    char *text;

    (void)state;
    facts_set(&run->boots[0].plan, "unit", "cycles");
    facts_set(&run->boots[1].plan, "unit", "cycles");
    facts_set(&run->boots[0].facts, "cpu.brand", "Intel(R) Xeon(R)");
    facts_set(&run->boots[1].facts, "cpu.brand", "Intel(R) Xeon(R)");
    facts_set(&run->boots[0].facts, "clock.quantum", "2");
    text = shown(run, &options);
    assert_has(text, "  cannot tell: clock step (1 of 2 boots). Let");
    assert_has(text, "  cannot tell: core speed. Let");
    free(text);
    run_free(run);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_worst),    cmocka_unit_test(test_complaints),
        cmocka_unit_test(test_no_lines), cmocka_unit_test(test_missing),
        cmocka_unit_test(test_left_off), cmocka_unit_test(test_counted),
        cmocka_unit_test(test_whose),    cmocka_unit_test(test_shown_apart),
        cmocka_unit_test(test_shown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
