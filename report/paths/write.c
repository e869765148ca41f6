/* SPDX-License-Identifier: MIT */
#include "report/paths/write.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "report/paths/file.h"
#include "report/paths/functions.h"
#include "report/paths/packed.h"
#include "report/paths/raw.h"
#include "report/paths/steps.h"
#include "report/system/memory.h"

struct writing {
    struct packed_out out;
    const struct raw *raw;
    const struct matches *matches;
    const struct paths_source *source;
    uint64_t *faults; /* of each path: instructions that -icount does not count */
    char *why;
    size_t why_size;
};

/* ---- the head, functions, blocks ---- */

static void put_text(struct writing *w, const char *text)
{
    packed_put(&w->out, strlen(text));
    packed_put_bytes(&w->out, text, strlen(text));
}

/* What is longer than any build id is none. */
#define VALUE_MOST 200

static void put_line(struct writing *w, const char *key, const char *value)
{
    packed_put_bytes(&w->out, key, strlen(key));
    packed_put_bytes(&w->out, "=", 1);
    packed_put_bytes(&w->out, value, strnlen(value, VALUE_MOST));
    packed_put_bytes(&w->out, "\n", 1);
}

static void put_head(struct writing *w)
{
    char boot[16];

    snprintf(boot, sizeof(boot), "%u", w->source->boot);
    packed_put_bytes(&w->out, PATHS_MAGIC, strlen(PATHS_MAGIC));
    put_line(w, PATHS_BOOT, boot);
    put_line(w, PATHS_XEN, w->source->xen_build);
    put_line(w, PATHS_IMAGE, w->source->image_build);
    put_line(w, PATHS_SOURCE, w->source->symbols);
    packed_put_bytes(&w->out, "\n", 1);
}

static void put_functions(struct writing *w)
{
    size_t i;

    packed_put(&w->out, w->source->function_count);
    for (i = 0; i < w->source->function_count; i++) {
        const struct paths_function *f = &w->source->functions[i];

        packed_put(&w->out, f->at);
        packed_put(&w->out, f->end - f->at);
        put_text(w, f->name);
    }
}

static void put_blocks(struct writing *w)
{
    size_t i;

    packed_put(&w->out, w->raw->block_count);
    for (i = 0; i < w->raw->block_count; i++) {
        const struct raw_block *b = &w->raw->blocks[i];

        packed_put(&w->out, b->at);
        packed_put(&w->out, functions_in_xen(b->at, w->source->image_from, w->source->image_to));
        packed_put(&w->out, b->count);
        packed_put_bytes(&w->out, w->raw->bytes + b->sizes, b->count);
        packed_put_bytes(&w->out, w->raw->bytes + b->code, b->code_len);
    }
}

/* ---- series ---- */

static size_t agreeing(const struct writing *w)
{
    size_t i, count = 0;

    for (i = 0; i < w->matches->count; i++)
        count += w->matches->at[i].agrees;
    return count;
}

static void put_match(struct writing *w, const struct match *m)
{
    const struct raw_region *taken = &w->raw->regions[m->taken];
    size_t i;

    put_text(w, m->of->name);
    packed_put(&w->out, m->path);
    packed_put(&w->out, m->series->n);
    packed_put(&w->out, m->series->fill);
    packed_put(&w->out, m->mode);
    packed_put(&w->out, m->mode - taken->iterations);
    packed_put(&w->out, taken->path);
    packed_put(&w->out, m->others);
    packed_put(&w->out, m->count);
    for (i = 0; i < m->count; i++)
        packed_put(&w->out, w->raw->regions[m->first + i].path);
}

static void put_series(struct writing *w)
{
    size_t i;

    packed_put(&w->out, agreeing(w));
    for (i = 0; i < w->matches->count; i++)
        if (w->matches->at[i].agrees)
            put_match(w, &w->matches->at[i]);
}

/* ---- paths ---- */

