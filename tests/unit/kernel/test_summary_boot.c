/* SPDX-License-Identifier: MIT */
/* When a screen is drawn on and a digest written: bench/summary/summary.c, with a screen, a clock
 * and a table that are only noted. */
#include "tests/unit/support/check.h"

#include <setjmp.h>

#include "bench/output/emit.c"
#include "bench/diagnosis/diagnosis.c"
#include "bench/diagnosis/kept.c"
#include "bench/summary/digest.c"
#include "bench/summary/prices.c"
#include "bench/summary/words.c"
#include "core/console/verdict.c"
#include "core/line.c"
#include "core/text.c"

/* Last: it has names that parameters of the others have. */
#include "bench/summary/summary.c"

/* ---- what it stands on ---- */

static bool dom0, has_screen, has_room, asked_xen;
static char console[8000], code[RECORD_DIGEST_MAX + 1];
static unsigned progresses, results, crashes, draws;
static struct shown_boot last_boot;
static struct shown_result last_result;
static struct shown_progress last_progress;
static struct shown_crash last_crash;
static uint64_t now;
static jmp_buf ended;
static int ending;

void (*crash_hook)(const char *why);

bool guest_is_dom0(void)
{
    return dom0;
}

const char *screen_init(const struct start_info *info)
{
    (void)info;
    return has_screen ? NULL : "no mode";
}

const char *screen_mode(void)
{
    return has_screen ? "text 80x25" : "";
}

bool screen_qr(const char *text)
{
    strcpy(code, text);
    return has_screen && has_room;
}

void draw(const struct grid *drawn)
{
    (void)drawn;
    draws++;
}

unsigned grid_put(struct grid *into, unsigned row, unsigned column, unsigned width,
                  enum screen_colour colour, const char *text)
{
    (void)into, (void)row, (void)width, (void)colour, (void)text;
    return column;
}

void layout_progress(struct grid *into, const struct shown_boot *shown_boot,
                     const struct shown_progress *shown_progress)
{
    (void)into, (void)shown_boot;
    last_progress = *shown_progress;
    progresses++;
}

void layout_result(struct grid *into, const struct shown_boot *shown_boot,
                   const struct shown_result *shown_result)
{
    (void)into;
    last_boot = *shown_boot;
    last_result = *shown_result;
    results++;
}

void layout_crash(struct grid *into, const struct shown_boot *shown_boot,
                  const struct shown_crash *crash)
{
    (void)into, (void)shown_boot;
    last_crash = *crash;
    crashes++;
}

void console_write(const char *bytes, size_t len)
{
    assert_true(len < sizeof(console) - strlen(console));
    snprintf(strchr(console, 0), len + 1, "%.*s", (int)len, bytes);
}

void console_print(const char *text)
{
    strcat(console, text);
}

uint64_t time_now(void)
{
    return now;
}

void microcode_emit(void)
{
    emit_fact("cpu.microcode", "1");
}

const char *report_build(void)
{
    return "1a2b";
}

/* Xen is asked first. */
bool xen_log_read(void (*take)(struct record_slice line))
{
    (void)take;
    assert_null(strstr(console, "diagnosis\n"));
    asked_xen = true;
    return true;
}

void shut_down(enum ending how)
{
    ending = (int)how;
    longjmp(ended, 1);
}

static const struct case_row twin = {.info = {.name = "control/twin", .flags = CASE_CONTROL}};
static const struct case_row call = {.info = {.name = "xen_version/version"}};
static const struct case_row end_twin = {
    .info = {.name = "control/end-twin", .flags = CASE_END_CONTROL}};

void ended_count(unsigned *cases)
{
    memset(cases, 0, STATUS_COUNT * sizeof(*cases));
    cases[STATUS_OK] = 7;
}

const char *ended_bad(void)
{
    return call.info.name;
}

void ended_prices(struct telling_price *prices)
{
    prices[0] = (struct telling_price){"", true, STATUS_OK, true, 64, 323, 207};
}

