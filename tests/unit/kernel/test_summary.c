/* SPDX-License-Identifier: MIT */
/* What a screen shows, as text and as colours, against tests/data/screen (bench/summary/). */
#include "tests/unit/support/check.h"

#include "bench/summary/attention.c"
#include "bench/summary/cases.c"
#include "bench/summary/grid.c"
#include "bench/summary/host.c"
#include "bench/summary/prices.c"
#include "bench/summary/progress.c"
#include "bench/summary/result.c"
#include "bench/summary/words.c"
#include "core/line.c"
#include "core/text.c"

/* ---- a grid as a golden has it ---- */

/* What it has of each row, without the blanks at its end. */
static void add_rows(char **at, const struct grid *grid, bool colours)
{
    unsigned row, column;

    for (row = 0; row < SCREEN_ROWS; row++) {
        char *end = *at;

        for (column = 0; column < SCREEN_COLUMNS; column++) {
            char byte = grid->text[row][column];

            if (byte != ' ' && colours)
                byte = ".dhgwb"[grid->colour[row][column]];
            *(*at)++ = byte;
            if (byte != ' ')
                end = *at;
        }
        *at = end;
        *(*at)++ = '\n';
    }
}

static void check_screen(const struct grid *grid, const char *name)
{
    static char text[2 * SCREEN_ROWS * (SCREEN_COLUMNS + 1) + 100];
    char path[64], *at = text;

    add_rows(&at, grid, false);
    memset(at, '-', SCREEN_COLUMNS);
    at += SCREEN_COLUMNS;
    *at++ = '\n';
    add_rows(&at, grid, true);
    *at = '\0';
    snprintf(path, sizeof(path), "tests/data/screen/%s.txt", name);
    check_golden(text, path);
}

/* ---- boots ---- */

struct known {
    const char *key, *value;
};

static const struct known usual[] = {
    {"xen.major", "4"},           {"xen.minor", "17"},
    {"xen.extraversion", ".7"},   {"xen.build-id", "8fe3cb1a2b5a0f1d2c3b4a59687766554433221100"},
    {"xen.build", "release"},     {"guest.role", "dom0"},
    {"guest.mode", "native"},     {"cpu.brand", "       Intel(R) Xeon(R) CPU E5-2650 v4 @ 2.20GHz"},
    {"cpu.signature", "406f1"},   {"cpu.microcode", "b000040"},
    {"clock.tsc-khz", "2199998"}, {NULL, NULL},
};

static const struct known forged[] = {
    {"xen.major", "4"},
    {"xen.minor", "21"},
    {"xen.extraversion",
     "-rc1-pre\x1b[2J\x07\xff-of-somebody-who-likes-long-names-and-more-of-them"},
    {"xen.build-id", "8f"},
    {"xen.build", "debug"},
    {"guest.role", "dom0"},
    {"guest.mode", "native"},
    {"cpu.brand",
     "\n\x9b A processor with a name that is much longer than any CPU has one to be sold by"},
    {"cpu.signature", "ffffffff"},
    {NULL, NULL},
};

static const char *value_of(const void *of, const char *key)
{
    const struct known *known = of;

    while (known->key && strcmp(known->key, key) != 0)
        known++;
    return known->value;
}

static struct check_facts facts = {value_of, usual};

static struct shown_boot boot_of(const struct known *known, bool exact)
{
    facts.of = known;
    return (struct shown_boot){
        .facts = &facts,
        .build = "1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d",
        .command_line = "quick screen=summary end=poweroff",
        .exact = exact,
    };
}

#define MITIGATIONS "no XPTI; on entry: MSR_SPEC_CTRL RSB EAGER_FPU VERW_CLEAR"

static const struct check fine[] = {
    {"time stamp counter", CHECK_OK, "native", NULL},
    {"core speed", CHECK_OK, "0.688 ticks a cycle", NULL},
    {"mitigations", CHECK_OK, MITIGATIONS, NULL},
    {"console", CHECK_UNKNOWN, "", "pvbench show LOG tells, by the numbers of its records."},
};

static const struct check odd[] = {
    {"time stamp counter", CHECK_WARNING, "tsc=unstable",
     "Leave tsc= out, and see what Xen says of the clock when it starts."},
    {"clock step", CHECK_UNKNOWN, "", "Measure in cycles."},
    {"turbo", CHECK_WARNING, "on: the core has 1.453 times the clock's speed",
     "Turn it off, in the firmware or by pvbench host prepare."},
    {"Xen build", CHECK_WARNING, "debug", "Measure a release build: this one checks what it does."},
    {"Xen log level", CHECK_WARNING, "guest_loglvl=all, loglvl=all",
     "Leave it out: what Xen prints inside a call is part of its price."},
    {"tracing", CHECK_WARNING, "tbuf_size=10",
     "Leave tbuf_size= out: where it is on, calls write trace records."},
    {"scheduler", CHECK_WARNING, "ARINC 653 Scheduler (arinc653)",
     "Leave sched= out: this one gives a guest its CPU in slices."},
    {"console", CHECK_UNKNOWN, "", "pvbench show LOG tells, by the numbers of its records."},
};

