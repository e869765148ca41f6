/* SPDX-License-Identifier: MIT */
#include "report/paths/raw_read.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/paths/file.h"
#include "report/paths/packed.h"
#include "report/paths/raw.h"
#include "report/system/memory.h"

/* As file.h has it of what is made of this; and far above what any boot has: more is damage. */
#define UNPACKED_MOST (PATHS_UNPACKED_MAX / 4 * 3)
#define BROKEN_MOST   PATHS_BLOCKS_MAX

struct reading {
    struct packed_in in;
    struct raw *raw;
    size_t room;   /* of the bytes */
    size_t broken; /* regions */
};

/* Where the bytes are that were read; they grow as they come. */
static size_t take_bytes(struct reading *r, size_t len)
{
    struct raw *raw = r->raw;
    size_t at = raw->len;
    uint8_t *bytes = packed_take(&r->in, len);

    if (!bytes)
        return at;
    if (r->room - raw->len < len) {
        r->room = 2 * r->room + len;
        raw->bytes = memory_fit(raw->bytes, r->room ? r->room : 1, 1);
    }
    memcpy(raw->bytes + at, bytes, len);
    raw->len += len;
    free(bytes);
    return at;
}

/* How long the code is, or 0 where a size is none of an instruction. */
static size_t code_len(const struct raw *raw, const struct raw_block *block)
{
    size_t len = 0;
    unsigned i;

    for (i = 0; i < block->count; i++) {
        unsigned size = raw->bytes[block->sizes + i];

        if (!size || size > RAW_INSN_MOST)
            return 0;
        len += size;
    }
    return len;
}

static bool take_block(struct reading *r)
{
    struct raw *raw = r->raw;
    struct raw_block block = {.at = packed_number(&r->in)};
    uint64_t count = packed_number(&r->in);

    if (!count || count > RAW_INSNS_MOST || raw->block_count == PATHS_BLOCKS_MAX)
        return false;
    block.count = (unsigned)count;
    block.sizes = take_bytes(r, block.count);
    if (r->in.short_of)
        return false;
    block.code_len = code_len(raw, &block);
    if (!block.code_len || block.at > UINT64_MAX - block.code_len)
        return false;
    block.code = take_bytes(r, block.code_len);
    raw->blocks = memory_grow(raw->blocks, raw->block_count, sizeof(block));
    raw->blocks[raw->block_count++] = block;
    return true;
}

/* Every step is of a block that stands before the path. */
static bool is_sound(const struct raw *raw, const struct raw_path *path)
{
    const uint8_t *at = raw->bytes + path->at, *end = at + path->len;

    while (at < end) {
        uint64_t step, ran;

        if (!packed_next(&at, end, &step) || step >> 1 >= raw->block_count)
            return false;
        if (step & 1 && (!packed_next(&at, end, &ran) || ran > raw->blocks[step >> 1].count))
            return false;
    }
    return true;
}

static bool take_path(struct reading *r)
{
    struct raw *raw = r->raw;
    uint64_t len = packed_number(&r->in);
    struct raw_path path;

    if (!len || len > RAW_PATH_MOST || raw->path_count == PATHS_PATHS_MAX)
        return false;
    path.len = (size_t)len;
    path.at = take_bytes(r, path.len);
    if (r->in.short_of || !is_sound(raw, &path))
        return false;
    raw->paths = memory_grow(raw->paths, raw->path_count, sizeof(path));
    raw->paths[raw->path_count++] = path;
    return true;
}

static void add_region(struct raw *raw, struct raw_region region)
{
    raw->regions = memory_grow(raw->regions, raw->region_count, sizeof(region));
    raw->regions[raw->region_count++] = region;
}

static bool take_region(struct reading *r)
{
    uint64_t count = packed_number(&r->in), iterations = packed_number(&r->in);
    uint64_t path = packed_number(&r->in);

    /* Where none are kept all are 0. */
    if (iterations > count || (path && path >= r->raw->path_count))
        return false;
    add_region(r->raw, (struct raw_region){
                           .count = count, .iterations = iterations, .path = (uint32_t)path});
    return true;
}

static bool take_broken(struct reading *r)
{
    add_region(r->raw, (struct raw_region){.broken = true});
    return ++r->broken <= BROKEN_MOST;
}

/* The records up to the end's; false: they are damaged, or there is no end. */
static bool take_records(struct reading *r)
{
    for (;;) {
        bool good;

        switch (packed_number(&r->in)) {
        case RAW_BLOCK:
            good = take_block(r);
            break;
        case RAW_PATH:
            good = take_path(r);
            break;
        case RAW_REGION:
            good = take_region(r);
            break;
        case RAW_BROKEN:
            good = take_broken(r);
            break;
        case RAW_END:
            return packed_number(&r->in) == r->raw->region_count - r->broken && !r->in.short_of;
        default:
            return false;
        }
        if (!good || r->in.short_of)
            return false;
    }
}

static bool take_all(struct reading *r)
{
    char magic[sizeof(RAW_MAGIC)] = "";

    packed_bytes(&r->in, magic, sizeof(magic) - 1);
    return !strcmp(magic, RAW_MAGIC) && take_records(r);
}

struct raw *raw_read(const char *file, char *why, size_t size)
{
    struct reading *r = memory_new(sizeof(*r));
    struct raw *raw = r->raw = memory_new(sizeof(*raw));

    if (!packed_open(&r->in, file, UNPACKED_MOST)) {
        snprintf(why, size, "%s", strerror(errno));
        raw_free(raw);
        raw = NULL;
    } else {
        bool good = take_all(r);

        if (!packed_close(&r->in) || !good) {
            snprintf(why, size, "it is cut or damaged");
            raw_free(raw);
            raw = NULL;
        }
    }
    free(r);
    return raw;
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