void ended_rows(struct telling_price *rows)
{
    rows[1] = (struct telling_price){"", true, STATUS_OK, true, 64, 400, 300};
}

unsigned control_judge(const struct options *judged, struct control_outcome *outcomes)
{
    (void)judged;
    outcomes[0] = (struct control_outcome){"empty", true, 0, 0};
    outcomes[1] = (struct control_outcome){"twin", false, 100, 0};
    return 2;
}

uint64_t control_quantum(void)
{
    return 2;
}

uint64_t chains_ticks(bool end)
{
    return end ? 690 : 688;
}

/* ---- a boot ---- */

static unsigned recorded;

static void record_it(const char *why)
{
    assert_non_null(why);
    recorded = crashes + 1;
}

static struct options asked;

static void begin(bool is_dom0, bool with_screen)
{
    static struct start_info info = {.cmd_line = "quick"};

    dom0 = is_dom0;
    has_screen = with_screen;
    has_room = true;
    progresses = results = crashes = draws = recorded = 0;
    asked_xen = false;
    *console = *code = '\0';
    reached = VERDICT_SUCCESS;
    started = false;
    now = 0;
    memset(&result, 0, sizeof(result));
    memset(&progress, 0, sizeof(progress));
    crash_hook = record_it;
    summary_begin(&info, &asked);
}

static void set_up(bool summary, enum ending how)
{
    asked = (struct options){.summary = summary, .shift = NO_SHIFT, .ending = how};
}

/* ---- tests ---- */

static void test_not_asked(void **state)
{
    (void)state;
    set_up(false, ENDING_POWEROFF);
    begin(true, true);
    summary_case(&call, 1, 2);
    summary_refused("no", NULL);
    summary_end();
    assert_string_equal(console, "");
    assert_int_equal(draws, 0);
    assert_true(crash_hook == record_it);
}

static void test_guest(void **state)
{
    (void)state;
    set_up(true, ENDING_POWEROFF);
    begin(false, true);
    assert_non_null(strstr(console, " fact key=screen.mode value=none:%20only%20dom0%20has%20the%20"
                                    "screen #"));
    summary_end();
    assert_null(strstr(console, " digest "));
}

static void test_no_screen(void **state)
{
    (void)state;
    set_up(true, ENDING_POWEROFF);
    begin(true, false);
    assert_non_null(strstr(console, " fact key=screen.mode value=none:%20no%20mode #"));
    summary_case(&call, 1, 2);
    assert_int_equal(progresses, 0);
    summary_end();
    assert_non_null(strstr(console, " digest "));
    assert_false(last_result.has_code);
}

static void test_progress(void **state)
{
    (void)state;
    set_up(true, ENDING_POWEROFF);
    begin(true, true);
    now = 5000000000u;
    summary_case(&twin, 1, 3);
    assert_int_equal(last_progress.control_count, 0);
    assert_int_equal(last_progress.seconds, 0);
    now += 7900000000u;
    summary_case(&call, 2, 3);
    assert_int_equal(last_progress.seconds, 7);
    assert_int_equal(last_progress.at, 2);
    assert_int_equal(last_progress.of, 3);
    assert_int_equal(last_progress.cases[STATUS_OK], 7);
    assert_string_equal(last_progress.name, "xen_version/version");
    /* The null call of the end is told when that is over. */
    assert_int_equal(last_progress.control_count, 1);
    summary_case(&end_twin, 3, 3);
    assert_int_equal(last_progress.control_count, 1);
    assert_int_equal(draws, 3);
}

