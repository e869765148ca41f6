/* SPDX-License-Identifier: MIT */
/* The records of a series: docs/format.md, one function a kind. */
#include "report/log/series_records.h"

#include <inttypes.h>
#include <string.h>

#include "report/log/case_records.h"
#include "report/log/fields.h"
#include "report/log/log.h"
#include "report/log/losses.h"
#include "report/model/case.h"
#include "report/model/run.h"
#include "report/model/series.h"
#include "report/record/digits.h"
#include "report/record/record.h"

/* What a series record, or one that goes on with it, may say: each of them once. */
enum {
    SAYS_COLD,
    SAYS_WARMUP,
    SAYS_SAMPLES,
    SAYS_MOVED,
    SAYS_PENDING,
    SAYS_WRONG,
    SAYS_NTH,
    SAYS_GOT,
    SAYS_COUNT
};

static const char *const series_keys[] = {"cold",    "warmup", "samples", "moved",
                                          "pending", "wrong",  "nth",     "got"};

/* Of samples it is looked at with those that were read. */
static const uint64_t said_most[SAYS_COUNT] = {
    [SAYS_COLD] = RUN_NUMBER_MAX,
    [SAYS_WARMUP] = SERIES_SAMPLES_MAX,
    [SAYS_SAMPLES] = RUN_NUMBER_MAX,
    [SAYS_MOVED] = SERIES_REGIONS_MAX,
    [SAYS_PENDING] = SERIES_REGIONS_MAX,
    [SAYS_WRONG] = SERIES_REGIONS_MAX,
    [SAYS_NTH] = INT32_MAX,
};

static bool says(const struct log_reader *r, unsigned which)
{
    return r->series_said & 1u << which;
}

static void note_said(struct log_reader *r, const struct record_view *view, unsigned which)
{
    if (says(r, which))
        log_lost(r, "record %" PRIu32 ": the series says %s twice", view->number,
                 series_keys[which]);
    r->series_said |= 1u << which;
}

/* What its numbers come to is looked at with the plan (report/contract/series.h). */
static void check_said(struct log_reader *r)
{
    if (!says(r, SAYS_COLD) || !says(r, SAYS_WARMUP))
        log_lost(r, "series record %" PRIu32 " (%s) does not say its first call or its warm-up",
                 r->series, r->owner->name);
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
        series_give_room(s, &r->room);
    /* A series of no samples is no loss: a fault may have ended it. */
    if (s && (!says(r, SAYS_SAMPLES) || series_samples(s) != s->announced))
        log_lost(r,
                 "series record %" PRIu32 " (%s, %s, n=%u%s): %" PRIu64 " of %" PRIu64
                 " samples were read",
                 r->series, r->owner->name, path_name(r->path), s->n, s->fill ? ", fill" : "",
                 series_samples(s), s->announced);
    else if (s)
        check_said(r);
    r->owner = NULL;
}

/* Which of them a field says; SAYS_COUNT: none. */
static unsigned which_said(const struct record_field *field)
{
    uint64_t word = field->word;
    unsigned which;

    which = word == record_word("cold", 4)      ? SAYS_COLD
            : word == record_word("warmup", 6)  ? SAYS_WARMUP
            : word == record_word("samples", 7) ? SAYS_SAMPLES
            : word == record_word("moved", 5)   ? SAYS_MOVED
            : word == record_word("pending", 7) ? SAYS_PENDING
            : word == record_word("wrong", 5)   ? SAYS_WRONG
            : word == record_word("nth", 3)     ? SAYS_NTH
            : word == record_word("got", 3)     ? SAYS_GOT
                                                : SAYS_COUNT;
    return which < SAYS_COUNT && field->key.len == strlen(series_keys[which]) ? which : SAYS_COUNT;
}

/* The first field that says each of them, or NULL, in one pass over the record. */
static void find_said(const struct record_view *view, const struct record_field **said)
{
    unsigned i, which;

    for (i = 0; i < view->fields; i++) {
        which = which_said(&view->field[i]);
        if (which < SAYS_COUNT && !said[which])
            said[which] = &view->field[i];
    }
}

static void take_number(struct log_reader *r, const struct record_view *view,
                        const struct record_field *const *said, unsigned which, uint64_t *number)
{
    if (!said[which])
        return;
    note_said(r, view, which);
    *number = field_up_to(r, view, said[which], said_most[which]);
}

