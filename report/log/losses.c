/* SPDX-License-Identifier: MIT */
/* What is said of a log's lines: see losses.h. */
#include "report/log/losses.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "report/log/log.h"
#include "report/model/outcome.h"
#include "report/model/run.h"
#include "report/system/memory.h"

/* So many of a kind are named. */
#define NAMED 4u

static void say_rest(const struct log_reader *r, const struct log_kind *kind)
{
    char place[48] = "";

    if (kind->line)
        snprintf(place, sizeof(place), ", line %lu", kind->line);
    run_say_problem(r->run, "%s: %lu more like these, the last in boot %u%s: %s", r->name,
                    kind->count - NAMED, kind->boot, place, kind->last);
}

/* NULL: there are more kinds than the reader has words for. */
static struct log_kind *find_kind(struct log_reader *r, const char *kind)
{
    unsigned i;

    for (i = 0; i < r->kind_count; i++)
        if (r->kinds[i].kind == kind)
            return &r->kinds[i];
    if (r->kind_count == LOG_KINDS_MAX)
        return NULL;
    r->kinds[r->kind_count] = (struct log_kind){.kind = kind};
    return &r->kinds[r->kind_count++];
}

static void say(struct log_reader *r, const char *of, const char *format, va_list args)
{
    struct log_kind *kind = find_kind(r, of);
    char *text;

    if (vasprintf(&text, format, args) < 0)
        memory_lacks();
    if (!kind || kind->count++ < NAMED) {
        if (r->line)
            run_say_problem(r->run, "boot %u: %s:%lu: %s", r->boot, r->name, r->line, text);
        else
            run_say_problem(r->run, "boot %u: %s: %s", r->boot, r->name, text);
        free(text);
        return;
    }
    free(kind->last);
    kind->last = text;
    kind->boot = r->boot;
    kind->line = r->line;
}

void log_say(struct log_reader *r, const char *kind, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    say(r, kind, format, args);
    va_end(args);
}

void log_lost(struct log_reader *r, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    say(r, format, format, args);
    va_end(args);
    run_worsen(r->run, r->boot, OUTCOME_PARTIAL);
}

void losses_open(struct log_reader *r)
{
    unsigned i;

    r->problems = r->run->problems.count;
    for (i = 0; i < r->kind_count; i++)
        r->kinds[i].before = r->kinds[i].count;
}

void losses_drop(struct log_reader *r)
{
    unsigned i;

    run_drop_problems(r->run, r->problems);
    for (i = 0; i < r->kind_count; i++)
        r->kinds[i].count = r->kinds[i].before;
}

void losses_finish(struct log_reader *r)
{
    unsigned i;

    for (i = 0; i < r->kind_count; i++) {
        struct log_kind *kind = &r->kinds[i];

        if (kind->count > NAMED)
            say_rest(r, kind);
        free(kind->last);
    }
    r->kind_count = 0;
}