static const struct control_outcome good[] = {
    {"empty", true, 0, 0},
    {"chain", true, 180, 180},
    {"ratio", true, 300, 300},
    {"twin", true, 100, 100},
};
static const struct control_outcome failed[] = {{"empty", false, 0, 7}, {"chain", true, 256, 256}};

#define TELLING(name, words) words,
static const char *const words[] = {
#include "bench/summary/telling.def"
};
#undef TELLING

/* Prices that grow, a case that is refused, one that varies, and one that was not measured. */
static void set_prices(struct shown_result *result, int64_t scale)
{
    unsigned i;

    for (i = 0; i < TELLING_COUNT; i++)
        result->rows[i] = (struct telling_price){
            words[i], true, STATUS_OK, true, 64, (323 + 101 * i) * scale, (207 + 7 * i) * scale};
    result->rows[3].batch = 0;
    result->rows[9].has_single = false;
    result->rows[9].batch = 0;
    result->rows[10].status = STATUS_ABSENT;
    result->rows[11].status = STATUS_UNSTABLE;
}

static struct shown_result result_of(const struct check *checks, unsigned count)
{
    struct shown_result result = {
        .verdict = VERDICT_SUCCESS,
        .seconds = 83,
        .cases = {[STATUS_OK] = 504, [STATUS_ABSENT] = 3, [STATUS_UNSTABLE] = 2},
        .controls = good,
        .control_count = 4,
        .quantum = 2,
        .ticks = 688,
        .ticks_end = 690,
        .checks = checks,
        .check_count = count,
        .has_code = true,
    };

    set_prices(&result, 1);
    return result;
}

static void check_result(const struct known *known, bool exact, const struct shown_result *result,
                         const char *name)
{
    struct shown_boot boot = boot_of(known, exact);
    struct grid grid;

    layout_result(&grid, &boot, result);
    check_screen(&grid, name);
}

/* ---- when it is over ---- */

static void test_good(void **state)
{
    struct shown_result result = result_of(fine, 4);

    (void)state;
    check_result(usual, false, &result, "good-cycles");
    result.control_count = 2;
    result.quantum = result.ticks = result.ticks_end = 0;
    result.has_code = false;
    check_result(usual, true, &result, "good-insns");
}

/* Two of them are told whole with blank rows between the parts, six without, and as many as fit. */
static void test_warnings(void **state)
{
    struct shown_result result = result_of(odd, 3);

    (void)state;
    check_result(usual, false, &result, "warnings-two");
    result.check_count = 4;
    check_result(usual, false, &result, "warnings-three");
    result.check_count = 8;
    check_result(usual, false, &result, "warnings-all");
    /* None that cannot be told: three of them fill six of eight rows, and five more than all. */
    result.checks = odd + 2;
    result.check_count = 3;
    check_result(usual, false, &result, "warnings-only-three");
    result.check_count = 5;
    check_result(usual, false, &result, "warnings-only-five");
}

static void test_bad(void **state)
{
    struct shown_result result = result_of(fine, 4);

    (void)state;
    result.verdict = VERDICT_ERROR;
    result.controls = failed;
    result.control_count = 2;
    check_result(usual, true, &result, "error-controls");
    result = result_of(fine, 4);
    result.verdict = VERDICT_FAILURE;
    result.cases[STATUS_WRONG] = 1;
    result.cases[STATUS_FAULTED] = 1;
    result.bad_case = "event_channel_op/bind-interdomain-bad-port";
    check_result(usual, false, &result, "failure");
}

/* No case but the controls, of which no price is told. */
static void test_none(void **state)
{
    struct shown_result result = result_of(fine, 4);

    (void)state;
    memset(result.cases, 0, sizeof(result.cases));
    memset(result.rows, 0, sizeof(result.rows));
    for (unsigned i = 0; i < TELLING_COUNT; i++)
        result.rows[i].words = words[i];
    result.cases[STATUS_OK] = 4;
    result.verdict = VERDICT_SKIP;
    result.ticks = 0;
    check_result(usual, false, &result, "nothing-measured");
    result.cases[STATUS_SKIPPED] = 13;
    check_result(usual, false, &result, "all-skipped");
}

