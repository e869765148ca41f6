/* SPDX-License-Identifier: MIT */
/* What each kind of record in the block of a case means: docs/format.md, one function a kind. */
#include "report/log/case_records.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "report/log/fields.h"
#include "report/log/log.h"
#include "report/model/case.h"
#include "report/model/run.h"
#include "report/model/series.h"
#include "report/record/record.h"
#include "report/text/text.h"

/* The case that the record names in 'key'; NULL when it names none, which is reported. */
static struct run_case *named_case(struct log_reader *r, const struct record_view *view,
                                   const char *key)
{
    char *name = field_text(view, key);
    struct run_case *c = name ? run_get_case(r->run, name) : NULL;

    if (!name)
        log_lost(r, "record %" PRIu32 " names no case", view->number);
    else if (!c)
        log_lost(r, "too many cases: %s is left out", name);
    free(name);
    if (c)
        case_get_boot(c, r->boot);
    return c;
}

/* The case of a record inside a block, which should be the one whose block is open. */
static struct run_case *block_case(struct log_reader *r, const struct record_view *view)
{
    struct run_case *c = named_case(r, view, "case");

    if (c && (!r->running || strcmp(c->name, r->running))) {
        log_lost(r, "record %" PRIu32 " belongs to case %s, whose start is missing", view->number,
                 c->name);
        free(r->running);
        r->running = text_copy(c->name);
    }
    return c;
}

static void describe_case(struct log_reader *r, const struct record_view *view, struct run_case *c)
{
    unsigned rev = field_small(r, view, "rev");
    char *state = field_text(view, "state");

    if (c->rev && c->rev != rev)
        run_say_problem(r->run, "boot %u: case %s has rev %u, a boot before had %u", r->boot,
                        c->name, rev, c->rev);
    c->rev = rev;
    c->faults = field_small(r, view, "faults");
    if (state) {
        free(c->state);
        c->state = state;
    }
}

void log_take_case(struct log_reader *r, const struct record_view *view)
{
    struct run_case *c = named_case(r, view, "name");

    if (r->running)
        log_lost(r, "case %s has no status record", r->running);
    free(r->running);
    r->running = NULL;
    if (!c)
        return;
    describe_case(r, view, c);
    r->running = text_copy(c->name);
}

static int field_path(struct log_reader *r, const struct record_view *view)
{
    const struct record_field *field = record_field(view, "path");
    int path = field ? path_of(field->value.at, field->value.len) : -1;

    if (path < 0)
        log_lost(r, "record %" PRIu32 " has a path that this pvbench does not know", view->number);
    return path;
}

void log_take_skip(struct log_reader *r, const struct record_view *view)
{
    struct run_case *c = block_case(r, view);
    int path = field_path(r, view);
    char *why = field_text(view, "why");

    if (c && path >= 0 && !case_add_skip(c, r->boot, (enum path)path, why ? why : ""))
        log_lost(r, "case %s has too many skips: record %" PRIu32 " is left out", c->name,
                 view->number);
    free(why);
}

static struct series *open_series(const struct log_reader *r)
{
    const struct series_list *list;

    if (!r->owner)
        return NULL;
    list = &r->owner->paths[r->path];
    return &list->at[list->count - 1];
}

void log_finish_series(struct log_reader *r)
{
    struct series *s = open_series(r);

    if (s)
        series_finish(s);
    /* A series of no samples is no loss: a fault may have ended it. */
    if (s && (!r->counted || series_samples(s) != s->announced))
        log_lost(r,
                 "series record %" PRIu32 " (%s, %s, n=%u%s): %" PRIu64 " of %" PRIu64
                 " samples were read",
                 r->series, r->owner->name, path_name(r->path), s->n, s->fill ? ", fill" : "",
                 series_samples(s), s->announced);
    r->owner = NULL;
}

static void take_number(struct log_reader *r, const struct record_view *view, const char *key,
                        uint64_t *number)
{
    if (record_field(view, key))
        *number = field_number(r, view, key);
}

/* The fields of a series that may stand in its own record or in one that goes on with it. */
static void fill_series(struct log_reader *r, const struct record_view *view, struct series *s)
{
    take_number(r, view, "cold", &s->cold);
    take_number(r, view, "warmup", &s->warmup);
    take_number(r, view, "samples", &s->announced);
    if (s->announced < s->held) {
        log_lost(r, "record %" PRIu32 ": a series of fewer samples than were read", view->number);
        s->announced = s->held;
    }
    r->counted = r->counted || record_field(view, "samples");
    take_number(r, view, "moved", &s->moved);
    take_number(r, view, "pending", &s->pending);
    take_number(r, view, "wrong", &s->wrong);
    if (!s->got)
        s->got = field_text(view, "got");
    if (s->announced > SERIES_SAMPLES_MAX) {
        log_lost(r, "record %" PRIu32 ": a series of %" PRIu64 " samples is not taken",
                 view->number, s->announced);
        s->announced = s->held;
    }
}

