/* SPDX-License-Identifier: MIT */
/* See raw_maker.h. */
#include "tests/unit/makers/raw_maker.h"

#include "tests/unit/support/check.h"

#include <zlib.h>

#include "report/paths/raw.h"
#include "report/system/memory.h"

void raw_maker_open(struct raw_maker *m)
{
    memset(m, 0, sizeof(*m));
    raw_maker_bytes(m, RAW_MAGIC, strlen(RAW_MAGIC));
}

void raw_maker_bytes(struct raw_maker *m, const void *bytes, size_t len)
{
    m->bytes = memory_fit(m->bytes, m->len + len + 1, 1);
    memcpy(m->bytes + m->len, bytes, len);
    m->len += len;
}

void raw_maker_number(struct raw_maker *m, uint64_t number)
{
    unsigned char bytes[RAW_NUMBER_MOST] = {0};

    raw_maker_bytes(m, bytes, raw_number_put(bytes, number));
}

unsigned raw_maker_block(struct raw_maker *m, uint64_t at, const char *code)
{
    uint8_t sizes[64] = {0}, bytes[256] = {0};
    size_t count = 1, len = 0;

    for (; *code; code += *code == ' ' ? 1 : 2) {
        char byte[3] = {code[0], code[1], '\0'};

        if (*code == ' ') {
            count++;
            continue;
        }
        bytes[len++] = (uint8_t)strtoul(byte, NULL, 16);
        sizes[count - 1]++;
    }
    raw_maker_number(m, RAW_BLOCK);
    raw_maker_number(m, at);
    raw_maker_number(m, count);
    raw_maker_bytes(m, sizes, count);
    raw_maker_bytes(m, bytes, len);
    return m->blocks++;
}

static void put_step(struct raw_maker *m, uint64_t number)
{
    assert_true(m->steps_len + RAW_NUMBER_MOST <= sizeof(m->steps));
    m->steps_len += raw_number_put(m->steps + m->steps_len, number);
}

void raw_maker_step(struct raw_maker *m, unsigned block)
{
    put_step(m, (uint64_t)block << 1);
}

void raw_maker_cut(struct raw_maker *m, unsigned block, unsigned ran)
{
    put_step(m, (uint64_t)block << 1 | 1);
    put_step(m, ran);
}

unsigned raw_maker_path(struct raw_maker *m)
{
    raw_maker_number(m, RAW_PATH);
    raw_maker_number(m, m->steps_len);
    raw_maker_bytes(m, m->steps, m->steps_len);
    m->steps_len = 0;
    return m->paths++;
}

void raw_maker_region(struct raw_maker *m, uint64_t count, uint64_t iterations, unsigned path)
{
    raw_maker_number(m, RAW_REGION);
    raw_maker_number(m, count);
    raw_maker_number(m, iterations);
    raw_maker_number(m, path);
    m->regions++;
}

void raw_maker_regions(struct raw_maker *m, unsigned times, uint64_t count, uint64_t iterations,
                       unsigned path)
{
    while (times--)
        raw_maker_region(m, count, iterations, path);
}

void raw_maker_broken(struct raw_maker *m)
{
    raw_maker_number(m, RAW_BROKEN);
}

void raw_maker_end(struct raw_maker *m)
{
    raw_maker_number(m, RAW_END);
    raw_maker_number(m, m->regions);
}

char *packed_file(const void *bytes, size_t len)
{
    char *name = temporary_file("", 0);
    gzFile file = gzopen(name, "wb");

    assert_non_null(file);
    assert_int_equal(gzfwrite(bytes, 1, len, file), len);
    assert_int_equal(gzclose(file), Z_OK);
    return name;
}

char *raw_maker_file(struct raw_maker *m)
{
    char *name = packed_file(m->bytes, m->len);

    free(m->bytes);
    m->bytes = NULL;
    return name;
}

struct raw *raw_maker_close(struct raw_maker *m)
{
    char why[128] = "", *name;
    struct raw *raw;

    raw_maker_end(m);
    name = raw_maker_file(m);
    raw = raw_read(name, why, sizeof(why));
    if (!raw)
        fail_msg("%s", why);
    drop_file(name);
    return raw;
}
