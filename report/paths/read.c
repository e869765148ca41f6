/* SPDX-License-Identifier: MIT */
#include "report/paths/read.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/paths/file.h"
#include "report/paths/packed.h"
#include "report/paths/store.h"
#include "report/system/memory.h"
#include "report/text/text.h"

struct reading {
    struct packed_in in;
    struct paths *paths;
    const char *wrong; /* what is, or NULL */
};

static bool refuse(struct reading *r, const char *wrong)
{
    if (!r->wrong)
        r->wrong = r->in.short_of ? "it is cut" : wrong;
    return false;
}

/* A number of things that cannot be more than so many. */
static bool take_count(struct reading *r, uint64_t most, size_t *count)
{
    uint64_t number = packed_number(&r->in);

    *count = (size_t)number;
    return (number <= most && !r->in.short_of) || refuse(r, "it is damaged");
}

static bool take_small(struct reading *r, uint64_t most, unsigned *number)
{
    size_t count;

    if (!take_count(r, most, &count))
        return false;
    *number = (unsigned)count;
    return true;
}

/* A name, made clean, and kept with the paths. */
static char *take_name(struct reading *r)
{
    struct paths_store *store = r->paths->store;
    char *bytes, *clean;
    size_t len;

    if (!take_count(r, PATHS_NAME_MAX, &len))
        return NULL;
    bytes = memory_new(len + 1);
    packed_bytes(&r->in, bytes, len);
    clean = text_clean(bytes, len);
    free(bytes);
    store->names = memory_grow(store->names, store->name_count, sizeof(*store->names));
    store->names[store->name_count++] = clean;
    return clean;
}

/* ---- the head ---- */

#define LINE_MAX_LEN 256

static bool take_line(struct reading *r, char *line)
{
    size_t len = 0;
    char byte = 0;

    while (len < LINE_MAX_LEN - 1 && !r->in.short_of) {
        packed_bytes(&r->in, &byte, 1);
        if (byte == '\n')
            break;
        line[len++] = byte;
    }
    line[len] = '\0';
    return (byte == '\n' && !r->in.short_of) || refuse(r, "it is damaged");
}

static void take_fact(struct paths *paths, char *line)
{
    char *value = strchr(line, '=');

    if (!value)
        return;
    *value++ = '\0';
    if (!strcmp(line, PATHS_XEN)) {
        free(paths->xen_build);
        paths->xen_build = text_clean(value, strlen(value));
    } else if (!strcmp(line, PATHS_IMAGE)) {
        free(paths->image_build);
        paths->image_build = text_clean(value, strlen(value));
    } else if (!strcmp(line, PATHS_BOOT)) {
        paths->boot = (unsigned)strtoul(value, NULL, 10);
    } else if (!strcmp(line, PATHS_SOURCE)) {
        paths->unnamed = !*value;
    }
}

static bool take_head(struct reading *r)
{
    char magic[sizeof(PATHS_MAGIC)] = "", line[LINE_MAX_LEN];

    packed_bytes(&r->in, magic, sizeof(magic) - 1);
    if (strncmp(magic, PATHS_MAGIC, strcspn(PATHS_MAGIC, " ")) != 0)
        return refuse(r, "it is no file of paths");
    if (strcmp(magic, PATHS_MAGIC) != 0)
        return refuse(r, "it is of another version of pvbench");
    do {
        if (!take_line(r, line))
            return false;
        take_fact(r->paths, line);
    } while (line[0]);
    return true;
}

/* ---- functions, blocks, series ---- */

static bool take_functions(struct reading *r)
{
    struct paths *paths = r->paths;
    struct paths_function f = {0};
    size_t i, count;
    uint64_t len;

    if (!take_count(r, PATHS_FUNCTIONS_MAX, &count))
        return false;
    for (i = 0; i < count; i++) {
        uint64_t last = f.end;

        f.at = packed_number(&r->in);
        len = packed_number(&r->in);
        f.end = f.at + len;
        f.name = take_name(r);
        if (!f.name)
            return false;
        if (f.at < last || f.end < f.at)
            return refuse(r, "its functions are in no order");
        paths->functions = memory_grow(paths->functions, i, sizeof(f));
        paths->functions[i] = f;
        paths->function_count++;
    }
    return true;
}

static bool take_block(struct reading *r)
{
    struct paths *paths = r->paths;
    struct paths_store *store = paths->store;
    struct paths_block block = {.at = packed_number(&r->in)};
    size_t code_len = 0;
    unsigned xen, i;
    uint8_t *bytes;

    if (!take_small(r, 1, &xen) || !take_small(r, PATHS_INSNS_MAX, &block.count))
        return false;
    block.xen = xen;
    bytes = memory_new(block.count + 1);
    packed_bytes(&r->in, bytes, block.count);
    for (i = 0; i < block.count; i++)
        code_len += bytes[i];
    bytes = memory_fit(bytes, block.count + code_len + 1, 1);
    packed_bytes(&r->in, bytes + block.count, code_len);
    block.sizes = bytes;
    block.code = bytes + block.count;
    store->block_bytes =
        memory_grow(store->block_bytes, paths->block_count, sizeof(*store->block_bytes));
    store->block_bytes[paths->block_count] = bytes;
    paths->blocks = memory_grow(paths->blocks, paths->block_count, sizeof(block));
    paths->blocks[paths->block_count++] = block;
    return block.count || refuse(r, "it is damaged");
}

