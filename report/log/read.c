/* SPDX-License-Identifier: MIT */
/*
 * Reading a console log: lines and running numbers.  Every byte of it
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
#include "report/log/boots.h"
#include "report/lines/line.h"
#include "report/log/log.h"
#include "report/log/losses.h"
#include "report/log/records.h"
#include "report/log/xen_lines.h"
#include "report/log/xl_lines.h"
#include "report/model/run.h"
#include "report/record/crc.h"
#include "report/record/record.h"
#include "report/system/input.h"
#include "report/text/say.h"
#include "report/text/text.h"

/* The record starts another boot than the one that is open. */
static bool starts_boot(const struct log_reader *r, const struct record_view *view)
{
    return r->begun && (record_is_kind(view, "begin") || view->number + 1 < r->next);
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

    if (!record_is_kind(view, "end"))
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

static void take_record(struct log_reader *r, const struct record_view *view)
{
    order_take(&r->order, view->number);
    if (starts_boot(r, view)) {
        if (!r->ended)
            boots_close(r, record_is_kind(view, "begin") ? "another boot began"
                                                         : "the record numbers went back");
        else
            boots_close(r, "");
    }
    if (!boots_need(r))
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
    else if (!r->begun && !record_is_kind(view, "begin"))
        log_lost(r, "the first record of the boot is not its begin");
    if (!r->begun && *r->image)
        strcpy(r->ours, r->image);
    r->begun = true;
    log_forget_omen(r);
    r->records++;
    r->recorded = true;
    r->next = view->number + 1;
    r->last_line = r->line;
    log_record(r, view);
    check_end(r, view);
    r->chain = record_crc((uint32_t)r->chain, view->crc.at, view->crc.len);
}

static void take_part(void *of, const struct record_view *view)
{
    struct log_reader *r = of;

    r->damage = r->damage || !view;
    if (view)
        take_record(r, view);
    else if (boots_need(r))
        log_lost(r, "a damaged record");
}

/* Whether lines end in CR LF or in LF is the console's way, and does not change in a boot. */
static void note_line_end(struct log_reader *r, int end)
{
    if (r->line_end && end != r->line_end) {
        r->line_end_changes++;
        r->line_end_changed = r->line;
    }
    r->line_end = end;
}

/* A whole record, from the first byte on. */
static bool is_record(const char *text, size_t len)
{
    struct record_view view;

    return record_read(text, len, &view) == RECORD_GOOD && !view.start;
}

/* Where in a line with damage the last record begins, or NULL: that one is whole. */
static const char *broken_record(const struct log_line *line)
{
    const char *at = line->at, *end = line->at + line->len, *last = NULL;

    while ((at = memmem(at, (size_t)(end - at), RECORD_PREFIX, strlen(RECORD_PREFIX))))
        last = at++;
    return last && !is_record(last, (size_t)(end - last)) ? last : NULL;
}

/* What a line comes to when all of its records have been taken; 'before' is how many there were. */
static void close_line(struct log_reader *r, const struct log_line *line, uint32_t before)
{
    if (r->records != before)
        r->domain = line->domain;
    if (r->records != before || r->damage)
        r->kept = NULL;
    else if (!line->xen.at && !line->before_mark)
        log_nobodys_line(r, line);
    broken_take(&r->broken, line->at, line->len, r->damage ? broken_record(line) : NULL);
}

static void take_line(void *of, const struct log_line *line)
{
    struct log_reader *r = of;
    uint32_t before;

    if (r->full)
        return;
    r->line = r->newlines + (r->cr_only ? line->ends : 0);
    if (log_is_banner(line))
        boots_start_xen(r);
    /* It says nothing of a boot that has a record: the kernel is a guest of that other then. */
    boots_note_speaker(r, line);
    if (line->xen.at && boots_need(r))
        log_xen_line(r, line);
    if (line->xl.at && boots_need(r))
        log_xl_line(r, line);
    r->damage = false;
    before = r->records;
    log_line_records(line, take_part, r);
    close_line(r, line, before);
}

/* A line that is one record: what else it might be needs not be looked for. */
static void take_whole(struct log_reader *r, const struct record_view *view, const char *text,
                       size_t len)
{
    const struct log_line line = {.at = text, .len = len};
    uint32_t before = r->records;

    if (r->full)
        return;
    r->damage = false;
    take_record(r, view);
    close_line(r, &line, before);
}

/* How a line ends that a newline does end; 0: none does. */
static int line_end(const char *text, size_t len)
{
    if (len < 2 || text[len - 1] != '\n')
        return 0;
    return text[len - 2] == '\r' ? '\r' : '\n';
}

/* What a logger put into an object of JSON may be several lines; false: it is no such line. */
static bool take_json(struct log_reader *r, const char *text, size_t len)
{
    size_t inner_len, some;
    char *inner = json_line_text(&r->json, text, len, &inner_len), *at, *end, *newline;

    if (!inner)
        return false;
    for (at = inner, end = inner + inner_len; at < end; at += some) {
        newline = memchr(at, '\n', (size_t)(end - at));
        some = (size_t)((newline ? newline + 1 : end) - at);
        log_line_each(at, some, take_line, r);
    }
    free(inner);
    return true;
}

/* What stands before a newline, or the file's end: in a log whose lines end in CR alone, all. */
static void take_text(struct log_reader *r, char *text, size_t len)
{
    int end = line_end(text, len);
    struct record_view view;

    r->recorded = false;
    r->line = ++r->newlines;
    if (r->newlines == 1)
        r->cr_only = !end && memchr(text, '\r', len);
    if (log_line_is_record(text, len, &view))
        take_whole(r, &view, text, len);
    else if (!take_json(r, text, len))
        log_line_each(text, len, take_line, r);
    if (end && r->recorded)
        note_line_end(r, end);
}

/* Every line; false: something other than the file's end ended it, which is put into words. */
static bool read_lines(struct log_reader *r, FILE *in, const struct input *packed, const char **why)
{
    char *line = NULL;
    size_t room = 0;
    ssize_t len;

    errno = 0;
    while ((len = getline(&line, &room, in)) >= 0) {
        take_text(r, line, (size_t)len);
    }
    free(line);
    *why = packed ? input_wrong(packed) : NULL;
    if (!*why && !feof(in))
        *why = strerror(errno);
    return !*why;
}

/* What was done to all of its lines, which one line can say, or NULL. */
static const char *whole_log_wrong(struct log_reader *r)
{
    const char *broken = broken_name(&r->broken);

    return broken ? broken : order_name(&r->order);
}

/* The boots that were appended; -1: there is nothing of one before what is wrong, which is
 * reported. */
static int read_log(struct run *run, FILE *in, const struct input *packed, const char *path,
                    bool refuse)
{
    size_t boots_before = run->boot_count;
    char *name = text_copy(input_name(path));
    static const char *const marks[] = {"(XEN)", RECORD_PREFIX, NULL};
    struct log_reader r = {
        .run = run, .name = name, .broken.whole = is_record, .json.marks = marks};
    const char *why, *broken;
    int boots = -1;

    if (read_lines(&r, in, packed, &why) || r.boot) {
        if (why)
            log_lost(&r, "the rest of the log is not read: %s", why);
        boots_finish(&r, boots_before);
        boots = (int)(run->boot_count - boots_before);
        run_hold_to_plans(run);
        broken = refuse ? whole_log_wrong(&r) : NULL;
        if (broken) {
            say_line("pvbench: %s: %s%s", path, broken, input_unpack_first(packed));
            boots = -1;
        }
    } else {
        say_line("pvbench: cannot read the log %s: %s", path, why);
    }
    free(r.room);
    free(name);
    return boots;
}

int run_read_log(struct run *run, FILE *in, const char *path)
{
    return read_log(run, in, NULL, path, false);
}

int run_add_input(struct run *run, struct input *in, const char *path)
{
    return read_log(run, input_stream(in), in, path, true);
}

int run_add_log(struct run *run, const char *path)
{
    struct input *in = input_open(path, INPUT_UNPACKED_MAX);
    int boots;

    if (!in) {
        say_line("pvbench: cannot read the log %s: %s", path, strerror(errno));
        return -1;
    }
    boots = read_log(run, input_stream(in), in, path, false);
    input_close(in);
    return boots;
}
