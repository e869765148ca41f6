/* SPDX-License-Identifier: MIT */
#include "report/paths/paths.h"

#include <stdlib.h>
#include <string.h>

#include "report/paths/packed.h"
#include "report/paths/store.h"
#include "report/text/pool.h"

void paths_free(struct paths *paths)
{
    struct paths_store *store;
    size_t i;

    if (!paths)
        return;
    store = paths->store;
    for (i = 0; i < paths->path_count; i++)
        free(store->paths[i].steps);
    free(store->paths);
    free(store->code);
    text_pool_free(store->names);
    free(store);
    free(paths->xen_build);
    free(paths->image_build);
    free(paths->blocks);
    free(paths->functions);
    free(paths->series);
    free(paths);
}

const struct paths_series *paths_find(const struct paths *paths, const char *name, enum path path,
                                      unsigned n, bool fill)
{
    size_t i;

    for (i = 0; i < paths->series_count; i++) {
        const struct paths_series *s = &paths->series[i];

        if (s->path == path && s->n == n && s->fill == fill && !strcmp(s->name, name))
            return s;
    }
    return NULL;
}

const struct paths_function *paths_function_at(const struct paths *paths, uint64_t address)
{
    size_t low = 0, high = paths->function_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (paths->functions[middle].end <= address)
            low = middle + 1;
        else
            high = middle;
    }
    return low < paths->function_count && paths->functions[low].at <= address
               ? &paths->functions[low]
               : NULL;
}

void paths_walk_open(struct paths_walk *walk, const struct paths *paths, uint32_t taken)
{
    const struct stored_path *path = &paths->store->paths[taken];

    *walk = (struct paths_walk){.paths = paths};
    if (!path->steps)
        return;
    walk->at = path->steps;
    walk->end = path->steps + path->len;
}

bool paths_walk_next(struct paths_walk *walk, struct paths_step *step)
{
    uint64_t number, ran;

    if (walk->at == walk->end || !packed_next(&walk->at, walk->end, &number))
        return false;
    step->block = &walk->paths->blocks[number >> 2];
    ran = step->block->count;
    if (number & 2 && !packed_next(&walk->at, walk->end, &ran))
        return false;
    step->ran = (unsigned)ran;
    step->again = number & 1;
    return true;
}