/* The fields of a series that may stand in its own record or in one that goes on with it. */
static void fill_series(struct log_reader *r, const struct record_view *view, struct series *s)
{
    const struct record_field *said[SAYS_COUNT] = {NULL};

    find_said(view, said);
    take_number(r, view, said, SAYS_COLD, &s->cold);
    take_number(r, view, said, SAYS_WARMUP, &s->warmup);
    take_number(r, view, said, SAYS_SAMPLES, &s->announced);
    if (s->announced < s->held) {
        log_lost(r, "record %" PRIu32 ": a series of fewer samples than were read", view->number);
        s->announced = s->held;
    }
    take_number(r, view, said, SAYS_MOVED, &s->moved);
    take_number(r, view, said, SAYS_PENDING, &s->pending);
    take_number(r, view, said, SAYS_WRONG, &s->wrong);
    take_number(r, view, said, SAYS_NTH, &s->nth);
    if (said[SAYS_GOT])
        note_said(r, view, SAYS_GOT);
    if (said[SAYS_GOT] && !s->got)
        s->got = field_text(view, "got");
    if (s->announced > SERIES_SAMPLES_MAX) {
        log_lost(r, "record %" PRIu32 ": a series of %" PRIu64 " samples is not taken",
                 view->number, s->announced);
        s->announced = s->held;
    }
}

/* The next pair of a list; false: there is none, or one that cannot be read. */
static bool next_pair(const char **at, const char *end, uint64_t *value, uint64_t *count)
{
    struct record_slice rest;
    bool good;

    if (plain_pair(at, end, value, count))
        return true;
    rest = (struct record_slice){*at, (size_t)(end - *at)};
    good = record_next_pair(&rest, value, count);
    *at = rest.at;
    return good;
}

/* Add the pairs of a record to the open series. */
static void take_list(struct log_reader *r, const struct record_view *view, struct series *s)
{
    const struct record_field *v = record_field(view, "v");
    const char *at, *end;
    uint64_t value, count;

    if (!v)
        return;
    at = v->value.at;
    end = at + v->value.len;
    while (next_pair(&at, end, &value, &count)) {
        if (value > RUN_NUMBER_MAX) {
            log_lost(r, "record %" PRIu32 ": a sample of %" PRIu64 " is not taken", view->number,
                     value);
            return;
        }
        if (!count || count > s->announced - s->held) {
            log_lost(r, "pairs of series record %" PRIu32 " hold more samples than it has",
                     r->series);
            return;
        }
        if (!series_may_add(s, value)) {
            log_lost(r,
                     "record %" PRIu32 ": a sample of %" PRIu64
                     " behind a larger one is not taken: samples ascend",
                     view->number, value);
            return;
        }
        series_add_pair(s, value, count);
    }
    if (at < end)
        log_lost(r, "record %" PRIu32 ": pairs that cannot be read", view->number);
}

void log_take_series(struct log_reader *r, const struct record_view *view)
{
    struct run_case *c = log_block_case(r, view);
    int path = log_field_path(r, view);
    struct series *s;
    unsigned n;
    bool fill;

    if (!c || path < 0)
        return;
    n = field_small(r, view, "n");
    if (!n) {
        log_lost(r, "record %" PRIu32 ": a series that does not say its n is not taken",
                 view->number);
        return;
    }
    fill = field_small(r, view, "fill") != 0;
    if (fill && path_is_alone((enum path)path)) {
        log_lost(r,
                 "record %" PRIu32 ": a series of calls issued one by one, which are not filled "
                 "in, is not taken",
                 view->number);
        return;
    }
    r->owner = c;
    r->path = (enum path)path;
    r->series = view->number;
    r->series_count++;
    s = case_add_series(c, r->path, r->boot, fill, n);
    if (!s) {
        log_lost(r, "case %s has too many series: record %" PRIu32 " is left out", c->name,
                 view->number);
        r->owner = NULL;
        return;
    }
    s->record = view->number;
    series_take_room(s, &r->room);
    r->series_said = 0;
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
        if (record_field(view, "n") || record_field(view, "fill") || record_field(view, "path"))
            log_lost(r, "record %" PRIu32 ": more of a series that has its n and path already",
                     view->number);
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