static void put_steps(struct writing *w, const struct steps *steps)
{
    uint8_t *bytes = memory_fit(NULL, steps->count + 1, 2 * RAW_NUMBER_MOST);
    size_t len = 0, i;

    for (i = 0; i < steps->count; i++) {
        const struct step *s = &steps->at[i];
        bool in_part = s->ran != w->raw->blocks[s->block].count;

        len += raw_number_put(bytes + len,
                              (uint64_t)s->block << 2 | (unsigned)in_part << 1 | s->again);
        if (in_part)
            len += raw_number_put(bytes + len, s->ran);
    }
    packed_put(&w->out, len);
    packed_put_bytes(&w->out, bytes, len);
    free(bytes);
}

static void put_paths(struct writing *w)
{
    struct steps steps;
    size_t i;

    packed_put(&w->out, w->raw->path_count);
    for (i = 0; i < w->raw->path_count; i++) {
        steps_take(w->raw, &w->raw->paths[i], &steps);
        if (w->faults[i])
            steps_drop_faults(w->raw, &steps, w->faults[i]);
        put_steps(w, &steps);
        steps_free(&steps);
    }
}

/* ---- are they what was recorded? ---- */

/*
 * How many faults each path has: those of the series that took it at its mode, or else of one that
 * took it at all.
 */
static void note_faults(struct writing *w)
{
    size_t i, k;

    w->faults = memory_new((w->raw->path_count + 1) * sizeof(*w->faults));
    for (i = 0; i < w->matches->count; i++) {
        const struct match *m = &w->matches->at[i];

        for (k = 0; m->agrees && k < m->count; k++)
            w->faults[w->raw->regions[m->first + k].path] = m->extra;
    }
    for (i = 0; i < w->matches->count; i++)
        if (w->matches->at[i].agrees)
            w->faults[w->raw->regions[w->matches->at[i].taken].path] = w->matches->at[i].extra;
}

/* The path of a series has as many instructions as its region, and with each REP counted once. */
static bool check_match(struct writing *w, const struct match *m)
{
    const struct raw_region *taken = &w->raw->regions[m->taken];
    uint64_t once = m->mode - taken->iterations, faults = w->faults[taken->path];
    struct steps steps;
    bool good;

    steps_take(w->raw, &w->raw->paths[taken->path], &steps);
    good = (!faults || steps_drop_faults(w->raw, &steps, faults)) && steps.sum == m->mode &&
           steps.once == once;
    if (!good)
        snprintf(w->why, w->why_size,
                 "the path of %s, %s, n=%u%s has %" PRIu64 " instructions (%" PRIu64
                 " with each REP counted once), and its region %" PRIu64 " (%" PRIu64
                 "), with %" PRIu64 " faults",
                 m->of->name, path_name(m->path), m->series->n, m->series->fill ? ", fill" : "",
                 steps.sum, steps.once, m->mode, once, m->extra);
    steps_free(&steps);
    return good;
}

static bool check_all(struct writing *w)
{
    size_t i;

    if (!w->raw->path_count && agreeing(w)) {
        snprintf(w->why, w->why_size, "QEMU kept no paths");
        return false;
    }
    note_faults(w);
    for (i = 0; i < w->matches->count; i++)
        if (w->matches->at[i].agrees && !check_match(w, &w->matches->at[i]))
            return false;
    return true;
}

static bool write_all(struct writing *w, const char *file)
{
    if (!packed_make(&w->out, file)) {
        snprintf(w->why, w->why_size, "cannot write %s: %s", file, strerror(errno));
        return false;
    }
    put_head(w);
    put_functions(w);
    put_blocks(w);
    put_series(w);
    put_paths(w);
    packed_put(&w->out, w->out.crc);
    if (packed_done(&w->out))
        return true;
    snprintf(w->why, w->why_size, "cannot write %s: %s", file, strerror(errno));
    unlink(file);
    return false;
}

bool paths_write(const char *file, const struct raw *raw, const struct matches *matches,
                 const struct paths_source *source, char *why, size_t size)
{
    struct writing w = {
        .raw = raw, .matches = matches, .source = source, .why = why, .why_size = size};
    bool good = check_all(&w) && write_all(&w, file);

    free(w.faults);
    return good;
}
