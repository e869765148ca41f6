/* SPDX-License-Identifier: MIT */
/* A line of a console taken apart, and the last words of Xen in it. */
#include "tests/unit/support/check.h"

#include "report/lines/line.h"
#include "report/lines/fact_end.h"
#include "report/machine/watch.h"
#include "report/model/outcome.h"
#include "report/model/run.h"
#include "report/record/record.h"

static struct log_line parsed(const char *text)
{
    struct log_line line;

    log_line_parse(text, strlen(text), &line);
    return line;
}

static void assert_xen(const char *text, const char *says)
{
    struct log_line line = parsed(text);

    assert_non_null(line.xen.at);
    assert_int_equal(line.xen.len, strlen(says));
    assert_memory_equal(line.xen.at, says, strlen(says));
}

static void what_xen_says_is_found(void **state)
{
    (void)state;
    assert_xen("(XEN) Xen version 4.17.5\r\n", "Xen version 4.17.5");
    assert_xen("(XEN) [2026-11-28 12:00:00] Brought up 1 CPUs  \n", "Brought up 1 CPUs");
    assert_xen("(XEN) [    0.000000] x", "x");
    assert_xen("noise (XEN) x", "x");
    assert_xen("(XEN) [not a time", "[not a time");
    assert_xen("(XEN)  \r\n", "");
    assert_null(parsed("(XEN)x").xen.at);
    assert_null(parsed("Xen version 4.17.5").xen.at);
    assert_null(parsed("").xen.at);
}

static void a_record_is_none_of_xens_words(void **state)
{
    (void)state;
    assert_xen("(XEN) " RECORD_PREFIX "1 fact value=domain_crash", "");
    assert_xen("(XEN) Freed 668kB " RECORD_PREFIX "1 fact", "Freed 668kB");
}

static void what_xl_says_is_found(void **state)
{
    (void)state;
    assert_int_equal(parsed("(xl) domain 3: reason 3 crash").xl.len, 24);
    assert_null(parsed(" (xl) domain 3").xl.at);
    assert_null(parsed("(xl) ").xl.at);
}

/* What a kernel that is alone on the line would have the boot be, by both readers of lines. */
static const struct {
    const char *text;
    enum outcome outcome;
    enum boot_over over;
} words[] = {
    {"Panic on CPU 0:", OUTCOME_PANICKED, BOOT_PANICKED},
    {"Xen BUG at domain.c:1", OUTCOME_PANICKED, BOOT_PANICKED},
    {"FATAL TRAP: vector = 6", OUTCOME_PANICKED, BOOT_PANICKED},
    {"FATAL PAGE FAULT", OUTCOME_PANICKED, BOOT_PANICKED},
    {"Could not set up DOM0 guest OS", OUTCOME_PANICKED, BOOT_REFUSED},
    {"Could not construct dom0", OUTCOME_PANICKED, BOOT_PANICKED},
    {"Could not construct domain 0", OUTCOME_PANICKED, BOOT_PANICKED},
    {"Domain 0 crashed: rebooting machine in 5 seconds.", OUTCOME_CRASHED, BOOT_CRASHED},
    {"Domain 0 (vcpu#0) crashed on cpu#0:", OUTCOME_CRASHED, BOOT_CRASHED},
    {"Hardware Dom0 crashed: rebooting machine in 5 seconds.", OUTCOME_CRASHED, BOOT_CRASHED},
    {"Hardware Dom0 shutdown: watchdog rebooting machine", OUTCOME_CRASHED, BOOT_CRASHED},
    {"Watchdog timer fired for domain 0", OUTCOME_CRASHED, BOOT_CRASHED},
    {"Domain 11 (vcpu#1) crashed on cpu#0:", OUTCOME_PARTIAL, BOOT_GOES_ON},
    /* A log ends there, and a console may go on. */
    {"domain_crash called from traps.c:1", OUTCOME_CRASHED, BOOT_GOES_ON},
    {"d0v0 Unhandled: vec 14, #PF[0000]", OUTCOME_CRASHED, BOOT_GOES_ON},
    {"CPU0: Machine Check Exception: 5", OUTCOME_PANICKED, BOOT_GOES_ON},
    {"Unknown interrupt (cr2=0000000000000000)", OUTCOME_PANICKED, BOOT_PANICKED},
    {"Reboot in five seconds...", OUTCOME_PANICKED, BOOT_PANICKED},
    {"Hardware Dom0 halted: halting machine", OUTCOME_PARTIAL, BOOT_HALTED},
    {"Brought up 1 CPUs", OUTCOME_PARTIAL, BOOT_GOES_ON},
};

static void last_words_are_the_same_to_both_readers(void **state)
{
    char line[128];
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(words) / sizeof(*words); i++) {
        struct boot_watch watch;
        struct run *run;

        snprintf(line, sizeof(line), "(XEN) %s\r\n", words[i].text);
        run = run_of_text(line);
        boot_watch_init(&watch);
        boot_watch_feed(&watch, line, strlen(line));
        assert_int_equal(run_boot(run, 1)->outcome, words[i].outcome);
        assert_int_equal(watch.over, words[i].over);
        /* A boot that Xen refused is ended at once. */
        assert_int_equal(watch.stands,
                         words[i].over != BOOT_GOES_ON && words[i].over != BOOT_REFUSED);
        run_free(run);
    }
}

