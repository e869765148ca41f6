/* SPDX-License-Identifier: MIT */
#include "report/paths/read.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/paths/file.h"
#include "report/paths/reading.h"
#include "report/paths/store.h"
#include "report/system/memory.h"
#include "report/text/pool.h"
#include "report/text/text.h"

/* ---- numbers and names ---- */

bool reading_refuse(struct reading *r, const char *wrong)
{
    if (!r->wrong)
        r->wrong = r->in.short_of ? "it is cut or damaged" : wrong;
    return false;
}

bool reading_count(struct reading *r, uint64_t most, size_t *count)
{
    uint64_t number = packed_number(&r->in);

    *count = (size_t)number;
    return (number <= most && !r->in.short_of) || reading_refuse(r, "it is damaged");
}

bool reading_small(struct reading *r, unsigned most, unsigned *number)
{
    size_t count;

    if (!reading_count(r, most, &count))
        return false;
    *number = (unsigned)count;
    return true;
}

const char *reading_name(struct reading *r)
{
    char bytes[PATHS_NAME_MAX + 1];
    size_t len;

    if (!reading_count(r, PATHS_NAME_MAX, &len))
        return NULL;
    packed_bytes(&r->in, bytes, len);
    bytes[len] = '\0';
    if (!len || strlen(bytes) != len) {
        reading_refuse(r, "it is damaged");
        return NULL;
    }
    return text_pool_add(&r->paths->store->names, bytes);
}

/* ---- the head ---- */

#define LINE_ROOM 256

static bool take_line(struct reading *r, char *line)
{
    size_t len = 0;
    char byte = 0;

    while (len < LINE_ROOM - 1) {
        packed_bytes(&r->in, &byte, 1);
        if (!byte || byte == '\n')
            break;
        line[len++] = byte;
    }
    line[len] = '\0';
    return byte == '\n' || reading_refuse(r, "its head is damaged");
}

static void take_text(char **to, const char *value)
{
    free(*to);
    *to = text_clean(value, strlen(value));
}

/* A line of a key that a later version may have is none of ours. */
static void take_fact(struct paths *paths, char *line)
{
    char *value = strchr(line, '=');

    if (!value)
        return;
    *value++ = '\0';
    if (!strcmp(line, PATHS_XEN))
        take_text(&paths->xen_build, value);
    else if (!strcmp(line, PATHS_IMAGE))
        take_text(&paths->image_build, value);
    else if (!strcmp(line, PATHS_BOOT))
        paths->boot = (unsigned)strtoul(value, NULL, 10);
    else if (!strcmp(line, PATHS_SOURCE))
        paths->unnamed = !*value;
}

static bool take_head(struct reading *r)
{
    char magic[sizeof(PATHS_MAGIC)] = "", line[LINE_ROOM];
    unsigned lines = 0;

    packed_bytes(&r->in, magic, sizeof(magic) - 1);
    if (strncmp(magic, PATHS_MAGIC, strcspn(PATHS_MAGIC, " ")) != 0) {
        r->wrong = "it is no file of paths";
        return false;
    }
    if (strcmp(magic, PATHS_MAGIC) != 0)
        return reading_refuse(r, "it is of another version of pvbench");
    do {
        if (!take_line(r, line) || lines++ == PATHS_LINES_MAX)
            return reading_refuse(r, "its head is damaged");
        take_fact(r->paths, line);
    } while (line[0]);
    return (r->paths->xen_build && r->paths->image_build && r->paths->boot) ||
           reading_refuse(r, "it does not say of which boot and builds it is");
}

/* ---- functions ---- */

static bool take_function(struct reading *r, uint64_t last)
{
    struct paths *paths = r->paths;
    struct paths_function f = {.at = packed_number(&r->in)};
    uint64_t len = packed_number(&r->in);

    f.end = f.at + len;
    f.name = reading_name(r);
    if (!f.name)
        return false;
    if (f.at < last || f.end < f.at)
        return reading_refuse(r, "its functions are in no order");
    paths->functions = memory_grow(paths->functions, paths->function_count, sizeof(f));
    paths->functions[paths->function_count++] = f;
    return true;
}

static bool take_functions(struct reading *r)
{
    struct paths *paths = r->paths;
    size_t count;

    if (!reading_count(r, PATHS_FUNCTIONS_MAX, &count))
        return false;
    while (count--)
        if (!take_function(
                r, paths->function_count ? paths->functions[paths->function_count - 1].end : 0))
            return false;
    return true;
}

/* ---- series ---- */

/* The regions of a series: no reader wants to know which path each of them took. */
static bool skip_regions(struct reading *r)
{
    size_t count;

    if (!reading_count(r, PATHS_REGIONS_MAX, &count))
        return false;
    while (count-- && !r->in.short_of)
        packed_number(&r->in);
    return true;
}

static bool take_one_series(struct reading *r)
{
    struct paths *paths = r->paths;
    struct paths_series s = {.name = reading_name(r)};
    unsigned path, fill, taken;

    if (!s.name || !reading_small(r, PATH_COUNT - 1, &path) || !reading_small(r, INT32_MAX, &s.n) ||
        !reading_small(r, 1, &fill))
        return false;
    s.path = (enum path)path;
    s.fill = fill;
    s.region = packed_number(&r->in);
    s.once = packed_number(&r->in);
    if (!reading_small(r, PATHS_PATHS_MAX, &taken))
        return false;
    s.taken = taken;
    s.others = packed_number(&r->in);
    if (!skip_regions(r))
        return false;
    paths->series = memory_grow(paths->series, paths->series_count, sizeof(s));
    paths->series[paths->series_count++] = s;
    return true;
}

static bool take_series(struct reading *r)
{
    size_t count;

    if (!reading_count(r, PATHS_SERIES_MAX, &count))
        return false;
    while (count--)
        if (!take_one_series(r))
            return false;
    return true;
}

/* ---- all of it ---- */

static bool take_sum(struct reading *r)
{
    uint32_t crc = r->in.crc;

    return packed_number(&r->in) == crc || reading_refuse(r, "its checksum is wrong");
}

static bool take_all(struct reading *r)
{
    return take_head(r) && take_functions(r) && reading_blocks(r) && take_series(r) &&
           reading_paths(r) && take_sum(r);
}

void paths_file_name(char *out, size_t size, const char *folder, unsigned boot)
{
    snprintf(out, size, "%s/boot-%u.paths.gz", folder, boot);
}

struct paths *paths_read(const char *file, char *why, size_t size)
{
    struct reading *r = memory_new(sizeof(*r));
    struct paths *paths = r->paths = memory_new(sizeof(*paths));

    paths->store = memory_new(sizeof(*paths->store));
    if (!packed_open(&r->in, file, PATHS_UNPACKED_MAX)) {
        snprintf(why, size, "%s", errno == ENOENT ? "" : strerror(errno));
        paths_free(paths);
        paths = NULL;
    } else {
        bool good = take_all(r);

        if (!packed_close(&r->in) && good)
            good = reading_refuse(r, "something follows its end, or it is cut");
        if (!good) {
            snprintf(why, size, "%s", r->wrong);
            paths_free(paths);
            paths = NULL;
        }
    }
    free(r);
    return paths;
}
