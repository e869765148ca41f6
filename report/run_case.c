/* SPDX-License-Identifier: MIT */
/* The model of a run, its cases and their series: see run.h. */
#include "report/run.h"

#include <stdlib.h>
#include <string.h>

#include "report/memory.h"
#include "report/text.h"

/* For hostile logs: cases are searched one by one. */
#define CASES_MAX 2048

struct run_case *run_find_case(const struct run *run, const char *name)
{
    size_t i;

    for (i = 0; i < run->case_count; i++)
        if (!strcmp(run->cases[i].name, name))
            return &run->cases[i];
    return NULL;
}

/*
 * A log names one case many times in a row, and its next boot names them in the same order: mostly
 * it is the case found last, or the one after that.
 */
static struct run_case *find_near(const struct run *run, const char *name)
{
    size_t i;

    for (i = run->last_case; i < run->case_count && i < run->last_case + 2; i++)
        if (!strcmp(run->cases[i].name, name))
            return &run->cases[i];
    return run_find_case(run, name);
}

struct run_case *run_get_case(struct run *run, const char *name)
{
    char *clean = text_copy(name);
    struct run_case *c = find_near(run, clean);

    if (c || run->case_count == CASES_MAX) {
        free(clean);
    } else {
        run->cases = memory_grow(run->cases, run->case_count, sizeof(*run->cases));
        c = &run->cases[run->case_count++];
        c->name = clean;
        c->state = text_copy("none");
    }
    if (c)
        run->last_case = (size_t)(c - run->cases);
    return c;
}

struct case_boot *case_find_boot(const struct run_case *c, unsigned boot)
{
    size_t i;

    /* From the end: the boot that is being read is the last. */
    for (i = c->boot_count; i-- > 0;)
        if (c->boots[i].boot == boot)
            return &c->boots[i];
    return NULL;
}

struct case_boot *case_get_boot(struct run_case *c, unsigned boot)
{
    struct case_boot *b = case_find_boot(c, boot);

    if (b)
        return b;
    c->boots = memory_grow(c->boots, c->boot_count, sizeof(*c->boots));
    c->boots[c->boot_count].boot = boot;
    return &c->boots[c->boot_count++];
}

struct series *case_add_series(struct run_case *c, enum path path)
{
    struct series_list *list = &c->paths[path];

    if (list->count == CASE_SERIES_MAX)
        return NULL;
    list->at = memory_grow(list->at, list->count, sizeof(*list->at));
    return &list->at[list->count++];
}

bool case_add_skip(struct run_case *c, unsigned boot, enum path path, const char *why)
{
    if (c->skip_count == CASE_SKIPS_MAX)
        return false;
    c->skips = memory_grow(c->skips, c->skip_count, sizeof(*c->skips));
    c->skips[c->skip_count++] = (struct path_skip){boot, path, text_copy(why)};
    return true;
}

struct run_fault *case_add_fault(struct run_case *c, unsigned boot)
{
    if (c->taken_count == CASE_FAULTS_MAX)
        return NULL;
    c->taken = memory_grow(c->taken, c->taken_count, sizeof(*c->taken));
    c->taken[c->taken_count].boot = boot;
    return &c->taken[c->taken_count++];
}

void series_add_pair(struct series *series, uint64_t value, uint64_t count)
{
    series->pairs = memory_grow(series->pairs, series->count, sizeof(*series->pairs));
    series->pairs[series->count++] = (struct pair){value, count};
    series->held += count;
}

uint64_t series_samples(const struct series *series)
{
    return series->held;
}

bool series_whole(const struct series *series)
{
    return series->announced && series_samples(series) == series->announced;
}
