/* SPDX-License-Identifier: MIT */
/* See paths_bytes.h. */
#include "tests/unit/makers/paths_bytes.h"

#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "tests/unit/makers/raw_maker.h"

#include "report/paths/file.h"

const struct paths_bytes paths_bytes_good = {
    .head = "boot=3\nxen.build-id=ab\nimage.build=01\nsymbols=made\n\n",
    .functions = 2,
    .at = 0x1000,
    .size = 0x100,
    .name_size = 5,
    .name = "start",
    .next_at = 0x2000,
    .next_size = 0x80,
    .blocks = 2,
    .block_at = 0x1010,
    .insns = 2,
    .sizes = {1, 2},
    .next_block_at = 0x2010,
    .series = 1,
    .case_size = 3,
    .case_name = "a/b",
    .n = 1,
    .region = 5,
    .once = 4,
    .taken = 1,
    .regions = 2,
    .paths = 2,
    .first_size = 1,
    .steps_size = 4,
    .steps = {0, 1 << 2 | 2, 1},
};

static void put_text(struct raw_maker *m, uint64_t size, const char *text)
{
    raw_maker_number(m, size);
    raw_maker_bytes(m, text, strlen(text));
}

static void put_functions(struct raw_maker *m, const struct paths_bytes *p)
{
    raw_maker_number(m, p->functions);
    raw_maker_number(m, p->at);
    raw_maker_number(m, p->size);
    put_text(m, p->name_size, p->name);
    raw_maker_number(m, p->next_at);
    raw_maker_number(m, p->next_size);
    put_text(m, 4, "next");
}

static void put_blocks(struct raw_maker *m, const struct paths_bytes *p)
{
    raw_maker_number(m, p->blocks);
    raw_maker_number(m, p->block_at);
    raw_maker_number(m, p->in_xen);
    raw_maker_number(m, p->insns);
    raw_maker_bytes(m, p->sizes, 2);
    raw_maker_bytes(m, "\x90\x0f\x05", 3);
    raw_maker_number(m, p->next_block_at);
    raw_maker_number(m, 1);
    raw_maker_number(m, 3);
    raw_maker_bytes(m, "\1\2\1\x90\xf3\xa4\xc3", 7);
}

static void put_series(struct raw_maker *m, const struct paths_bytes *p)
{
    const uint64_t numbers[] = {p->path,  p->n,      p->fill,    p->region, p->once,
                                p->taken, p->others, p->regions, 0,         1};
    size_t i;

    raw_maker_number(m, p->series);
    put_text(m, p->case_size, p->case_name);
    for (i = 0; i < sizeof(numbers) / sizeof(*numbers); i++)
        raw_maker_number(m, numbers[i]);
}

static void put_paths(struct raw_maker *m, const struct paths_bytes *p)
{
    size_t i;

    raw_maker_number(m, p->paths);
    raw_maker_number(m, p->first_size);
    raw_maker_number(m, 0);
    raw_maker_number(m, p->steps_size);
    for (i = 0; i < sizeof(p->steps) / sizeof(*p->steps); i++)
        raw_maker_number(m, p->steps[i]);
    raw_maker_number(m, 1 << 2 | 1);
}

uint8_t *paths_bytes_make(const struct paths_bytes *p, size_t *len)
{
    struct raw_maker m = {0};

    raw_maker_bytes(&m, PATHS_MAGIC, strlen(PATHS_MAGIC));
    raw_maker_bytes(&m, p->head, strlen(p->head));
    put_functions(&m, p);
    put_blocks(&m, p);
    put_series(&m, p);
    put_paths(&m, p);
    *len = m.len;
    return m.bytes;
}

char *paths_bytes_file(const uint8_t *bytes, size_t len)
{
    struct raw_maker m = {0};

    raw_maker_bytes(&m, bytes, len);
    raw_maker_number(&m, crc32_z(0, bytes, len));
    return raw_maker_file(&m);
}
