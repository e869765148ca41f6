/* SPDX-License-Identifier: MIT */
/* The warnings of "pvbench show": what a reader of the prices has to know.  See blocks.h. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "report/cases/table.h"
#include "report/format/paragraph.h"
#include "report/model/case.h"
#include "report/model/facts.h"
#include "report/model/run.h"
#include "report/model/series.h"
#include "report/model/status.h"
#include "report/model/words.h"
#include "report/record/record.h"
#include "report/show/blocks.h"
#include "report/system/index.h"
#include "report/text/texts.h"

static void add_status(const struct run *run, const struct run_case *c, struct texts *warnings)
{
    struct verdict verdict = case_verdict(run, c);
    char text[512];

    if (verdict.ended && !verdict.lacking && verdict.status == STATUS_OK)
        return;
    snprintf(text, sizeof(text), "%s: %s%s%s", c->name, verdict_name(&verdict),
             *verdict.why ? ": " : "", verdict.why);
    texts_add(warnings, text);
}

static void add_exceptions(const struct run_case *c, struct texts *warnings)
{
    char text[512];
    size_t i, k, len;

    for (i = 0; i < c->taken_count; i++) {
        const struct facts *fields = &c->taken[i].fields;

        snprintf(text, sizeof(text), "%s: exception in boot %u:", c->name, c->taken[i].boot);
        for (k = 0; k < fields->count; k++) {
            len = strlen(text);
            if (strcmp(fields->at[k].key, "case"))
                snprintf(text + len, sizeof(text) - len, " %s=%s", fields->at[k].key,
                         fields->at[k].value);
        }
        texts_add(warnings, text);
    }
}

/* What the samples themselves were flagged with: counted, never taken out. */
static void add_flags(const struct run_case *c, struct texts *warnings)
{
    uint64_t samples = 0, moved = 0, pending = 0, wrong = 0;
    char text[512];
    size_t path, i;

    for (path = 0; path < PATH_COUNT; path++)
        for (i = 0; i < c->paths[path].count; i++) {
            const struct series *s = &c->paths[path].at[i];

            samples += series_samples(s);
            moved += s->moved;
            pending += s->pending;
            wrong += s->wrong;
        }
    if (!moved && !pending && !wrong)
        return;
    snprintf(text, sizeof(text),
             "%s: of %" PRIu64 " samples, %" PRIu64
             " were preempted (the runstate moved), after %" PRIu64
             " an event was pending, %" PRIu64 " had a wrong result",
             c->name, samples, moved, pending, wrong);
    texts_add(warnings, text);
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

static void add_skips(const struct run_case *c, struct texts *warnings)
{
    struct index *said = NULL;
    char text[512];
    size_t i;

    for (i = 0; i < c->skip_count; i++) {
        bool before = index_find(said, &skip_keys, c->skips, i, &c->skips[i]) != INDEX_NONE;

        index_add(&said, &skip_keys, c->skips, i + 1);
        /* A case that cannot be in a multicall is no surprise. */
        if (before || case_has_flag(c->name, CASE_NESTED))
            continue;
        snprintf(text, sizeof(text), "%s: %s is not issued: %s", c->name,
                 path_name(c->skips[i].path), c->skips[i].why);
        texts_add(warnings, text);
    }
    index_free(said);
}

/* Where boots are missing, or fell short of their plans (report/contract/contract.h). */
static void add_shortfalls(const struct run *run, struct texts *warnings)
{
    size_t i, k;

    if (run_boots_meant(run))
        texts_say(warnings, "%zu of %zu boots: the run was ended before the rest of them",
                  run->boot_count, run_boots_meant(run));
    for (i = 0; i < run->boot_count; i++)
        for (k = 0; k < run->boots[i].lacks.count; k++)
            texts_say(warnings, "boot %zu: %s", i + 1, run->boots[i].lacks.at[k]);
}

void show_take_warnings(const struct run *run, const struct prices *prices, struct texts *warnings)
{
    char text[64];
    size_t i;

    add_shortfalls(run, warnings);
    for (i = 0; i < run->problems.count; i++)
        texts_add(warnings, run->problems.at[i]);
    snprintf(text, sizeof(text), "and %zu more like these", run->problems_left_off);
    if (run->problems_left_off)
        texts_add(warnings, text);
    for (i = 0; i < prices->count; i++) {
        add_status(run, prices->at[i], warnings);
        add_flags(prices->at[i], warnings);
        add_skips(prices->at[i], warnings);
        add_exceptions(prices->at[i], warnings);
    }
    for (i = 0; i < prices->notes.count; i++)
        texts_add(warnings, prices->notes.at[i]);
}

void show_warnings(const struct run *run, const struct prices *prices, FILE *out)
{
    struct texts warnings = {0};
    size_t i;

    fputs("\nWarnings\n", out);
    show_take_warnings(run, prices, &warnings);
    for (i = 0; i < warnings.count; i++) {
        fputs("  ", out);
        show_text(out, warnings.at[i], 4);
    }
    if (!warnings.count)
        fputs("  none\n", out);
    texts_clear(&warnings);
}
