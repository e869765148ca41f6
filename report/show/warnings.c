/* SPDX-License-Identifier: MIT */
/* The warnings of "pvbench show": what a reader of the prices has to know.  See blocks.h. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "report/cases/table.h"
#include "report/format/notes.h"
#include "report/host/steady.h"
#include "report/model/case.h"
#include "report/model/facts.h"
#include "report/model/run.h"
#include "report/model/series.h"
#include "report/model/status.h"
#include "report/model/words.h"
#include "report/prices/case.h"
#include "report/prices/run_status.h"
#include "report/record/record.h"
#include "report/show/blocks.h"
#include "report/system/exit.h"
#include "report/system/index.h"

/* So many of how boots fell short of their plans are named. */
#define SHORTFALLS 8u

static void add_exceptions(const struct run_case *c, struct notes *notes)
{
    char text[512];
    size_t i, k, len;

    for (i = 0; i < c->taken_count; i++) {
        const struct facts *fields = &c->taken[i].fields;

        snprintf(text, sizeof(text), "exception in boot %u:", c->taken[i].boot);
        for (k = 0; k < fields->count; k++) {
            len = strlen(text);
            if (strcmp(fields->at[k].key, "case"))
                snprintf(text + len, sizeof(text) - len, " %s=%s", fields->at[k].key,
                         fields->at[k].value);
        }
        note_say(notes, NOTE_EXCEPTION, c->name, "%s", text);
    }
}

/* What the samples themselves were flagged with: counted, never taken out. */
static void add_flags(const struct run_case *c, struct notes *notes)
{
    uint64_t regions = 0, moved = 0, pending = 0, wrong = 0;
    size_t path, i;

    for (path = 0; path < PATH_COUNT; path++)
        for (i = 0; i < c->paths[path].count; i++) {
            const struct series *s = &c->paths[path].at[i];

            regions += 1 + s->warmup + series_samples(s);
            moved += s->moved;
            pending += s->pending;
            wrong += s->wrong;
        }
    if (!moved && !pending && !wrong)
        return;
    note_say(notes, NOTE_FLAGS, c->name,
             "of %" PRIu64 " timed regions, %" PRIu64
             " were preempted (the runstate moved), after %" PRIu64
             " an event was pending, %" PRIu64 " had a wrong result",
             regions, moved, pending, wrong);
}

static void add_printed(const struct run_case *c, struct notes *notes)
{
    uint64_t lines = case_printed(c);

    if (lines)
        note_say(notes, NOTE_PRINTED, c->name,
                 "Xen printed %" PRIu64 " line%s while it was measured", lines,
                 lines == 1 ? "" : "s");
}

static const void *skip_of(const void *skips, size_t item)
{
    return &((const struct path_skip *)skips)[item];
}

static uint32_t skip_hash(const void *skip)
{
    return index_hash_text(((const struct path_skip *)skip)->why);
}

static bool skip_equal(const void *skip, const void *other)
{
    const struct path_skip *a = skip, *b = other;

    return a->path == b->path && !strcmp(a->why, b->why);
}

/* What is said is the path and why: of which boot does not matter. */
static const struct index_keys skip_keys = {skip_of, skip_hash, skip_equal};

static void add_skips(const struct run_case *c, struct notes *notes)
{
    struct index *said = NULL;
    size_t i;

    for (i = 0; i < c->skip_count; i++) {
        bool before = index_find(said, &skip_keys, c->skips, i, &c->skips[i]) != INDEX_NONE;

        index_add(&said, &skip_keys, c->skips, i + 1);
        /* A case that cannot be in a multicall is no surprise. */
        if (before || case_has_flag(c->name, CASE_NESTED))
            continue;
        note_say(notes, NOTE_PATH, c->name, "%s is not issued: %s", path_name(c->skips[i].path),
                 c->skips[i].why);
    }
    index_free(said);
}

/* Where boots are missing, or fell short of their plans (report/contract/contract.h). */
static void add_shortfalls(const struct run *run, struct notes *notes)
{
    size_t i, k, said = 0;

    if (run_boots_meant(run))
        note_say(notes, NOTE_LOG, NULL,
                 "%zu of %zu boots: the run was ended before the rest of them", run->boot_count,
                 run_boots_meant(run));
    for (i = 0; i < run->boot_count; i++)
        for (k = 0; k < run->boots[i].lacks.count; k++)
            if (said++ < SHORTFALLS)
                note_say(notes, NOTE_LOG, NULL, "boot %zu: %s", i + 1, run->boots[i].lacks.at[k]);
    if (said > SHORTFALLS)
        note_say(notes, NOTE_LOG, NULL, "and %zu more like these", said - SHORTFALLS);
}

static void add_problems(const struct run *run, struct notes *notes)
{
    enum note_kind kind = run_exit_status(run) == EXIT_GOOD ? NOTE_TOLD : NOTE_LOG;
    size_t i;

    for (i = 0; i < run->problems.count; i++)
        note_say(notes, kind, NULL, "%s", run->problems.at[i]);
    if (run->problems_left_off)
        note_say(notes, kind, NULL, "and %zu more like these", run->problems_left_off);
}

static void add_host(const struct run *run, struct notes *notes)
{
    char what[256];

    if (host_unsteady(run, what, sizeof(what)))
        note_say(notes, NOTE_HOST, NULL, "the machine was not steady: %s", what);
}

static void add_case(const struct run *run, const struct run_case *c, struct notes *notes)
{
    struct verdict verdict = case_verdict(run, c);

    note_verdict(notes, c->name, &verdict);
    add_printed(c, notes);
    add_flags(c, notes);
    add_skips(c, notes);
    add_exceptions(c, notes);
}

void show_take_warnings(const struct run *run, struct prices *prices)
{
    size_t i;

    add_shortfalls(run, &prices->notes);
    add_problems(run, &prices->notes);
    add_host(run, &prices->notes);
    for (i = 0; i < prices->count; i++)
        add_case(run, prices->at[i], &prices->notes);
}

void show_warnings(const struct run *run, struct prices *prices, bool all, FILE *out)
{
    show_take_warnings(run, prices);
    fputs("\nWarnings\n", out);
    show_notes(&prices->notes, all, out);
    if (!notes_count(&prices->notes))
        fputs("  none\n", out);
}
