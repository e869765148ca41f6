/* SPDX-License-Identifier: MIT */
/*
 * Fuzz target: the bytes are a boot-N.paths.gz or what the plugin leaves, unpacked or not, as they
 * are and with a right checksum behind them.  Whatever they are, the readers end, what they say is
 * one clean line, and all that they give out is within its bounds.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include <zlib.h>

#include "tests/fuzz/drive.h"

#include "report/paths/insn.h"
#include "report/paths/paths.h"
#include "report/paths/raw.h"
#include "report/paths/raw_read.h"
#include "report/paths/read.h"
#include "report/paths/steps.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A file of our own that is in memory, and its name. */
static int file = -1;
static char name[64];

static void put(const void *bytes, size_t size)
{
    if (write(file, bytes, size) != (ssize_t)size)
        broken("no file to read from");
}

static void open_file(const uint8_t *data, size_t size)
{
    if (file < 0)
        file = memfd_create("paths", MFD_CLOEXEC);
    snprintf(name, sizeof(name), "/proc/self/fd/%d", file);
    if (ftruncate(file, 0) || lseek(file, 0, SEEK_SET))
        broken("no file to read from");
    put(data, size);
}

static void check_why(const char *why)
{
    if (!*why || strchr(why, '\n'))
        broken("what is wrong is not said in one line");
    check_clean("what is wrong", why, strlen(why), "");
}

/* ---- a boot's paths ---- */

static void check_functions(const struct paths *paths)
{
    uint64_t last = 0;
    size_t i;

    for (i = 0; i < paths->function_count; i++) {
        const struct paths_function *f = &paths->functions[i];

        check_clean("a function", f->name, strlen(f->name), "");
        if (f->at < last || f->end < f->at)
            broken("function %zu is not behind the one before it", i);
        if (f->end > f->at && paths_function_at(paths, f->at) != f)
            broken("function %zu is not found at its own address", i);
        last = f->end;
    }
}

/* Every byte of the code is looked at. */
static void check_block(const struct paths_block *block, unsigned ran)
{
    const uint8_t *code = block->code;
    unsigned i;

    if (!ran || ran > block->count)
        broken("%u of %u instructions ran", ran, block->count);
    for (i = 0; i < block->count; i++) {
        if (insn_of(code, block->sizes[i]) > INSN_BACK)
            broken("an instruction of no kind");
        code += block->sizes[i];
    }
}

static void check_series(const struct paths *paths, const struct paths_series *s)
{
    struct paths_walk walk;
    struct paths_step step;
    size_t steps = 0;

    check_clean("a case", s->name, strlen(s->name), "");
    if (s->path >= PATH_COUNT)
        broken("path %d is none", s->path);
    if (!paths_find(paths, s->name, s->path, s->n, s->fill))
        broken("a series is not found");
    paths_walk_open(&walk, paths, s->taken);
    for (; paths_walk_next(&walk, &step); steps++) {
        if (step.block < paths->blocks || step.block >= paths->blocks + paths->block_count)
            broken("a step is of no block");
        check_block(step.block, step.ran);
    }
    if (!steps)
        broken("a series took a path without steps");
}

static void try_paths(void)
{
    char why[256] = "";
    struct paths *paths = paths_read(name, why, sizeof(why));
    size_t i;

    if (!paths) {
        check_why(why);
        return;
    }
    check_clean("a build id", paths->xen_build, strlen(paths->xen_build), "");
    check_clean("a build id", paths->image_build, strlen(paths->image_build), "");
    check_functions(paths);
    for (i = 0; i < paths->series_count; i++)
        check_series(paths, &paths->series[i]);
    paths_free(paths);
}

/* ---- what the plugin leaves ---- */

static void check_path(const struct raw *raw, const struct raw_path *path)
{
    struct steps steps;
    uint64_t sum;
    unsigned faults;

    steps_take(raw, path, &steps);
    if (steps.once > steps.sum)
        broken("more executions than instructions");
    for (faults = 1; faults < 4; faults++) {
        sum = steps.sum;
        if (steps_drop_faults(raw, &steps, faults) && steps.sum != sum - faults)
            broken("other instructions are left than those that no fault ended");
    }
    steps_free(&steps);
}

static void try_raw(void)
{
    char why[256] = "";
    struct raw *raw = raw_read(name, why, sizeof(why));
    size_t i;

    if (!raw) {
        check_why(why);
        return;
    }
    for (i = 0; i < raw->path_count; i++)
        check_path(raw, &raw->paths[i]);
    for (i = 0; i < raw->region_count; i++)
        if (raw->regions[i].path && raw->regions[i].path >= raw->path_count)
            broken("region %zu took a path that is not there", i);
    raw_free(raw);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    uint8_t sum[RAW_NUMBER_MOST] = {0};

    open_file(data, size);
    try_paths();
    try_raw();
    put(sum, raw_number_put(sum, crc32_z(0, data, size)));
    try_paths();
    return 0;
}