/* One family: its cases stand in the places of those that did not run, by their names. */
static void test_family(void **state)
{
    struct shown_result result = result_of(fine, 4);

    (void)state;
    result.rows[0].words = "update_va_mapping/same-none";
    result.rows[1].words = "update_va_mapping/same-invlpg-local";
    result.rows[2].words = "set_gdt/fourteen-15";
    result.rows[3].words = "set_gdt/fourteen-f16";
    result.rows[6] = (struct telling_price){.words = words[6]};
    check_result(usual, false, &result, "family");
}

static void test_huge(void **state)
{
    struct shown_result result = result_of(fine, 4);

    (void)state;
    set_prices(&result, 7654321);
    result.rows[0].single = INT64_MAX;
    result.rows[0].entry = 1;
    result.rows[1].single = INT64_MIN;
    result.rows[1].entry = INT64_MIN;
    result.rows[2].single = 999999;
    result.rows[2].entry = 100;
    result.rows[4].single = 1000000;
    result.rows[4].entry = 10010;
    result.rows[5].single = -7;
    result.rows[5].entry = 0;
    result.quantum = UINT64_MAX / 2;
    result.ticks = result.ticks_end = UINT64_MAX / 2;
    result.seconds = UINT32_MAX;
    result.cases[STATUS_OK] = 4000000000u;
    check_result(usual, false, &result, "huge");
}

static void test_forged(void **state)
{
    static const struct check checks[] = {
        {"a name \x1b[2J that is long", CHECK_WARNING,
         "\x1b]0;a\x07 value of ninety-five bytes, which nobody has checked for what it may do to "
         "a "
         "screen",
         "One sentence of seventy-six characters is the longest that there may be ....."},
        {"mitigations", CHECK_UNKNOWN, "", "Cannot."},
    };
    struct shown_result result = result_of(checks, 2);

    (void)state;
    check_result(forged, false, &result, "forged");
}

static void test_refused(void **state)
{
    struct shown_boot boot = boot_of(&usual[11], false);
    struct shown_result result = {.verdict = VERDICT_ERROR,
                                  .refused = "not one of the options in docs/format.md",
                                  .word = "nonsense=1"};
    static char line[1025];
    struct grid grid;

    (void)state;
    layout_result(&grid, &boot, &result);
    check_screen(&grid, "refused");
    memset(line, 'x', sizeof(line) - 1);
    line[7] = '\x1b';
    boot.command_line = result.word = line;
    layout_result(&grid, &boot, &result);
    check_screen(&grid, "refused-long");
}

/* ---- before ---- */

static struct shown_progress progress_of(unsigned at, unsigned seconds)
{
    return (struct shown_progress){
        .at = at,
        .of = 509,
        .name = "event_channel_op/bind-interdomain-bad-port",
        .seconds = seconds,
        .cases = {[STATUS_OK] = at > 3 ? at - 3 : 0, [STATUS_DENIED] = at > 3 ? 2 : 0},
        .controls = good,
        .control_count = at > 3 ? 3 : 0,
    };
}

static void check_progress(bool exact, unsigned at, unsigned seconds, const char *name)
{
    struct shown_boot boot = boot_of(usual, exact);
    struct shown_progress progress = progress_of(at, seconds);
    struct grid grid;

    layout_progress(&grid, &boot, &progress);
    check_screen(&grid, name);
}

static void test_progress(void **state)
{
    (void)state;
    check_progress(false, 1, 0, "progress-first");
    check_progress(true, 123, 45, "progress-insns");
    check_progress(false, 509, 36000, "progress-last");
}

static void test_crash(void **state)
{
    struct shown_boot boot = boot_of(usual, false);
    struct shown_crash crash = {"no \x1b page-table entry for this address",
                                "update_va_mapping/same-none", 123, 509};
    struct grid grid;

    (void)state;
    layout_crash(&grid, &boot, &crash);
    check_screen(&grid, "crash");
    crash.name = NULL;
    layout_crash(&grid, &boot, &crash);
    check_screen(&grid, "crash-between");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_good),     cmocka_unit_test(test_warnings),
        cmocka_unit_test(test_bad),      cmocka_unit_test(test_none),
        cmocka_unit_test(test_family),   cmocka_unit_test(test_huge),
        cmocka_unit_test(test_forged),   cmocka_unit_test(test_refused),
        cmocka_unit_test(test_progress), cmocka_unit_test(test_crash),
    };

    return cmocka_run_group_tests_name("the summary on the screen", tests, NULL, NULL);
}
