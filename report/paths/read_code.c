/* SPDX-License-Identifier: MIT */
/* The blocks of a boot-N.paths.gz, and the paths through them: see reading.h. */
#include <stdlib.h>
#include <string.h>

#include "report/paths/file.h"
#include "report/paths/raw.h"
#include "report/paths/reading.h"
#include "report/paths/store.h"
#include "report/system/memory.h"

/* ---- blocks ---- */

/* Room for as much more code behind what there is; it moves when it grows. */
static uint8_t *room_for(struct paths_store *store, size_t *room, size_t more)
{
    if (*room - store->code_len < more) {
        *room = 2 * *room + more;
        store->code = memory_fit(store->code, *room, 1);
    }
    return store->code + store->code_len;
}

/* How many bytes that many instructions have, or 0 where a size is none of an instruction. */
static size_t sum_of(const uint8_t *sizes, unsigned count)
{
    size_t sum = 0;
    unsigned i;

    for (i = 0; i < count; i++) {
        if (!sizes[i] || sizes[i] > RAW_INSN_MOST)
            return 0;
        sum += sizes[i];
    }
    return sum;
}

/* Its sizes and its code, into the store. */
static bool take_code(struct reading *r, const struct paths_block *block, size_t *room)
{
    struct paths_store *store = r->paths->store;
    uint8_t *to;
    size_t len;

    if (!block->count)
        return reading_refuse(r, "a block in it is damaged");
    to = room_for(store, room, block->count);
    packed_bytes(&r->in, to, block->count);
    len = sum_of(to, block->count);
    if (!len || block->at > UINT64_MAX - len)
        return reading_refuse(r, "a block in it is damaged");
    store->code_len += block->count;
    packed_bytes(&r->in, room_for(store, room, len), len);
    store->code_len += len;
    return true;
}

static bool take_block(struct reading *r, size_t *room)
{
    struct paths *paths = r->paths;
    struct paths_block block = {.at = packed_number(&r->in)};
    unsigned xen;

    if (!reading_small(r, 1, &xen) || !reading_small(r, RAW_INSNS_MOST, &block.count) ||
        !take_code(r, &block, room))
        return false;
    block.xen = xen;
    paths->blocks = memory_grow(paths->blocks, paths->block_count, sizeof(block));
    paths->blocks[paths->block_count++] = block;
    return true;
}

/* Once it no longer moves. */
static void point_at_code(struct paths *paths)
{
    const uint8_t *at = paths->store->code;
    size_t i;

    for (i = 0; i < paths->block_count; i++) {
        struct paths_block *block = &paths->blocks[i];

        block->sizes = at;
        block->code = at + block->count;
        at = block->code + sum_of(block->sizes, block->count);
    }
}

bool reading_blocks(struct reading *r)
{
    size_t count, room = 0;

    if (!reading_count(r, PATHS_BLOCKS_MAX, &count))
        return false;
    while (count--)
        if (!take_block(r, &room))
            return false;
    point_at_code(r->paths);
    return true;
}

/* ---- paths ---- */

/* There are steps, and each is of a block that there is, and of its instructions, one at least. */
static bool is_sound(const struct paths *paths, const struct stored_path *path)
{
    const uint8_t *at = path->steps, *end = at + path->len;

    while (at < end) {
        uint64_t step, ran;

        if (!packed_next(&at, end, &step) || step >> 2 >= paths->block_count)
            return false;
        ran = paths->blocks[step >> 2].count;
        if (step & 2 && (!packed_next(&at, end, &ran) || ran > paths->blocks[step >> 2].count))
            return false;
        if (!ran)
            return false;
    }
    return path->len > 0;
}

static bool take_path(struct reading *r, struct stored_path *path, bool wanted)
{
    if (!reading_count(r, PATHS_STEPS_MAX, &path->len))
        return false;
    if (!wanted) {
        packed_bytes(&r->in, NULL, path->len);
        return true;
    }
    path->steps = packed_take(&r->in, path->len);
    return (path->steps && is_sound(r->paths, path)) ||
           reading_refuse(r, "a path in it is damaged");
}

/* Which of so many paths some series took at its mode; NULL: one that is not there. */
static bool *wanted_paths(struct reading *r, size_t count)
{
    bool *wanted = memory_new(count + 1);
    size_t i;

    for (i = 0; i < r->paths->series_count; i++) {
        if (r->paths->series[i].taken >= count) {
            reading_refuse(r, "a series of it took a path that is not there");
            free(wanted);
            return NULL;
        }
        wanted[r->paths->series[i].taken] = true;
    }
    return wanted;
}

bool reading_paths(struct reading *r)
{
    struct paths *paths = r->paths;
    bool *wanted, good = true;
    size_t count, i;

    if (!reading_count(r, PATHS_PATHS_MAX, &count))
        return false;
    wanted = wanted_paths(r, count);
    if (!wanted)
        return false;
    for (i = 0; good && i < count; i++) {
        paths->store->paths = memory_grow(paths->store->paths, i, sizeof(*paths->store->paths));
        paths->path_count++;
        good = take_path(r, &paths->store->paths[i], wanted[i]);
    }
    free(wanted);
    return good;
}
