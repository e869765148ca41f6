/* SPDX-License-Identifier: MIT */
/* A stand-in until the reader is there: the paths of tests, and no file. */
#include "report/paths/paths.h"
#include "report/paths/read.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/paths/stub.h"

struct paths *(*paths_stub)(const char *file);

void paths_file_name(char *out, size_t size, const char *folder, unsigned boot)
{
    snprintf(out, size, "%s/boot-%u.paths.gz", folder, boot);
}

struct paths *paths_read(const char *file, char *why, size_t size)
{
    struct paths *paths = paths_stub ? paths_stub(file) : NULL;

    if (!paths)
        snprintf(why, size, "%s", "");
    return paths;
}

void paths_free(struct paths *paths)
{
    (void)paths;
}

const struct paths_series *paths_find(const struct paths *paths, const char *name, enum path path,
                                      unsigned n, bool fill)
{
    size_t i;

    for (i = 0; i < paths->series_count; i++) {
        const struct paths_series *s = &paths->series[i];

        if (!strcmp(s->name, name) && s->path == path && s->n == n && s->fill == fill)
            return s;
    }
    return NULL;
}

const struct paths_function *paths_function_at(const struct paths *paths, uint64_t address)
{
    size_t i;

    for (i = 0; i < paths->function_count; i++)
        if (address >= paths->functions[i].at && address < paths->functions[i].end)
            return &paths->functions[i];
    return NULL;
}

void paths_walk_open(struct paths_walk *walk, const struct paths *paths, uint32_t taken)
{
    const struct stub_path *path = &paths->store->paths[taken];

    *walk = (struct paths_walk){.paths = paths,
                                .at = (const uint8_t *)path->steps,
                                .end = (const uint8_t *)(path->steps + path->count)};
}

bool paths_walk_next(struct paths_walk *walk, struct paths_step *step)
{
    if (walk->at >= walk->end)
        return false;
    memcpy(step, walk->at, sizeof(*step));
    walk->at += sizeof(*step);
    return true;
}
