/* SPDX-License-Identifier: MIT */
/* See paths_maker.h. */
#include "tests/unit/makers/paths_maker.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tests/unit/support/check.h"

#include "report/paths/file.h"
#include "report/paths/packed.h"
#include "report/paths/read.h"
#include "report/system/memory.h"

#define BLOCKS_MOST    256
#define FUNCTIONS_MOST 64
#define SERIES_MOST    64
#define STEPS_MOST     4096

struct made_block {
    uint64_t at;
    unsigned count;
    uint8_t sizes[64], code[256];
    size_t code_len;
};

struct made_step {
    size_t block;
    unsigned ran;
    bool again;
};

struct paths_maker {
    const char *xen_build, *image_build;
    unsigned boot;
    bool unnamed;
    struct paths_function functions[FUNCTIONS_MOST];
    size_t function_count;
    struct made_block blocks[BLOCKS_MOST];
    size_t block_count;
    struct paths_series series[SERIES_MOST];
    size_t series_count;
    struct made_step steps[SERIES_MOST][STEPS_MOST];
    size_t step_counts[SERIES_MOST];
};

struct paths_maker *paths_maker_open(void)
{
    struct paths_maker *m = memory_new(sizeof(*m));

    m->xen_build = m->image_build = "";
    m->boot = 1;
    return m;
}

void paths_maker_builds(struct paths_maker *m, const char *xen, const char *image)
{
    m->xen_build = xen;
    m->image_build = image;
}

void paths_maker_boot(struct paths_maker *m, unsigned boot)
{
    m->boot = boot;
}

void paths_maker_unnamed(struct paths_maker *m)
{
    m->unnamed = true;
}

void paths_maker_function(struct paths_maker *m, uint64_t at, uint64_t end, const char *name)
{
    size_t i = m->function_count++;

    assert_true(i < FUNCTIONS_MOST);
    for (; i && m->functions[i - 1].at > at; i--)
        m->functions[i] = m->functions[i - 1];
    m->functions[i] = (struct paths_function){at, end, name};
}

static void read_code(struct made_block *block, const char *hex)
{
    block->count = 1;
    for (; *hex; hex += hex[0] == ' ' ? 1 : 2) {
        char byte[3] = {hex[0], hex[1], '\0'};

        if (*hex == ' ') {
            block->count++;
            continue;
        }
        block->code[block->code_len++] = (uint8_t)strtoul(byte, NULL, 16);
        block->sizes[block->count - 1]++;
    }
}

/* The block of that code at that address, made where there is none. */
static size_t block_at(struct paths_maker *m, uint64_t at, const char *hex)
{
    struct made_block block = {.at = at};
    size_t i;

    read_code(&block, hex);
    for (i = 0; i < m->block_count; i++)
        if (m->blocks[i].at == at && m->blocks[i].code_len == block.code_len &&
            !memcmp(m->blocks[i].code, block.code, block.code_len))
            return i;
    assert_true(m->block_count < BLOCKS_MOST);
    m->blocks[m->block_count++] = block;
    return i;
}

static void add(struct paths_maker *m, uint64_t at, const char *code, unsigned ran, bool again)
{
    size_t block = block_at(m, at, code), *count = &m->step_counts[m->series_count];

    assert_true(*count < STEPS_MOST && m->series_count < SERIES_MOST);
    if (ran > m->blocks[block].count)
        ran = m->blocks[block].count;
    m->steps[m->series_count][(*count)++] = (struct made_step){block, ran, again};
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
    size_t i, at = m->series_count++;
    struct paths_series *series = &m->series[at];

    *series = (struct paths_series){.name = name, .path = path, .n = n, .taken = (uint32_t)at};
    for (i = 0; i < m->step_counts[at]; i++) {
        series->region += m->steps[at][i].ran;
        series->once += m->steps[at][i].ran - m->steps[at][i].again;
    }
    return series;
}

const struct paths_series *paths_maker_made(const struct paths_maker *m, size_t at)
{
    return at < m->series_count ? &m->series[at] : NULL;
}

