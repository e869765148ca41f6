/* SPDX-License-Identifier: MIT */
/*
 * The plugin counts one region behind the other and knows no case; a series is 1 + warm-up +
 * samples regions in the order of the records, fewer where an exception ended it.  The record has
 * the samples by value, the counts by time: both sorted, they are beside each other.
 */
#include "report/paths/match.h"

#include <stdlib.h>

#include "report/model/case.h"
#include "report/system/memory.h"

/* ---- which series there are ---- */

static int by_record(const void *a, const void *b)
{
    const struct match *x = a, *y = b;

    return (x->series->record > y->series->record) - (x->series->record < y->series->record);
}

static void add_case(struct matches *matches, const struct run_case *c, unsigned boot)
{
    unsigned path;
    size_t i;

    for (path = 0; path < PATH_COUNT; path++) {
        const struct series_list *list = &c->paths[path];

        for (i = series_start_of_boot(list, boot); i < list->count && list->at[i].boot == boot;
             i++) {
            matches->at = memory_grow(matches->at, matches->count, sizeof(*matches->at));
            matches->at[matches->count++] =
                (struct match){.of = c, .path = (enum path)path, .series = &list->at[i]};
        }
    }
}

/* ---- its regions ---- */

/* Where the regions of a series end that begin at 'at'. */
static size_t take_regions(const struct raw *raw, size_t at, struct match *match)
{
    const struct series *s = match->series;
    uint64_t wanted = 1 + s->warmup + s->announced;

    match->first = at;
    while (match->count < wanted && at < raw->region_count && !raw->regions[at].broken) {
        match->count++;
        at++;
    }
    /* The exception that ended the series. */
    if (at < raw->region_count && raw->regions[at].broken)
        at++;
    else if (match->count < wanted)
        match->count = 0;
    return at;
}

/* ---- its samples ---- */

static int by_count(const void *a, const void *b)
{
    const struct raw_region *x = a, *y = b;

    if (x->count != y->count)
        return x->count > y->count ? 1 : -1;
    if (x->path != y->path)
        return x->path > y->path ? 1 : -1;
    return (x->iterations > y->iterations) - (x->iterations < y->iterations);
}

/* True when each sorted count is a sample and the same distance. */
static bool agrees(const struct series *s, const struct raw_region *sorted, uint64_t *extra)
{
    size_t i, at = 0;
    uint64_t left;

    if (!s->count || sorted->count < s->pairs[0].value)
        return false;
    *extra = sorted->count - s->pairs[0].value;
    for (i = 0; i < s->count; i++)
        for (left = s->pairs[i].count; left; left--, at++)
            if (sorted[at].count - s->pairs[i].value != *extra)
                return false;
    return true;
}

static bool same_path(const struct raw_region *a, const struct raw_region *b)
{
    return a->path == b->path && a->iterations == b->iterations;
}

/* The path that most samples of that count took; how many took another one. */
static const struct raw_region *most_taken(const struct raw_region *sorted, size_t count,
                                           uint64_t value, uint64_t *others)
{
    const struct raw_region *best = NULL;
    size_t i, all = 0, run = 0, most = 0;

    for (i = 0; i < count; i++) {
        if (sorted[i].count != value)
            continue;
        run = all && same_path(&sorted[i], &sorted[i - 1]) ? run + 1 : 1;
        all++;
        if (run > most) {
            most = run;
            best = &sorted[i];
        }
    }
    *others = all - most;
    return best;
}

static void compare_samples(const struct raw *raw, struct match *match)
{
    const struct series *s = match->series;
    const struct raw_region *samples = raw->regions + match->first + 1 + s->warmup, *taken;
    size_t count = (size_t)s->announced, size = count * sizeof(*samples), i;
    struct raw_region *sorted;
    uint64_t held;

    if (!count || match->count != 1 + s->warmup + count || !series_whole(s) ||
        !series_mode(s, &match->mode, &held))
        return;
    sorted = memory_new(size);
    for (i = 0; i < count; i++)
        sorted[i] = samples[i];
    qsort(sorted, count, sizeof(*sorted), by_count);
    match->agrees = agrees(s, sorted, &match->extra);
    taken = match->agrees ? most_taken(sorted, count, match->mode + match->extra, &match->others)
                          : NULL;
    match->agrees = taken != NULL;
    for (i = 0; taken && i < count; i++)
        if (samples[i].count == taken->count && same_path(&samples[i], taken))
            match->taken = match->first + 1 + (size_t)s->warmup + i;
    free(sorted);
}

bool match_boot(const struct raw *raw, const struct run *run, unsigned boot,
                struct matches *matches)
{
    size_t i, at = 0;

    *matches = (struct matches){0};
    for (i = 0; i < run->case_count; i++)
        add_case(matches, &run->cases[i], boot);
    if (matches->count)
        qsort(matches->at, matches->count, sizeof(*matches->at), by_record);
    for (i = 0; i < matches->count; i++) {
        at = take_regions(raw, at, &matches->at[i]);
        compare_samples(raw, &matches->at[i]);
    }
    return at == raw->region_count && matches->count;
}

void matches_free(struct matches *matches)
{
    free(matches->at);
    *matches = (struct matches){0};
}
