/* SPDX-License-Identifier: MIT */
/*
 * The plugin counts one region behind the other and knows no case; a series is 1 + warm-up +
 * samples regions in the order of the records.  Where an exception ended it, it has fewer samples
 * than the plan says, and behind its regions is one that is broken.  The record has the samples by
 * value, the counts by time: both sorted, they are beside each other.
 */
#include "report/paths/match.h"

#include <stdlib.h>
#include <string.h>

#include "report/model/case.h"
#include "report/model/plan.h"
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

/* Where the regions of a series end that begin at 'at'; it has none where some are missing. */
static size_t take_regions(const struct raw *raw, size_t at, const struct plan *plan,
                           struct match *match)
{
    const struct series *s = match->series;
    uint64_t wanted = 1 + s->warmup + s->announced, count = 0;

    match->first = at;
    for (; count < wanted && at < raw->region_count && !raw->regions[at].broken; at++)
        count++;
    if (s->announced < plan->samples && !plan_ends_early(plan, match->of, s)) {
        if (at == raw->region_count || !raw->regions[at].broken)
            return at;
        at++;
    } else if (count < wanted) {
        return at;
    }
    match->count = (size_t)count;
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

/* True when each sorted count is the sample beside it and the same distance. */
static bool agrees(const struct series *s, const struct raw_region *sorted, size_t count,
                   uint64_t *extra)
{
    size_t i, at = 0;
    uint64_t left;

    if (!s->count || sorted->count < s->pairs[0].value)
        return false;
    *extra = sorted->count - s->pairs[0].value;
    for (i = 0; i < s->count; i++)
        for (left = s->pairs[i].count; left; left--, at++)
            if (at == count || sorted[at].count - s->pairs[i].value != *extra)
                return false;
    return at == count;
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

/* Where its samples are, when all of its regions are there; else NULL. */
static const struct raw_region *samples_of(const struct raw *raw, const struct match *match)
{
    const struct series *s = match->series;

    if (!s->announced || !series_whole(s) || match->count != 1 + s->warmup + s->announced)
        return NULL;
    return raw->regions + match->first + 1 + s->warmup;
}

static void compare_samples(const struct raw *raw, struct match *match)
{
    const struct series *s = match->series;
    const struct raw_region *samples = samples_of(raw, match), *taken = NULL;
    size_t count = (size_t)s->announced, i;
    struct raw_region *sorted;
    uint64_t held;

    if (!samples || !series_mode(s, &match->mode, &held))
        return;
    sorted = memory_fit(NULL, count, sizeof(*sorted));
    memcpy(sorted, samples, count * sizeof(*sorted));
    qsort(sorted, count, sizeof(*sorted), by_count);
    if (agrees(s, sorted, count, &match->extra))
        taken = most_taken(sorted, count, match->mode + match->extra, &match->others);
    match->agrees = taken != NULL;
    for (i = 0; taken && i < count; i++)
        if (samples[i].count == taken->count && same_path(&samples[i], taken))
            match->taken = (size_t)(samples - raw->regions) + i;
    free(sorted);
}

bool match_boot(const struct raw *raw, const struct run *run, unsigned boot,
                struct matches *matches)
{
    struct plan plan = plan_of(run_boot(run, boot));
    size_t i, at = 0;

    *matches = (struct matches){0};
    for (i = 0; i < run->case_count; i++)
        add_case(matches, &run->cases[i], boot);
    if (matches->count)
        qsort(matches->at, matches->count, sizeof(*matches->at), by_record);
    for (i = 0; i < matches->count; i++) {
        at = take_regions(raw, at, &plan, &matches->at[i]);
        compare_samples(raw, &matches->at[i]);
    }
    return at == raw->region_count;
}

void matches_free(struct matches *matches)
{
    free(matches->at);
    *matches = (struct matches){0};
}