static bool take_blocks(struct reading *r)
{
    size_t count;

    if (!take_count(r, PATHS_BLOCKS_MAX, &count))
        return false;
    while (count--)
        if (!take_block(r))
            return false;
    return true;
}

static bool take_one_series(struct reading *r)
{
    struct paths *paths = r->paths;
    struct paths_series s = {.name = take_name(r)};
    unsigned path, fill;
    size_t regions, taken;

    if (!s.name || !take_small(r, PATH_COUNT - 1, &path) || !take_small(r, INT32_MAX, &s.n) ||
        !take_small(r, 1, &fill))
        return false;
    s.path = (enum path)path;
    s.fill = fill;
    s.region = packed_number(&r->in);
    s.once = packed_number(&r->in);
    if (!take_count(r, PATHS_PATHS_MAX, &taken))
        return false;
    s.taken = (uint32_t)taken;
    s.others = packed_number(&r->in);
    if (!take_count(r, PATHS_REGIONS_MAX, &regions))
        return false;
    while (regions--)
        packed_number(&r->in);
    paths->series = memory_grow(paths->series, paths->series_count, sizeof(s));
    paths->series[paths->series_count++] = s;
    return true;
}

static bool take_series(struct reading *r)
{
    size_t count;

    if (!take_count(r, PATHS_SERIES_MAX, &count))
        return false;
    while (count--)
        if (!take_one_series(r))
            return false;
    return true;
}

/* ---- paths ---- */

/* Every step is of a block that there is, and has as many instructions, one at least. */
static bool is_sound(const struct paths *paths, const struct stored_path *path)
{
    const uint8_t *at = path->steps, *end = at + path->len;

    while (at < end) {
        uint64_t step = packed_next(&at, end), block = step >> 2, ran;

        if (block >= paths->block_count)
            return false;
        ran = step & 2 ? packed_next(&at, end) : paths->blocks[block].count;
        if (!ran || ran > paths->blocks[block].count)
            return false;
    }
    return true;
}

static bool take_path(struct reading *r, struct stored_path *path, bool wanted)
{
    if (!take_count(r, PATHS_STEPS_MAX, &path->len))
        return false;
    if (!wanted) {
        packed_bytes(&r->in, NULL, path->len);
        return true;
    }
    path->steps = memory_new(path->len + 1);
    packed_bytes(&r->in, path->steps, path->len);
    return is_sound(r->paths, path) || refuse(r, "a path in it is damaged");
}

static bool take_paths(struct reading *r)
{
    struct paths *paths = r->paths;
    bool *wanted, good = true;
    size_t i, count;

    if (!take_count(r, PATHS_PATHS_MAX, &count))
        return false;
    wanted = memory_new(count + 1);
    for (i = 0; i < paths->series_count; i++) {
        if (paths->series[i].taken >= count) {
            free(wanted);
            return refuse(r, "a series of it took a path that is not there");
        }
        wanted[paths->series[i].taken] = true;
    }
    paths->store->paths = memory_new((count + 1) * sizeof(*paths->store->paths));
    paths->path_count = count;
    for (i = 0; good && i < count; i++)
        good = take_path(r, &paths->store->paths[i], wanted[i]);
    free(wanted);
    return good;
}

static bool take_sum(struct reading *r)
{
    uint32_t crc = r->in.crc;

    return packed_number(&r->in) == crc || refuse(r, "its checksum is wrong");
}

/* A number that comes to something else when its bytes are read anew. */
static bool take_all(struct reading *r)
{
    return take_head(r) && take_functions(r) && take_blocks(r) && take_series(r) && take_paths(r) &&
           take_sum(r);
}

void paths_file_name(char *out, size_t size, const char *folder, unsigned boot)
{
    snprintf(out, size, "%s/boot-%u.paths.gz", folder, boot);
}

struct paths *paths_read(const char *file, char *why, size_t size)
{
    struct reading *r = memory_new(sizeof(*r));
    struct paths *paths = r->paths = memory_new(sizeof(*paths));
    bool good;

    paths->store = memory_new(sizeof(*paths->store));
    if (!packed_open(&r->in, file)) {
        snprintf(why, size, "%s", errno == ENOENT ? "" : strerror(errno));
        paths_free(paths);
        free(r);
        return NULL;
    }
    good = take_all(r);
    if (!packed_close(&r->in) && good)
        good = refuse(r, "something follows its end, or it is cut");
    if (!good) {
        snprintf(why, size, "%s", r->wrong);
        paths_free(paths);
        paths = NULL;
    } else if (!paths->xen_build || !paths->image_build) {
        snprintf(why, size, "it does not say of which build it is");
        paths_free(paths);
        paths = NULL;
    }
    free(r);
    return paths;
}
