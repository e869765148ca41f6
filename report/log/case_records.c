/* SPDX-License-Identifier: MIT */
/* What each kind of record in the block of a case means: docs/format.md, one function a kind. */
#include "report/log/case_records.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "report/log/fields.h"
#include "report/log/log.h"
#include "report/log/losses.h"
#include "report/model/case.h"
#include "report/model/facts.h"
#include "report/model/outcome.h"
#include "report/model/run.h"
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

/* The block that is open is named, as it is by nearly all of the records in it. */
static bool names_running(const struct log_reader *r, const struct record_view *view)
{
    const struct record_field *name = record_field(view, "case");

    /* One with a byte that is coded is compared decoded. */
    return r->running && name && name->value.len == strlen(r->running) &&
           !memcmp(name->value.at, r->running, name->value.len) &&
           !memchr(name->value.at, '%', name->value.len);
}

static void open_block(struct log_reader *r, const struct run_case *c)
{
    free(r->running);
    r->running = text_copy(c->name);
    r->at = (size_t)(c - r->run->cases);
}

/* The case of a record inside a block, which should be the one whose block is open. */
struct run_case *log_block_case(struct log_reader *r, const struct record_view *view)
{
    struct run_case *c;

    if (names_running(r, view)) {
        case_get_boot(&r->run->cases[r->at], r->boot);
        return &r->run->cases[r->at];
    }
    c = named_case(r, view, "case");
    if (c && (!r->running || strcmp(c->name, r->running))) {
        log_lost(r, "record %" PRIu32 " belongs to case %s, whose start is missing", view->number,
                 c->name);
        open_block(r, c);
    }
    return c;
}

static void describe_case(struct log_reader *r, const struct record_view *view, struct run_case *c)
{
    unsigned rev = field_small(r, view, "rev");
    char *state = field_text(view, "state");

    if (!rev)
        log_lost(r, "case %s has no revision", c->name);
    if (c->rev && c->rev != rev)
        log_lost(r, "case %s has rev %u, a boot before had %u", c->name, rev, c->rev);
    c->rev = rev;
    c->faults = field_small(r, view, "faults");
    if (state) {
        free(c->state);
        c->state = state;
    }
}

/* "unit=none": its price would mean nothing in this unit, and there is none. */
static bool is_unpriced(struct log_reader *r, const struct record_view *view)
{
    const struct record_field *unit = record_field(view, "unit");

    if (unit && !record_is(unit->value, "none"))
        log_lost(r, "record %" PRIu32 ": the case has a unit that is not none", view->number);
    return unit != NULL;
}

/* Where it stands in the plan; one that stands there already is two boots in one, or a copy. */
static void place_case(struct log_reader *r, const struct record_view *view,
                       const struct run_case *c, struct case_boot *b)
{
    const char *cases = facts_get(&run_boot(r->run, r->boot)->plan, "cases");
    const struct record_field *of = record_field(view, "of");

    if (b->at || b->ended)
        log_lost(r, "case %s stands twice in this boot", c->name);
    b->at = field_small(r, view, "at");
    if (record_field(view, "at") && b->at <= r->place)
        log_lost(r, "case %s is number %u of its plan, after number %u", c->name, b->at, r->place);
    r->place = b->at;
    if (of && cases && !record_is(of->value, cases))
        log_lost(r, "case %s is one of another number of cases than the plan has", c->name);
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
    place_case(r, view, c, case_get_boot(c, r->boot));
    r->series_count = 0;
    r->unpriced = is_unpriced(r, view);
    open_block(r, c);
    r->measuring = true;
    r->printed = 0;
}

void log_end_measuring(struct log_reader *r)
{
    struct run_case *c = r->measuring && r->running ? run_find_case(r->run, r->running) : NULL;

    if (c)
        case_get_boot(c, r->boot)->printed += r->printed;
    r->measuring = false;
}

int log_field_path(struct log_reader *r, const struct record_view *view)
{
    const struct record_field *field = record_field(view, "path");
    int path = field ? path_of(field->value.at, field->value.len) : -1;

    if (path < 0)
        log_lost(r, "record %" PRIu32 " has a path that this pvbench does not know", view->number);
    return path;
}

void log_take_skip(struct log_reader *r, const struct record_view *view)
{
    struct run_case *c = log_block_case(r, view);
    int path = log_field_path(r, view);
    char *why = field_text(view, "why");

    if (c && path >= 0 && !case_add_skip(c, r->boot, (enum path)path, why ? why : ""))
        log_lost(r, "case %s has too many skips: record %" PRIu32 " is left out", c->name,
                 view->number);
    free(why);
}

void log_take_fault(struct log_reader *r, const struct record_view *view)
{
    const struct record_field *name = record_field(view, "case");
    struct run_fault *fault;
    struct run_case *c;

    if (!name || !name->value.len) {
        log_say_record(r, view, "an exception outside every case");
        run_worsen(r->run, r->boot, OUTCOME_PARTIAL);
        r->fault_outside = true;
        return;
    }
    r->fault_outside = false;
    c = log_block_case(r, view);
    fault = c ? run_add_fault(r->run, c, r->boot) : NULL;
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

/* Kernels of today say how many series they wrote; a gap has been reported as such. */
static void check_series(struct log_reader *r, const struct record_view *view, enum status status)
{
    bool issued = status != STATUS_SKIPPED && status != STATUS_FAULTED && !r->unpriced;
    uint64_t count = field_number(r, view, "series");

    if (record_field(view, "series") && !r->gaps && count != r->series_count)
        log_lost(r, "record %" PRIu32 ": the case has %" PRIu64 " series, %" PRIu32 " were read",
                 view->number, count, r->series_count);
    if (issued && status < STATUS_WRONG && !r->gaps && !r->series_count)
        log_lost(r, "record %" PRIu32 ": the case is %s, and has no series", view->number,
                 status_name(status));
    if ((r->unpriced || status == STATUS_SKIPPED) && r->series_count)
        log_lost(r, "record %" PRIu32 ": the case has series, and is one without", view->number);
}

/* A second status is damage, and the worse of the two counts. */
static void set_status(struct log_reader *r, const struct record_view *view, struct case_boot *b,
                       enum status status)
{
    if (b->ended)
        log_lost(r, "record %" PRIu32 ": the case has a status already, which was %s", view->number,
                 status_name(b->status));
    if (b->ended && b->status >= status)
        return;
    free(b->why);
    b->why = field_text(view, "why");
    b->ended = true;
    b->status = status;
}

void log_take_status(struct log_reader *r, const struct record_view *view)
{
    const struct record_field *field = record_field(view, "status");
    int status = field ? status_of(field->value.at, field->value.len) : -1;
    struct run_case *c = log_block_case(r, view);

    if (status < 0)
        log_lost(r, "record %" PRIu32 " has a status that this pvbench does not know",
                 view->number);
    check_series(r, view, (enum status)status);
    if (c && status >= 0)
        set_status(r, view, case_get_boot(c, r->boot), (enum status)status);
    free(r->running);
    r->running = NULL;
}
