/* SPDX-License-Identifier: MIT */
/* The cases of a run: see case.h. */
#include "report/model/case.h"

#include <stdlib.h>

#include "report/model/facts.h"
#include "report/model/series.h"
#include "report/record/record.h"
#include "report/system/memory.h"
#include "report/text/text.h"

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

static void free_series(struct series_list *list)
{
    size_t i;

    for (i = 0; i < list->count; i++) {
        free(list->at[i].got);
        free(list->at[i].pairs);
    }
    free(list->at);
}

void case_free(struct run_case *c)
{
    size_t i;

    for (i = 0; i < c->boot_count; i++) {
        free(c->boots[i].why);
        free(c->boots[i].lacks);
    }
    for (i = 0; i < PATH_COUNT; i++)
        free_series(&c->paths[i]);
    for (i = 0; i < c->skip_count; i++)
        free(c->skips[i].why);
    for (i = 0; i < c->taken_count; i++)
        facts_free(&c->taken[i].fields);
    free(c->boots);
    free(c->skips);
    free(c->taken);
    free(c->name);
    free(c->state);
    free(c->lacks);
}

const struct series *find_series(const struct run_case *c, unsigned boot, enum path path, bool fill,
                                 unsigned n)
{
    const struct series_list *list = &c->paths[path];
    size_t i;

    for (i = 0; i < list->count; i++)
        if (list->at[i].boot == boot && list->at[i].fill == fill && list->at[i].n == n)
            return &list->at[i];
    return NULL;
}

enum path case_alone(const struct run_case *c)
{
    return c->paths[PATH_SINGLE].count || !c->paths[PATH_TRAP].count ? PATH_SINGLE : PATH_TRAP;
}
