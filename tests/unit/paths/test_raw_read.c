/* SPDX-License-Identifier: MIT */
/* What the plugin left of a boot, read (report/paths/raw_read.h); of damage nothing is taken. */
#include "tests/unit/support/check.h"

#include <stdio.h>

#include "tests/unit/makers/raw_maker.h"

#include "report/paths/packed.h"
#include "report/paths/raw.h"
#include "report/paths/raw_read.h"

/* Two blocks, two paths of them, three regions and a broken one. */
static void make(struct raw_maker *m)
{
    raw_maker_open(m);
    raw_maker_block(m, 0x1000, "90 0f05");
    raw_maker_block(m, 0xffff82d040200000, "4889e5 f3a4 c3");
    raw_maker_step(m, 0);
    raw_maker_cut(m, 1, 2);
    raw_maker_path(m);
    raw_maker_region(m, 4, 0, 0);
    raw_maker_step(m, 1);
    raw_maker_path(m);
    raw_maker_broken(m);
    raw_maker_region(m, 3, 1, 1);
    raw_maker_region(m, UINT64_MAX, UINT64_MAX, 1);
}

/* It is refused, in these words. */
static void check_refused(struct raw_maker *m, const char *words)
{
    char *name = raw_maker_file(m), why[64] = "";

    assert_null(raw_read(name, why, sizeof(why)));
    assert_string_equal(why, words);
    drop_file(name);
}

static void check_damaged(struct raw_maker *m)
{
    check_refused(m, "it is cut or damaged");
}

static void test_good(void **state)
{
    struct raw_maker m;
    struct raw *raw;
    const struct raw_block *block;

    (void)state;
    make(&m);
    raw = raw_maker_close(&m);
    assert_int_equal(raw->block_count, 2);
    block = &raw->blocks[1];
    assert_true(block->at == 0xffff82d040200000);
    assert_int_equal(block->count, 3);
    assert_int_equal(block->code_len, 6);
    assert_memory_equal(raw->bytes + block->sizes, "\3\2\1", 3);
    assert_memory_equal(raw->bytes + block->code, "\x48\x89\xe5\xf3\xa4\xc3", 6);
    assert_int_equal(raw->path_count, 2);
    assert_int_equal(raw->paths[0].len, 3);
    assert_memory_equal(raw->bytes + raw->paths[0].at, "\0\3\2", 3);
    assert_int_equal(raw->region_count, 4);
    assert_false(raw->regions[0].broken);
    assert_true(raw->regions[1].broken);
    assert_int_equal(raw->regions[2].count, 3);
    assert_int_equal(raw->regions[2].iterations, 1);
    assert_int_equal(raw->regions[2].path, 1);
    assert_true(raw->regions[3].count == UINT64_MAX);
    raw_free(raw);
}

/* Without paths every region has number 0. */
static void test_counts_only(void **state)
{
    struct raw_maker m;
    struct raw *raw;

    (void)state;
    raw_maker_open(&m);
    raw_maker_regions(&m, 3, 7, 2, 0);
    raw = raw_maker_close(&m);
    assert_int_equal(raw->region_count, 3);
    assert_int_equal(raw->path_count, 0);
    raw_free(raw);
    raw_maker_open(&m);
    raw = raw_maker_close(&m);
    assert_int_equal(raw->region_count, 0);
    raw_free(raw);
}

static void test_no_file(void **state)
{
    char why[64];

    (void)state;
    assert_null(raw_read("/nowhere/boot-1.regions", why, sizeof(why)));
    assert_string_equal(why, "No such file or directory");
    assert_null(raw_read("/", why, sizeof(why)));
    assert_string_equal(why, "it is cut or damaged");
}

/* A file of QEMU's that was killed has no end; one that is no file of ours has no magic. */
static void test_cut(void **state)
{
    struct raw_maker whole, m;
    size_t len;

    (void)state;
    make(&whole);
    raw_maker_end(&whole);
    for (len = 0; len < whole.len; len++) {
        m = (struct raw_maker){0};
        raw_maker_bytes(&m, whole.bytes, len);
        check_damaged(&m);
    }
    whole.bytes[0] = 'P';
    check_damaged(&whole);
}

static void test_behind_its_end(void **state)
{
    struct raw_maker m;

    (void)state;
    make(&m);
    raw_maker_end(&m);
    raw_maker_broken(&m);
    check_damaged(&m);
}