static const struct {
    const char *line;
    enum overlay_end end;
} ends[] = {
    {"Xen settings: BTI-Thunk: JMP, SPEC_CTRL: IBRS+, Other: IBPB-ctxt VERW", OVERLAY_END_OPEN},
    {"Xen settings: BTI-Thunk: JMP, SPEC_CTRL: No, Other:", OVERLAY_END_OPEN},
    {"Xen settings: BTI-Thunk: JMP, SPEC_CTRL: IBRS+", OVERLAY_END_TORN},
    {"BTI mitigations: Thunk JMP, Others: IBRS+ RSB_NATIVE", OVERLAY_END_OPEN},
    {"Xen settings: SPEC_CTRL: No, Other: BRANCH_HARD", OVERLAY_END_TORN},
    {"Xen settings: SPEC_CTRL: No, Other: NEWER", OVERLAY_END_ODD},
    {"Hardware features: IBPB STIBP", OVERLAY_END_OPEN},
    {"Hardware features: IBPB STIB", OVERLAY_END_TORN},
    {"Hardware features:", OVERLAY_END_OPEN},
    {"Support for VMs: PV: None, HVM: MSR_SPEC_C", OVERLAY_END_OPEN},
    {"Command line: dom0_mem=4G loglvl=a...", OVERLAY_END_TORN},
    {"Brought up 4 CPUs", OVERLAY_END_OPEN},
};

static void what_lacks_its_end_is_torn(void **state)
{
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(ends) / sizeof(*ends); i++) {
        struct record_slice xen = {ends[i].line, strlen(ends[i].line)};
        const struct xen_fact *fact = xen_fact_find(xen);

        if (fact && xen_fact_end(fact, xen_fact_value(fact, xen)) != ends[i].end)
            fail_msg("%s", ends[i].line);
    }
}

/* Two records and Xen's words in one line, as a busy console leaves them. */
static void a_line_of_several_has_all(void **state)
{
    struct record r;
    char line[1024];
    struct boot_watch watch;
    struct run *run;
    size_t len;

    (void)state;
    record_open(&r, 0, "begin");
    record_text(&r, "format", "1");
    record_close(&r);
    len = (size_t)snprintf(line, sizeof(line), "(XEN) Domain 0 (vcpu#0) crashed on cpu#0: %.*s",
                           (int)strcspn(r.line, "\r\n"), r.line);
    record_open(&r, 1, "end");
    record_text(&r, "status", "ok");
    record_uint(&r, "records", 2);
    record_close(&r);
    snprintf(line + len, sizeof(line) - len, "%.*s", (int)r.len, r.line);
    boot_watch_init(&watch);
    boot_watch_feed(&watch, line, strlen(line));
    assert_int_equal(watch.phase, BOOT_ENDING);
    assert_int_equal(watch.over, BOOT_CRASHED);
    run = run_of_text(line);
    assert_int_equal(run_boot(run, 1)->outcome, OUTCOME_CRASHED);
    assert_int_equal(run->problems.count, 1);
    run_free(run);
}

/* A value may say what a logger would write for an escape sequence: the record is whole as it is.
 */
static void a_whole_record_stays_as_it_is(void **state)
{
    static const char *const values[] = {"\\x1b[31m", "^[[0m", "\\033[K", "a\\r"};
    struct log_maker m;
    struct run *run;
    char key[8];
    size_t i;

    (void)state;
    maker_open(&m, "insns");
    maker_begin(&m);
    for (i = 0; i < sizeof(values) / sizeof(*values); i++) {
        snprintf(key, sizeof(key), "x.%zu", i);
        maker_fact(&m, key, values[i]);
    }
    maker_end(&m, "ok");
    run = run_of_maker(&m);
    for (i = 0; i < sizeof(values) / sizeof(*values); i++) {
        snprintf(key, sizeof(key), "x.%zu", i);
        assert_string_equal(run_fact(run, key), values[i]);
    }
    assert_int_equal(run->problems.count, 0);
    run_free(run);
}

/* What stands beside a record, or splits its line, has to be looked at. */
static void a_line_of_one_record_is_known(void **state)
{
    static const char *const around[][2] = {{"", " "},    {"", "\n\n"},    {"", "\r\r\n"},
                                            {" ", "\n"},  {"(d1) ", "\n"}, {"", "x"},
                                            {"PVB1 ", ""}};
    char text[2 * RECORD_MAX], own[RECORD_MAX];
    struct record_view view;
    struct record r;
    size_t i;
    int len;

    (void)state;
    record_open(&r, 1, "fact");
    record_text(&r, "key", "a");
    record_close(&r);
    assert_true(log_line_is_record(r.line, r.len, &view));
    assert_true(log_line_is_record(r.line, r.len - 1, &view));
    assert_false(log_line_is_record(r.line, r.len - 2, &view));
    for (i = 0; i < sizeof(around) / sizeof(*around); i++) {
        len = snprintf(text, sizeof(text), "%s%.*s%s", around[i][0], (int)r.len - 1, r.line,
                       around[i][1]);
        assert_false(log_line_is_record(text, (size_t)len, &view));
    }
    snprintf(own, sizeof(own), "PVB1 1 fact key=a(XEN)b");
    len = snprintf(text, sizeof(text), "%s #%08lx\n", own,
                   crc32(0, (const unsigned char *)own, (unsigned)strlen(own)));
    assert_int_equal(record_read(text, (size_t)len, &view), RECORD_GOOD);
    assert_false(log_line_is_record(text, (size_t)len, &view));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_of_one_record_is_known),
        cmocka_unit_test(what_xen_says_is_found),
        cmocka_unit_test(a_record_is_none_of_xens_words),
        cmocka_unit_test(what_xl_says_is_found),
        cmocka_unit_test(last_words_are_the_same_to_both_readers),
        cmocka_unit_test(what_lacks_its_end_is_torn),
        cmocka_unit_test(a_line_of_several_has_all),
        cmocka_unit_test(a_whole_record_stays_as_it_is),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
