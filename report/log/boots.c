/* SPDX-License-Identifier: MIT */
/* Where a boot of ours starts and ends in a log, what is none, and what was lost of one: see
 * boots.h and log.h. */
#include "report/log/boots.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/lines/line.h"
#include "report/lines/speaker.h"
#include "report/log/case_records.h"
#include "report/log/facts.h"
#include "report/log/log.h"
#include "report/log/losses.h"
#include "report/log/series_records.h"
#include "report/log/xen_lines.h"
#include "report/model/outcome.h"
#include "report/model/run.h"
#include "report/record/slice.h"
#include "report/system/memory.h"
#include "report/text/text.h"

/* False: too many boots; a log of nothing but begins is read no further. */
static bool open_boot(struct log_reader *r)
{
    if (r->run->boot_count >= RUN_BOOTS_MAX) {
        run_say_problem(r->run, "%s:%lu: too many boots: the rest of the log is not read", r->name,
                        r->line);
        run_worsen(r->run, (unsigned)r->run->boot_count, OUTCOME_PARTIAL);
        r->full = true;
        return false;
    }
    run_add_boot(r->run)->log = text_copy(r->name);
    r->boot = (unsigned)r->run->boot_count;
    r->banner = r->begun = r->ended = r->other = r->panic = false;
    r->somebody = r->started = r->reset = false;
    *r->image = '\0';
    r->warnings = r->wide = 0;
    r->domain = 0;
    r->opened = r->line;
    losses_open(r);
    r->next = r->records = 0;
    r->chain = 0;
    r->place = 0;
    r->gaps = false;
    r->last_line = 0;
    r->line_end = 0;
    r->line_end_changes = 0;
    r->owner = NULL;
    r->overlay.count = r->overlay.other = 0;
    r->kept = NULL;
    return true;
}

static void forget_running(struct log_reader *r)
{
    free(r->running);
    r->running = NULL;
}

static void drop_boot(struct log_reader *r)
{
    log_forget_omen(r);
    run_drop_boot(r->run);
    r->boot = 0;
}

/* Xen's words before its start are of a boot that the log lacks, and of which kernel nobody knows.
 */
static void forget_tail(struct log_reader *r)
{
    losses_drop(r);
    drop_boot(r);
    run_say_problem(r->run,
                    "%s:%lu: the end of a boot without its start: nothing of that is counted",
                    r->name, r->opened);
}

/* Say what an open boot lacks.  'how' is what cut it. */
void boots_close(struct log_reader *r, const char *how)
{
    if (!r->boot)
        return;
    log_end_measuring(r);
    log_finish_series(r);
    log_finish_fact(r);
    log_check_xen(r);
    log_take_omen(r);
    if (r->line_end_changes == 1)
        log_lost(r, "the lines end in another way from log line %lu on: two logs put together?",
                 r->line_end_changed);
    if (!r->begun)
        log_lost(r, "no record of the kernel when %s", how);
    else if (!r->ended && r->running)
        log_lost(r,
                 "no end record: case %s was running when %s, after record %" PRIu32 " in line %lu",
                 r->running, how, r->next - 1, r->last_line);
    else if (!r->ended)
        log_lost(r, "no end record: cut when %s, after record %" PRIu32 " in line %lu", how,
                 r->next - 1, r->last_line);
    forget_running(r);
    r->before_ended = r->ended;
    r->boot = 0;
}

bool boots_need(struct log_reader *r)
{
    return r->boot || (!r->full && open_boot(r));
}

/* Starts of another kernel there may be many of: they are counted, and said in one line. */
static void forget_other(struct log_reader *r)
{
    if (!r->others++)
        r->other_line = r->opened;
    losses_drop(r);
    drop_boot(r);
}

static void say_others(const struct log_reader *r)
{
    if (r->others)
        run_say_problem(r->run,
                        "%s: %lu start%s of another kernel than ours, %sin line %lu: nothing of %s "
                        "is counted",
                        r->name, r->others, r->others == 1 ? "" : "s",
                        r->others == 1 ? "" : "the first ", r->other_line,
                        r->others == 1 ? "it" : "them");
}

static void note_image(struct log_reader *r, struct record_slice xen)
{
    if (slice_starts(xen, "Dom0 kernel: "))
        snprintf(r->image, sizeof(r->image), "%.*s",
                 (int)(xen.len < sizeof(r->image) ? xen.len : sizeof(r->image) - 1), xen.at);
}

/*
 * Who speaks first when Xen has started dom0 is its kernel, unless Xen had its last words, or the
 * machine was reset.  It says nothing of a boot that has a record: the kernel is a guest of that
 * other then.
 */
void boots_note_speaker(struct log_reader *r, const struct log_line *line)
{
    if (r->begun)
        return;
    r->other = r->other || speaker_is_other(line);
    if (line->xen.at) {
        note_image(r, line->xen);
        r->before = line->before;
        r->started = r->started || speaker_is_next(line);
    } else if (r->started && !r->somebody && !r->reset && speaker_is_somebody(line, r->before)) {
        r->reset = speaker_is_none(line) ||
                   (r->boot && run_boot(r->run, r->boot)->outcome >= OUTCOME_CRASHED);
        r->somebody = !r->reset;
    }
}

/* The start that is open has no record of ours, and another kernel spoke in it, not the same one.
 */
static bool is_anothers(const struct log_reader *r)
{
    return r->other || (r->somebody && (!*r->image || strcmp(r->image, r->ours) != 0));
}

void boots_start_xen(struct log_reader *r)
{
    if (!r->boot)
        ;
    else if (r->begun || (r->banner && !is_anothers(r)))
        boots_close(r, "Xen started again");
    else if (r->banner)
        forget_other(r);
    else if (r->run->problems.count > r->problems)
        forget_tail(r);
    else
        drop_boot(r);
    r->banner = boots_need(r);
}

/*
 * Xen that starts again after a boot which ended well (the kernel ends by a reboot, and a real host
 * does as it is told) is no boot of ours, unless it had more to say.
 */
static bool only_restarted(const struct log_reader *r)
{
    return r->before_ended && !r->begun && run_boot(r->run, r->boot)->outcome == OUTCOME_COMPLETE;
}

void boots_finish(struct log_reader *r, size_t boots_before)
{
    bool first = r->boot <= boots_before + 1;

    if (r->boot && !first && !r->begun && r->other) {
        forget_other(r);
    } else if (r->boot && !first && only_restarted(r)) {
        run_say_problem(r->run, "%s: Xen started again after boot %u; nothing of that is counted",
                        r->name, r->boot - 1);
        drop_boot(r);
    }
    if (r->run->boot_count == boots_before)
        open_boot(r);
    boots_close(r, "the log ends");
    say_others(r);
    losses_finish(r);
}
