/* SPDX-License-Identifier: MIT */
/*
 * Reading a console log: lines, running numbers, where a boot starts and ends.  Every byte of it
 * is untrusted.  Whatever was whole before a loss is kept, and each loss is reported with its
 * place.
 */
#include "report/log/read.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/contract/contract.h"
#include "report/log/facts.h"
#include "report/log/line.h"
#include "report/log/log.h"
#include "report/log/records.h"
#include "report/log/series_records.h"
#include "report/log/xen_lines.h"
#include "report/log/xl_lines.h"
#include "report/model/outcome.h"
#include "report/model/run.h"
#include "report/record/record.h"
#include "report/system/input.h"
#include "report/text/say.h"
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
    r->banner = r->begun = r->ended = r->panic = false;
    r->warnings = 0;
    r->domain = 0;
    r->next = r->records = 0;
    r->chain = 0;
    r->place = 0;
    r->gaps = false;
    r->last_line = 0;
    r->line_end = 0;
    r->line_end_changes = 0;
    r->owner = NULL;
    return true;
}

static void forget_running(struct log_reader *r)
{
    free(r->running);
    r->running = NULL;
}

/* Say what an open boot lacks.  'how' is what cut it. */
static void close_boot(struct log_reader *r, const char *how)
{
    if (!r->boot)
        return;
    log_finish_series(r);
    log_finish_fact(r);
    log_check_xen(r);
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

static bool need_boot(struct log_reader *r)
{
    return r->boot || (!r->full && open_boot(r));
}

/* The record starts another boot than the one that is open. */
static bool starts_boot(const struct log_reader *r, const struct record_view *view)
{
    return r->begun && (record_is(view->kind, "begin") || view->number + 1 < r->next);
}

static void say_gap(struct log_reader *r, uint32_t first, uint32_t last)
{
    char numbers[64];

    if (first == last)
        snprintf(numbers, sizeof(numbers), "record %" PRIu32, first);
    else
        snprintf(numbers, sizeof(numbers), "records %" PRIu32 "-%" PRIu32, first, last);
    if (r->last_line)
        log_lost(r, "%s missing between log lines %lu and %lu", numbers, r->last_line, r->line);
    else
        log_lost(r, "%s missing before log line %lu", numbers, r->line);
}

static void check_end(struct log_reader *r, const struct record_view *view)
{
    const struct record_field *records = record_field(view, "records");
    const struct record_field *chain = record_field(view, "chain");
    char text[24];
    uint64_t count;

    if (!record_is(view->kind, "end"))
        return;
    r->ended = true;
    snprintf(text, sizeof(text), "%lx", r->chain);
    if (chain && !r->gaps && !record_is(chain->value, text))
        log_lost(r, "the records before the end are not those of its boot: two logs put together?");
    if (!records || !record_number(records->value, &count))
        log_lost(r, "the end record does not count the records");
    else if (count != r->records)
        log_lost(r, "the end record counts %" PRIu64 " records, %" PRIu32 " were read", count,
                 r->records);
}

/* Of a key that stands twice in a record nobody knows which one is meant. */
static void refuse_twice(struct log_reader *r, const struct record_view *view)
{
    unsigned i, k;

    for (i = 1; i < view->fields; i++)
        for (k = 0; k < i; k++)
            if (view->field[k].key.len == view->field[i].key.len &&
                !memcmp(view->field[k].key.at, view->field[i].key.at, view->field[i].key.len)) {
                log_lost(r, "record %" PRIu32 " says %.*s twice", view->number,
                         (int)view->field[i].key.len, view->field[i].key.at);
                return;
            }
}

static void take_record(struct log_reader *r, const struct record_view *view)
{
    if (starts_boot(r, view)) {
        if (!r->ended)
            close_boot(r, record_is(view->kind, "begin") ? "another boot began"
                                                         : "the record numbers went back");
        else
            close_boot(r, "");
    }
    if (!need_boot(r))
        return;
    if (r->begun && view->number + 1 == r->next) {
        log_lost(r, "record %" PRIu32 " stands twice", view->number);
        return;
    }
    if (r->ended)
        log_lost(r, "record %" PRIu32 " after the end record", view->number);
    r->gap = view->number > r->next;
    r->gaps = r->gaps || r->gap;
    if (r->gap)
        say_gap(r, r->next, view->number - 1);
    else if (!r->begun && !record_is(view->kind, "begin"))
        log_lost(r, "the first record of the boot is not its begin");
    r->begun = true;
    r->records++;
    r->next = view->number + 1;
    r->last_line = r->line;
    refuse_twice(r, view);
    log_record(r, view);
    check_end(r, view);
    r->chain = crc32(r->chain, (const unsigned char *)view->crc.at, (unsigned)view->crc.len);
}

static void take_part(void *of, const struct record_view *view)
{
    struct log_reader *r = of;

    if (view)
        take_record(r, view);
    else if (need_boot(r))
        log_lost(r, "a damaged record");
}

/* Whether lines end in CR LF or in LF is the console's way, and does not change in a boot. */
static void note_line_end(struct log_reader *r, const char *text, size_t len)
{
    int end;

    if (len < 2 || text[len - 1] != '\n')
        return;
    end = text[len - 2] == '\r' ? '\r' : '\n';
    if (r->line_end && end != r->line_end) {
        r->line_end_changes++;
        r->line_end_changed = r->line;
    }
    r->line_end = end;
}

static void take_line(struct log_reader *r, const char *text, size_t len)
{
    struct log_line line;
    uint32_t before;

    if (r->full)
        return;
    log_line_parse(text, len, &line);
    if (log_is_banner(&line)) {
        if (r->boot && (r->begun || r->banner))
            close_boot(r, "Xen started again");
        r->banner = need_boot(r);
    }
    if (line.xen.at && need_boot(r))
        log_xen_line(r, &line);
    if (line.xl.at && need_boot(r))
        log_xl_line(r, &line);
    before = r->records;
    log_line_records(&line, take_part, r);
    if (r->records != before) {
        note_line_end(r, text, len);
        r->domain = line.domain;
    }
}

/*
 * Xen that starts again after a boot which ended well (the kernel ends by a reboot, and a real host
 * does as it is told) is no boot of ours, unless it had more to say.
 */
static bool only_restarted(const struct log_reader *r)
{
    return r->before_ended && !r->begun && run_boot(r->run, r->boot)->outcome == OUTCOME_COMPLETE;
}

static void finish_log(struct log_reader *r, size_t boots_before)
{
    if (r->boot && r->boot > boots_before + 1 && only_restarted(r)) {
        run_say_problem(r->run, "%s: Xen started again after boot %u; nothing of that is counted",
                        r->name, r->boot - 1);
        run_drop_boot(r->run);
        r->boot = 0;
    }
    if (r->run->boot_count == boots_before)
        open_boot(r);
    close_boot(r, "the log ends");
}

/* Every line; false: something other than the file's end ended it, which is put into words. */
static bool read_lines(struct log_reader *r, FILE *in, const struct input *packed, const char **why)
{
    char *line = NULL;
    size_t room = 0;
    ssize_t len;

    errno = 0;
    while ((len = getline(&line, &room, in)) >= 0) {
        r->line++;
        take_line(r, line, (size_t)len);
    }
    free(line);
    *why = packed ? input_wrong(packed) : NULL;
    if (!*why && !feof(in))
        *why = strerror(errno);
    return !*why;
}

/* The boots that were appended; -1: there is nothing of one before what is wrong, which is
 * reported. */
static int read_log(struct run *run, FILE *in, const struct input *packed, const char *path)
{
    size_t boots_before = run->boot_count;
    char *name = text_copy(basename(path));
    struct log_reader r = {.run = run, .name = name};
    const char *why;
    int boots = -1;

    if (read_lines(&r, in, packed, &why) || r.boot) {
        if (why)
            log_lost(&r, "the rest of the log is not read: %s", why);
        finish_log(&r, boots_before);
        boots = (int)(run->boot_count - boots_before);
        run_hold_to_plans(run);
    } else {
        say_line("pvbench: cannot read the log %s: %s", path, why);
    }
    free(name);
    return boots;
}

int run_read_log(struct run *run, FILE *in, const char *path)
{
    return read_log(run, in, NULL, path);
}

int run_add_log(struct run *run, const char *path)
{
    struct input *in = input_open(path, INPUT_UNPACKED_MAX);
    int boots;

    if (!in) {
        say_line("pvbench: cannot read the log %s: %s", path, strerror(errno));
        return -1;
    }
    boots = read_log(run, input_stream(in), in, path);
    input_close(in);
    return boots;
}
