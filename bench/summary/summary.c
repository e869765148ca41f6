/* SPDX-License-Identifier: MIT */
#include "bench/summary/summary.h"

#include "bench/measure/chains.h"
#include "bench/measure/control.h"
#include "bench/diagnosis/diagnosis.h"
#include "bench/output/emit.h"
#include "bench/output/report.h"
#include "bench/summary/digest.h"
#include "bench/summary/draw.h"
#include "bench/summary/ended.h"
#include "bench/summary/microcode.h"
#include "core/console/shutdown.h"
#include "core/guest.h"
#include "core/text.h"
#include "core/time.h"

#define CHECKS_MAX   32
#define NS_IN_SECOND 1000000000u

static const struct options *options;
static struct shown_boot boot;
static struct shown_progress progress;
static struct shown_result result;
static struct control_outcome controls[CONTROLS_MAX];
static struct check checks[CHECKS_MAX];
static struct grid grid;

/* When the first case began, in ns. */
static uint64_t start;
static bool started;

static bool is_wanted(void)
{
    return options && options->summary;
}

static unsigned seconds_so_far(void)
{
    return started ? (unsigned)((time_now() - start) / NS_IN_SECOND) : 0;
}

/* ---- a crash ---- */

static void (*record_crash)(const char *why);

/*
 * The record comes first.  A reboot would take the screen away: a machine that was to halt does so
 * now.
 */
static void show_crash(const char *why)
{
    struct shown_crash crash = {why, progress.name, progress.at, progress.of};

    if (record_crash)
        record_crash(why);
    layout_crash(&grid, &boot, &crash);
    draw(&grid);
    if (options->ending == ENDING_REBOOT)
        return;
    verdict_reach(VERDICT_CRASH);
    shut_down(options->ending);
}

/* ---- the beginning ---- */

static void find_screen(const struct start_info *info)
{
    const char *missing = guest_is_dom0() ? screen_init(info) : "only dom0 has the screen";
    struct text_line line;

    line_start(&line);
    line_word(&line, missing ? "none: " : screen_mode(), 0);
    line_word(&line, missing ? missing : "", 0);
    emit_fact("screen.mode", line_text(&line));
}

const char *summary_begin(const struct start_info *info, const struct options *asked)
{
    options = asked;
    if (!is_wanted())
        return NULL;
    boot = (struct shown_boot){
        .facts = diagnosis_facts(),
        .build = report_build(),
        .command_line = (const char *)info->cmd_line,
        .exact = options->shift != NO_SHIFT,
    };
    find_screen(info);
    microcode_emit();
    record_crash = crash_hook;
    crash_hook = show_crash;
    return NULL;
}

/* ---- while it measures ---- */

/* What can be told so far: the null call of the end is still to come. */
static unsigned judge_so_far(const struct case_row *row)
{
    unsigned count;

    if (row->info.flags & CASE_CONTROL && !(row->info.flags & CASE_END))
        return 0;
    count = control_judge(options, controls);
    while (count && text_equal(controls[count - 1].name, "twin"))
        count--;
    return count;
}

void summary_case(const struct case_row *row, unsigned at, unsigned of)
{
    if (!is_wanted() || !*screen_mode())
        return;
    if (!started)
        start = time_now();
    started = true;
    progress = (struct shown_progress){
        .at = at,
        .of = of,
        .name = row->info.name,
        .seconds = seconds_so_far(),
        .controls = controls,
        .control_count = judge_so_far(row),
    };
    ended_count(progress.cases);
    layout_progress(&grid, &boot, &progress);
    draw(&grid);
}

/* ---- the end ---- */

void summary_refused(const char *text, const char *word)
{
    result.refused = text;
    result.word = word;
}

static void take_clock(void)
{
    if (boot.exact)
        return;
    result.quantum = control_quantum();
    result.ticks = chains_ticks(false);
    result.ticks_end = chains_ticks(true);
}

static void take_checks(void)
{
    size_t count = check_count(), i;

    for (i = 0; i < count && i < CHECKS_MAX; i++)
        check_make(i, boot.facts, &checks[i]);
    result.checks = checks;
    result.check_count = (unsigned)i;
}

static void take_result(void)
{
    result.seconds = seconds_so_far();
    result.bad_case = ended_bad();
    result.controls = controls;
    result.control_count = control_judge(options, controls);
    ended_count(result.cases);
    take_clock();
    ended_prices(result.prices);
    ended_rows(result.rows);
    take_checks();
}

/* The text of the record, without its newline. */
static const char *emit_digest(void)
{
    static char text[sizeof(((struct record *)NULL)->line)];
    struct record *r = emit_open(RECORD_DIGEST);
    unsigned i;

    digest_write(r, &boot, &result);
    emit_close();
    for (i = 0; i + 1 < r->len; i++)
        text[i] = r->line[i];
    text[i] = '\0';
    return text;
}

static void show_result(void)
{
    layout_result(&grid, &boot, &result);
    draw(&grid);
}

void summary_end(void)
{
    const char *digest = NULL;

    if (!is_wanted())
        return;
    progress.name = NULL;
    result.verdict = verdict_reached();
    if (!result.refused) {
        diagnosis_take();
        diagnosis_print();
        take_result();
        if (guest_is_dom0())
            digest = emit_digest();
    }
    result.has_code = digest != NULL;
    show_result();
    /* No rows of the grid are given up for it: they say what is odd, and what to do. */
    if (!digest || screen_qr(digest))
        return;
    result.has_code = false;
    show_result();
}