/* Add the pairs of a record to the open series. */
static void take_list(struct log_reader *r, const struct record_view *view, struct series *s)
{
    const struct record_field *v = record_field(view, "v");
    struct record_slice list = v ? v->value : (struct record_slice){NULL, 0};
    uint64_t value, count;

    while (record_next_pair(&list, &value, &count)) {
        if (value > RUN_NUMBER_MAX) {
            log_lost(r, "record %" PRIu32 ": a sample of %" PRIu64 " is not taken", view->number,
                     value);
            return;
        }
        if (!count || count > s->announced - series_samples(s)) {
            log_lost(r, "pairs of series record %" PRIu32 " hold more samples than it has",
                     r->series);
            return;
        }
        series_add_pair(s, value, count);
    }
    if (list.len)
        log_lost(r, "record %" PRIu32 ": pairs that cannot be read", view->number);
}

void log_take_series(struct log_reader *r, const struct record_view *view)
{
    struct run_case *c = block_case(r, view);
    int path = field_path(r, view);
    struct series *s;

    if (!c || path < 0)
        return;
    r->owner = c;
    r->path = (enum path)path;
    r->series = view->number;
    s = case_add_series(c, r->path, r->boot, field_small(r, view, "fill") != 0,
                        field_small(r, view, "n"));
    if (!s) {
        log_lost(r, "case %s has too many series: record %" PRIu32 " is left out", c->name,
                 view->number);
        r->owner = NULL;
        return;
    }
    r->counted = false;
    fill_series(r, view, s);
    take_list(r, view, s);
}

void log_take_more(struct log_reader *r, const struct record_view *view)
{
    uint64_t of = field_number(r, view, "of");
    struct series *s = open_series(r);

    if (!s || of != r->series)
        log_lost(r, "more of series record %" PRIu64 ", which is missing", of);
    else {
        fill_series(r, view, s);
        take_list(r, view, s);
    }
}

void log_take_pairs(struct log_reader *r, const struct record_view *view)
{
    uint64_t of = field_number(r, view, "of"), at = field_number(r, view, "at");
    struct series *s = open_series(r);

    if (!s || of != r->series || !record_field(view, "v")) {
        log_lost(r, "pairs of series record %" PRIu64 ", which is missing", of);
        return;
    }
    if (at != series_samples(s))
        log_lost(r,
                 "pairs of series record %" PRIu64 " go on at sample %" PRIu64 ", %" PRIu64
                 " were read",
                 of, at, series_samples(s));
    take_list(r, view, s);
}

void log_take_fault(struct log_reader *r, const struct record_view *view)
{
    const struct record_field *name = record_field(view, "case");
    struct run_fault *fault;
    struct run_case *c;

    if (!name || !name->value.len) {
        log_say_record(r, view, "an exception outside every case");
        r->fault_outside = true;
        return;
    }
    r->fault_outside = false;
    c = block_case(r, view);
    fault = c ? case_add_fault(c, r->boot) : NULL;
    if (fault)
        field_take_all(r, &fault->fields, view);
    else if (c)
        log_lost(r, "case %s has too many exceptions: record %" PRIu32 " is left out", c->name,
                 view->number);
}

void log_take_regs(struct log_reader *r, const struct record_view *view)
{
    struct run_case *c = r->running ? run_find_case(r->run, r->running) : NULL;

    if (r->fault_outside)
        log_take_other(r, view);
    else if (!c || !c->taken_count || c->taken[c->taken_count - 1].boot != r->boot)
        log_lost(r, "registers of a fault that is missing");
    else
        field_take_all(r, &c->taken[c->taken_count - 1].fields, view);
}

void log_take_status(struct log_reader *r, const struct record_view *view)
{
    const struct record_field *field = record_field(view, "status");
    int status = field ? status_of(field->value.at, field->value.len) : -1;
    struct run_case *c = block_case(r, view);

    if (status < 0)
        log_lost(r, "record %" PRIu32 " has a status that this pvbench does not know",
                 view->number);
    if (c && status >= 0) {
        struct case_boot *b = case_get_boot(c, r->boot);

        free(b->why);
        *b = (struct case_boot){r->boot, true, (enum status)status, field_text(view, "why")};
    }
    free(r->running);
    r->running = NULL;
}
