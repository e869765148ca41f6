/* SPDX-License-Identifier: MIT */
/* See paths_maker.h. */
#include "tests/unit/support/paths_maker.h"

#include <stdlib.h>
#include <string.h>

#include "tests/unit/support/check.h"

#include "report/paths/stub.h"
#include "report/system/memory.h"

#define STEPS_MOST  4096
#define SERIES_MOST 64

struct paths_maker {
    struct paths *paths;
    struct made_step {
        size_t block;
        unsigned ran;
        bool again;
    } steps[SERIES_MOST][STEPS_MOST];
    size_t step_counts[SERIES_MOST];
};

struct paths_maker *paths_maker_open(void)
{
    struct paths_maker *m = memory_new(sizeof(*m));

    m->paths = memory_new(sizeof(*m->paths));
    m->paths->boot = 1;
    m->paths->xen_build = strdup("");
    m->paths->image_build = strdup("");
    return m;
}

void paths_maker_function(struct paths_maker *m, uint64_t at, uint64_t end, const char *name)
{
    struct paths *paths = m->paths;
    size_t i = paths->function_count;

    paths->functions = memory_grow(paths->functions, i, sizeof(*paths->functions));
    for (paths->function_count++; i && paths->functions[i - 1].at > at; i--)
        paths->functions[i] = paths->functions[i - 1];
    paths->functions[i] = (struct paths_function){at, end, name};
}

/* The block at that address, made where there is none. */
static size_t block_at(struct paths_maker *m, uint64_t at, const char *hex)
{
    struct paths *paths = m->paths;
    uint8_t *sizes = memory_new(256), *code = memory_new(1024);
    struct paths_block *block;
    size_t i, bytes = 0;

    for (i = 0; i < paths->block_count; i++)
        if (paths->blocks[i].at == at) {
            free(sizes);
            free(code);
            return i;
        }
    paths->blocks = memory_grow(paths->blocks, i, sizeof(*paths->blocks));
    block = &paths->blocks[paths->block_count++];
    *block = (struct paths_block){
        .at = at, .xen = at >= MAKER_XEN, .count = 1, .sizes = sizes, .code = code};
    for (; *hex; hex += hex[0] == ' ' ? 1 : 2) {
        char byte[3] = {hex[0], hex[1], '\0'};

        if (*hex == ' ') {
            block->count++;
            continue;
        }
        code[bytes++] = (uint8_t)strtoul(byte, NULL, 16);
        sizes[block->count - 1]++;
    }
    return i;
}

static void add(struct paths_maker *m, uint64_t at, const char *code, unsigned ran, bool again)
{
    size_t block = block_at(m, at, code), *count = &m->step_counts[m->paths->series_count];

    assert_true(*count < STEPS_MOST);
    if (ran > m->paths->blocks[block].count)
        ran = m->paths->blocks[block].count;
    m->steps[m->paths->series_count][(*count)++] = (struct made_step){block, ran, again};
}

void paths_maker_step(struct paths_maker *m, uint64_t at, const char *code)
{
    add(m, at, code, UINT32_MAX, false);
}

void paths_maker_cut(struct paths_maker *m, uint64_t at, const char *code, unsigned ran)
{
    add(m, at, code, ran, false);
}

void paths_maker_again(struct paths_maker *m, uint64_t at, const char *code)
{
    add(m, at, code, UINT32_MAX, true);
}

struct paths_series *paths_maker_series(struct paths_maker *m, const char *name, enum path path,
                                        unsigned n)
{
    struct paths *paths = m->paths;
    size_t i, at = paths->series_count;
    struct paths_series *series;

    assert_true(at + 1 < SERIES_MOST);
    paths->series = memory_grow(paths->series, at, sizeof(*paths->series));
    series = &paths->series[paths->series_count++];
    *series = (struct paths_series){.name = name, .path = path, .n = n, .taken = (uint32_t)at};
    for (i = 0; i < m->step_counts[at]; i++) {
        series->region += m->steps[at][i].ran;
        series->once += m->steps[at][i].ran - m->steps[at][i].again;
    }
    paths->path_count = paths->series_count;
    return series;
}

struct paths *paths_maker_close(struct paths_maker *m)
{
    struct paths *paths = m->paths;
    size_t i, k;

    paths->store = memory_new(sizeof(*paths->store));
    paths->store->paths = memory_new((paths->series_count + 1) * sizeof(*paths->store->paths));
    for (i = 0; i < paths->series_count; i++) {
        struct stub_path *path = &paths->store->paths[i];

        path->steps = memory_new((m->step_counts[i] + 1) * sizeof(*path->steps));
        for (k = 0; k < m->step_counts[i]; k++)
            path->steps[path->count++] = (struct paths_step){
                &paths->blocks[m->steps[i][k].block], m->steps[i][k].ran, m->steps[i][k].again};
    }
    free(m);
    return paths;
}

void paths_maker_drop(struct paths *paths)
{
    size_t i;

    for (i = 0; i < paths->block_count; i++) {
        free((void *)(uintptr_t)paths->blocks[i].sizes);
        free((void *)(uintptr_t)paths->blocks[i].code);
    }
    for (i = 0; i < paths->series_count; i++)
        free(paths->store->paths[i].steps);
    free(paths->store->paths);
    free(paths->store);
    free(paths->blocks);
    free(paths->functions);
    free(paths->series);
    free(paths->xen_build);
    free(paths->image_build);
    free(paths);
}
