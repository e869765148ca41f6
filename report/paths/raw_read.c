/* SPDX-License-Identifier: MIT */
#include "report/paths/raw_read.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/paths/packed.h"
#include "report/paths/raw.h"
#include "report/system/memory.h"

/* Far above what any boot has: more is damage. */
#define BLOCK_INSNS_MAX 4096u
#define PATH_BYTES_MAX  (64u << 20)

static size_t take_bytes(struct raw *raw, struct packed_in *in, size_t len, size_t *room)
{
    size_t at = raw->len;

    if (*room - raw->len < len) {
        *room = 2 * *room + len;
        raw->bytes = memory_fit(raw->bytes, *room, 1);
    }
    packed_bytes(in, raw->bytes + at, len);
    raw->len += len;
    return at;
}

static bool take_block(struct raw *raw, struct packed_in *in, size_t *room)
{
    struct raw_block block = {.at = packed_number(in)};
    uint64_t count = packed_number(in);
    unsigned i;

    if (!count || count > BLOCK_INSNS_MAX)
        return false;
    block.count = (unsigned)count;
    block.sizes = take_bytes(raw, in, block.count, room);
    for (i = 0; i < block.count; i++)
        block.code_len += raw->bytes[block.sizes + i];
    block.code = take_bytes(raw, in, block.code_len, room);
    raw->blocks = memory_grow(raw->blocks, raw->block_count, sizeof(block));
    raw->blocks[raw->block_count++] = block;
    return true;
}

/* Every step is of a block that stands before the path. */
static bool is_sound(const struct raw *raw, const struct raw_path *path)
{
    const uint8_t *at = raw->bytes + path->at, *end = at + path->len;

    while (at < end) {
        uint64_t step = packed_next(&at, end), block = step >> 1;

        if (block >= raw->block_count)
            return false;
        if (step & 1 && packed_next(&at, end) > raw->blocks[block].count)
            return false;
    }
    return true;
}

static bool take_path(struct raw *raw, struct packed_in *in, size_t *room)
{
    uint64_t len = packed_number(in);
    struct raw_path path;

    if (len > PATH_BYTES_MAX)
        return false;
    path.len = (size_t)len;
    path.at = take_bytes(raw, in, path.len, room);
    raw->paths = memory_grow(raw->paths, raw->path_count, sizeof(path));
    raw->paths[raw->path_count++] = path;
    return is_sound(raw, &path);
}

static bool take_region(struct raw *raw, struct packed_in *in, bool broken)
{
    struct raw_region region = {.broken = broken};
    uint64_t path;

    if (!broken) {
        region.count = packed_number(in);
        region.iterations = packed_number(in);
        path = packed_number(in);
        if (region.iterations > region.count || (path && path >= raw->path_count))
            return false;
        region.path = (uint32_t)path;
    }
    raw->regions = memory_grow(raw->regions, raw->region_count, sizeof(region));
    raw->regions[raw->region_count++] = region;
    return true;
}

/* The records up to the end's; false: they are damaged, or there is no end. */
static bool take_records(struct raw *raw, struct packed_in *in)
{
    size_t room = 0, whole = 0, i;

    for (;;) {
        uint64_t kind = packed_number(in);
        bool good = false;

        if (in->short_of)
            return false;
        if (kind == RAW_BLOCK)
            good = take_block(raw, in, &room);
        else if (kind == RAW_PATH)
            good = take_path(raw, in, &room);
        else if (kind == RAW_REGION || kind == RAW_BROKEN)
            good = take_region(raw, in, kind == RAW_BROKEN);
        else if (kind == RAW_END)
            break;
        if (!good)
            return false;
    }
    for (i = 0; i < raw->region_count; i++)
        whole += !raw->regions[i].broken;
    return packed_number(in) == whole && !in->short_of;
}

struct raw *raw_read(const char *file, char *why, size_t size)
{
    struct packed_in *in = memory_new(sizeof(*in));
    struct raw *raw = memory_new(sizeof(*raw));
    char magic[sizeof(RAW_MAGIC)] = "";
    bool good;

    if (!packed_open(in, file)) {
        snprintf(why, size, "%s", strerror(errno));
        raw_free(raw);
        free(in);
        return NULL;
    }
    packed_bytes(in, magic, sizeof(magic) - 1);
    good = !strcmp(magic, RAW_MAGIC) && take_records(raw, in);
    good = packed_close(in) && good;
    free(in);
    if (good)
        return raw;
    snprintf(why, size, "it is cut or damaged");
    raw_free(raw);
    return NULL;
}

void raw_free(struct raw *raw)
{
    if (!raw)
        return;
    free(raw->blocks);
    free(raw->paths);
    free(raw->regions);
    free(raw->bytes);
    free(raw);
}