static void test_end(void **state)
{
    const char *at;

    (void)state;
    set_up(true, ENDING_POWEROFF);
    begin(true, true);
    summary_case(&call, 1, 1);
    now += 83000000000u;
    reached = VERDICT_FAILURE;
    summary_end();
    assert_int_equal(results, 1);
    assert_int_equal(last_result.verdict, VERDICT_FAILURE);
    assert_int_equal(last_result.seconds, 83);
    assert_int_equal(last_result.cases[STATUS_OK], 7);
    assert_true(last_result.has_code);
    assert_int_equal(last_result.control_count, 2);
    assert_int_equal(last_result.ticks_end, 690);
    assert_int_equal(last_result.check_count, check_count());
    assert_string_equal(last_result.bad_case, "xen_version/version");
    assert_int_equal(last_result.rows[1].entry, 300);
    /* The code is the record, without its newline. */
    at = strstr(console, code);
    assert_non_null(at);
    assert_true(asked_xen);
    assert_non_null(strstr(console, "diagnosis\n"));
    assert_true(strstr(console, "diagnosis\n") < at);
    assert_true(strlen(code) > 200);
    assert_string_equal(at + strlen(code), "\n");
    assert_non_null(strstr(code, " quantum=2 ticks=688 "));
    assert_non_null(strstr(code, " prices=323:207,-:-,"));
}

/* Of insns there is no clock, and what the kernel was told and is goes onto the screen. */
static void test_boot(void **state)
{
    (void)state;
    set_up(true, ENDING_POWEROFF);
    asked.shift = 3;
    begin(true, true);
    assert_non_null(strstr(console, " fact key=cpu.microcode "));
    summary_end();
    assert_true(last_boot.exact);
    assert_string_equal(last_boot.build, "1a2b");
    assert_string_equal(last_boot.command_line, "quick");
    assert_int_equal(last_result.quantum, 0);
}

static void test_no_room(void **state)
{
    (void)state;
    set_up(true, ENDING_POWEROFF);
    begin(true, true);
    has_room = false;
    summary_end();
    assert_int_equal(results, 2);
    assert_int_equal(draws, 2);
    assert_false(last_result.has_code);
}

static void test_refused(void **state)
{
    (void)state;
    set_up(true, ENDING_POWEROFF);
    begin(true, true);
    reached = VERDICT_ERROR;
    summary_refused("no such word", "word=1");
    summary_end();
    assert_string_equal(last_result.refused, "no such word");
    assert_string_equal(last_result.word, "word=1");
    assert_null(strstr(console, " digest "));
    assert_false(asked_xen);
}

/* Whether the machine is ended there and then. */
static bool crash_ends(void)
{
    ending = -1;
    if (!setjmp(ended))
        crash_hook("why");
    assert_int_equal(crashes, 1);
    /* The record was first. */
    assert_int_equal(recorded, 1);
    return ending >= 0;
}

/* A reboot takes the screen away, and so does what ends a crash otherwise. */
static void test_crash(void **state)
{
    (void)state;
    set_up(true, ENDING_REBOOT);
    begin(true, true);
    summary_case(&call, 2, 3);
    assert_false(crash_ends());
    assert_string_equal(last_crash.name, "xen_version/version");
    assert_int_equal(last_crash.at, 2);
    set_up(true, ENDING_POWEROFF);
    begin(true, true);
    assert_true(crash_ends());
    assert_int_equal(ending, ENDING_POWEROFF);
    assert_int_equal(verdict_reached(), VERDICT_CRASH);
    assert_null(last_crash.name);
    /* Nor does one run any more when all are over. */
    begin(true, true);
    summary_case(&call, 3, 3);
    summary_end();
    assert_true(crash_ends());
    assert_null(last_crash.name);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_not_asked), cmocka_unit_test(test_guest),
        cmocka_unit_test(test_no_screen), cmocka_unit_test(test_progress),
        cmocka_unit_test(test_end),       cmocka_unit_test(test_boot),
        cmocka_unit_test(test_no_room),   cmocka_unit_test(test_refused),
        cmocka_unit_test(test_crash),
    };

    return cmocka_run_group_tests_name("a boot with its screen", tests, NULL, NULL);
}