static void test_counts_wrong(void **state)
{
    struct raw_maker m;

    (void)state;
    make(&m);
    m.regions++;
    raw_maker_end(&m);
    check_damaged(&m);
    make(&m);
    m.regions--;
    raw_maker_end(&m);
    check_damaged(&m);
    /* More iterations than instructions. */
    make(&m);
    raw_maker_region(&m, 3, 4, 0);
    raw_maker_end(&m);
    check_damaged(&m);
    /* A path that comes later, or never. */
    make(&m);
    raw_maker_region(&m, 3, 0, 2);
    raw_maker_end(&m);
    check_damaged(&m);
    make(&m);
    raw_maker_number(&m, RAW_END + 1);
    raw_maker_end(&m);
    check_damaged(&m);
}

static void put_block(struct raw_maker *m, uint64_t at, uint64_t count, const char *sizes,
                      size_t sizes_len)
{
    raw_maker_number(m, RAW_BLOCK);
    raw_maker_number(m, at);
    raw_maker_number(m, count);
    raw_maker_bytes(m, sizes, sizes_len);
}

static void test_blocks_wrong(void **state)
{
    static const struct {
        uint64_t at, count;
        const char *sizes;
        size_t sizes_len;
    } rows[] = {
        {0, 0, "", 0}, /* of no instructions */
        {0, UINT64_C(1) << 32, "", 0},
        {0, UINT64_C(1) << 63, "", 0},
        {0, 2, "\1\0\x90", 3},        /* an instruction without bytes */
        {0, 1, "\x10", 1},            /* and one with too many; its bytes follow */
        {UINT64_MAX, 1, "\1\x90", 2}, /* past the last address */
    };
    struct raw_maker m;
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        raw_maker_open(&m);
        put_block(&m, rows[i].at, rows[i].count, rows[i].sizes, rows[i].sizes_len);
        if (rows[i].count == 1 && *rows[i].sizes == 0x10)
            raw_maker_bytes(&m, "0123456789abcdef", 16);
        raw_maker_end(&m);
        check_damaged(&m);
    }
    raw_maker_open(&m);
    put_block(&m, UINT64_MAX - 1, 1, "\1\x90", 2);
    raw_free(raw_maker_close(&m));
}

/* As many instructions as QEMU makes of one, and one more. */
static void test_largest_block(void **state)
{
    char bytes[2 * (RAW_INSNS_MOST + 1)];
    struct raw_maker m;

    (void)state;
    memset(bytes, 1, sizeof(bytes));
    raw_maker_open(&m);
    put_block(&m, 0, RAW_INSNS_MOST, bytes, 2 * RAW_INSNS_MOST);
    raw_free(raw_maker_close(&m));
    raw_maker_open(&m);
    put_block(&m, 0, RAW_INSNS_MOST + 1, bytes, sizeof(bytes));
    raw_maker_end(&m);
    check_damaged(&m);
}

static void check_path_damaged(const void *steps, size_t len)
{
    struct raw_maker m;

    make(&m);
    raw_maker_number(&m, RAW_PATH);
    raw_maker_number(&m, len);
    raw_maker_bytes(&m, steps, len);
    raw_maker_end(&m);
    check_damaged(&m);
}

static void test_paths_wrong(void **state)
{
    uint8_t large[RAW_NUMBER_MOST] = {0};
    struct raw_maker m;

    (void)state;
    check_path_damaged("", 0);       /* no step */
    check_path_damaged("\4", 1);     /* of a block that is not there */
    check_path_damaged("\0\x80", 2); /* cut within a step */
    check_path_damaged("\3", 1);     /* before what ran of it */
    check_path_damaged("\3\4", 2);   /* more than it has */
    check_path_damaged("\1\x80\x80", 3);
    check_path_damaged(large, raw_number_put(large, UINT64_C(1) << 41));
    check_path_damaged(large, raw_number_put(large, UINT64_MAX - 1));
    /* Longer than any. */
    make(&m);
    raw_maker_number(&m, RAW_PATH);
    raw_maker_number(&m, RAW_PATH_MOST + 1);
    check_damaged(&m);
    make(&m);
    raw_maker_number(&m, RAW_PATH);
    raw_maker_number(&m, UINT64_MAX);
    check_damaged(&m);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_good),           cmocka_unit_test(test_counts_only),
        cmocka_unit_test(test_no_file),        cmocka_unit_test(test_cut),
        cmocka_unit_test(test_behind_its_end), cmocka_unit_test(test_counts_wrong),
        cmocka_unit_test(test_blocks_wrong),   cmocka_unit_test(test_paths_wrong),
        cmocka_unit_test(test_largest_block),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