struct paths_series *paths_maker_change(struct paths_maker *m, size_t at)
{
    return &m->series[at];
}

/* ---- the file, as report/paths/file.h has it ---- */

static void put_text(struct packed_out *out, const char *text)
{
    packed_put(out, strlen(text));
    packed_put_bytes(out, text, strlen(text));
}

static void put_head(struct packed_out *out, const struct paths_maker *m)
{
    char head[512];

    snprintf(head, sizeof(head),
             PATHS_MAGIC PATHS_BOOT "=%u\n" PATHS_XEN "=%s\n" PATHS_IMAGE "=%s\n" PATHS_SOURCE
                                    "=%s\n\n",
             m->boot, m->xen_build, m->image_build, m->unnamed ? "" : "made");
    packed_put_bytes(out, head, strlen(head));
}

static void put_functions(struct packed_out *out, const struct paths_maker *m)
{
    size_t i;

    packed_put(out, m->function_count);
    for (i = 0; i < m->function_count; i++) {
        packed_put(out, m->functions[i].at);
        packed_put(out, m->functions[i].end - m->functions[i].at);
        put_text(out, m->functions[i].name);
    }
}

static void put_blocks(struct packed_out *out, const struct paths_maker *m)
{
    size_t i;

    packed_put(out, m->block_count);
    for (i = 0; i < m->block_count; i++) {
        const struct made_block *block = &m->blocks[i];

        packed_put(out, block->at);
        packed_put(out, block->at >= MAKER_XEN);
        packed_put(out, block->count);
        packed_put_bytes(out, block->sizes, block->count);
        packed_put_bytes(out, block->code, block->code_len);
    }
}

static void put_series(struct packed_out *out, const struct paths_maker *m)
{
    size_t i;

    packed_put(out, m->series_count);
    for (i = 0; i < m->series_count; i++) {
        const struct paths_series *s = &m->series[i];
        const uint64_t numbers[] = {s->path, s->n,     s->fill,   s->region,
                                    s->once, s->taken, s->others, 0};
        size_t k;

        put_text(out, s->name);
        for (k = 0; k < sizeof(numbers) / sizeof(*numbers); k++)
            packed_put(out, numbers[k]);
    }
}

static size_t put_number(uint8_t *out, uint64_t value)
{
    size_t len = 0;

    for (; value >= 0x80; value >>= 7)
        out[len++] = (uint8_t)(value | 0x80);
    out[len++] = (uint8_t)value;
    return len;
}

static void put_paths(struct packed_out *out, const struct paths_maker *m)
{
    static uint8_t bytes[20 * STEPS_MOST];
    size_t i, k;

    packed_put(out, m->series_count);
    for (i = 0; i < m->series_count; i++) {
        size_t len = 0;

        for (k = 0; k < m->step_counts[i]; k++) {
            const struct made_step *step = &m->steps[i][k];
            bool in_part = step->ran != m->blocks[step->block].count;

            len += put_number(bytes + len,
                              (uint64_t)step->block << 2 | (unsigned)in_part << 1 | step->again);
            if (in_part)
                len += put_number(bytes + len, step->ran);
        }
        packed_put(out, len);
        packed_put_bytes(out, bytes, len);
    }
}

void paths_maker_write(struct paths_maker *m, const char *file)
{
    struct packed_out out;

    assert_true(packed_make(&out, file));
    put_head(&out, m);
    put_functions(&out, m);
    put_blocks(&out, m);
    put_series(&out, m);
    put_paths(&out, m);
    packed_put(&out, out.crc);
    assert_true(packed_done(&out));
    free(m);
}

struct paths *paths_maker_close(struct paths_maker *m)
{
    char *file = temporary_file("", 0), why[256];
    struct paths *paths;

    paths_maker_write(m, file);
    paths = paths_read(file, why, sizeof(why));
    if (!paths)
        fail_msg("%s", why);
    drop_file(file);
    return paths;
}
