/* SPDX-License-Identifier: MIT */
/* Numbers and bytes in packed files (report/paths/packed.h): what is cut, damaged or made up. */
#include "tests/unit/support/check.h"

#include <errno.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include "tests/unit/makers/raw_maker.h"

#include "report/paths/packed.h"
#include "report/paths/raw.h"

#define MOST (1u << 20)

static const uint64_t numbers[] = {0,         1,          127,        128,           16383,
                                   16384,     0xffffffff, 1ull << 40, INT64_MAX - 1, 1ull << 63,
                                   INT64_MAX, UINT64_MAX};
#define NUMBERS (sizeof(numbers) / sizeof(*numbers))

static struct packed_in in;

static void open_bytes(const void *bytes, size_t len, uint64_t most)
{
    char *name = packed_file(bytes, len);

    assert_true(packed_open(&in, name, most));
    drop_file(name);
}

static void test_numbers(void **state)
{
    struct packed_out out;
    char *name = temporary_file("", 0);
    size_t i;

    (void)state;
    assert_true(packed_make(&out, name));
    for (i = 0; i < NUMBERS; i++)
        packed_put(&out, numbers[i]);
    packed_put_bytes(&out, "end", 3);
    assert_true(packed_done(&out));
    assert_true(packed_open(&in, name, MOST));
    for (i = 0; i < NUMBERS; i++)
        assert_true(packed_number(&in) == numbers[i]);
    packed_bytes(&in, NULL, 3);
    assert_int_equal(in.crc, out.crc);
    assert_true(packed_close(&in));
    drop_file(name);
}

static void test_next(void **state)
{
    uint8_t bytes[RAW_NUMBER_MOST * NUMBERS];
    const uint8_t *at = bytes, *end = bytes;
    uint64_t number;
    size_t i;

    (void)state;
    for (i = 0; i < NUMBERS; i++)
        end += raw_number_put((uint8_t *)end, numbers[i]);
    for (i = 0; i < NUMBERS; i++) {
        assert_true(packed_next(&at, end, &number));
        assert_true(number == numbers[i]);
    }
    assert_ptr_equal(at, end);
    assert_false(packed_next(&at, end, &number));
    at = end - 1;
    assert_true(packed_next(&at, end, &number));
    at = end - 2;
    assert_false(packed_next(&at, end - 1, &number));
}

/* Of 65 bits and of 11 bytes. */
static void test_too_large(void **state)
{
    static const uint8_t large[] = {0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 2};
    static const uint8_t lengthy[] = {0x80, 0x80, 0x80, 0x80, 0x80, 0x80,
                                      0x80, 0x80, 0x80, 0x81, 0};
    const uint8_t *at = large;
    uint64_t number;

    (void)state;
    assert_false(packed_next(&at, large + sizeof(large), &number));
    at = lengthy;
    assert_false(packed_next(&at, lengthy + sizeof(lengthy), &number));
    open_bytes(large, sizeof(large), MOST);
    assert_true(packed_number(&in) == 0);
    assert_true(in.short_of);
    assert_false(packed_close(&in));
    open_bytes(lengthy, sizeof(lengthy), MOST);
    assert_true(packed_number(&in) == 0);
    assert_true(in.short_of);
    assert_false(packed_close(&in));
}

/* Zeros stand for what is not there, and it stays so. */
static void test_short(void **state)
{
    char out[4] = "xxxx";

    (void)state;
    open_bytes("ab\x80", 3, MOST);
    packed_bytes(&in, out, 2);
    assert_memory_equal(out, "abxx", 4);
    assert_false(in.short_of);
    assert_true(packed_number(&in) == 0);
    assert_true(in.short_of);
    packed_bytes(&in, out, 4);
    assert_memory_equal(out, "\0\0\0\0", 4);
    assert_false(packed_close(&in));
}

/* Also where it begins behind what was read at once. */
static void test_something_left(void **state)
{
    static const uint8_t zeros[sizeof(in.bytes) + 1];

    (void)state;
    open_bytes(zeros, sizeof(zeros), MOST);
    packed_bytes(&in, NULL, sizeof(zeros) - 1);
    assert_false(packed_close(&in));
    open_bytes("ab", 2, MOST);
    packed_bytes(&in, NULL, 1);
    assert_false(packed_close(&in));
    open_bytes("ab", 2, MOST);
    packed_bytes(&in, NULL, 2);
    assert_true(packed_close(&in));
}

/* Long enough that it is not all in one buffer. */
static void test_take(void **state)
{
    size_t len = 300000, i;
    uint8_t *bytes = test_malloc(len), *taken;

    (void)state;
    for (i = 0; i < len; i++)
        bytes[i] = (uint8_t)(i * i >> 5);
    for (i = 1; i <= len; i += i < 65530 ? 65529 : 29999) {
        open_bytes(bytes, len, MOST);
        taken = packed_take(&in, i);
        assert_memory_equal(taken, bytes, i);
        free(taken);
        packed_bytes(&in, NULL, len - i);
        assert_true(packed_close(&in));
    }
    open_bytes(bytes, len, MOST);
    assert_null(packed_take(&in, len + 1));
    packed_close(&in);
    test_free(bytes);
}

/* A length that is made up takes no memory. */
static void test_made_up(void **state)
{
    struct rusage before, after;

    (void)state;
    open_bytes("ab", 2, MOST);
    getrusage(RUSAGE_SELF, &before);
    assert_null(packed_take(&in, 1u << 30));
    getrusage(RUSAGE_SELF, &after);
    assert_true(after.ru_maxrss - before.ru_maxrss < 1024);
    packed_close(&in);
}

/* What unpacks to more than is allowed is as if it were cut. */
static void test_most(void **state)
{
    static uint8_t zeros[200000];

    (void)state;
    open_bytes(zeros, sizeof(zeros), 150000);
    packed_bytes(&in, NULL, 150000);
    assert_false(in.short_of);
    packed_bytes(&in, NULL, 1);
    assert_true(in.short_of);
    assert_false(packed_close(&in));
    open_bytes(zeros, sizeof(zeros), 200000 - 1);
    packed_bytes(&in, NULL, 200000 - 1);
    assert_false(packed_close(&in));
}

/* Each byte of the file changed or the rest of it gone: never is it sound with other contents. */
static void test_damage(void **state)
{
    static const uint8_t bytes[] = "some bytes that are packed, and packed, and packed";
    char *name = packed_file(bytes, sizeof(bytes)), file[256], *changed;
    FILE *stream = fopen(name, "r");
    size_t size, at;

    (void)state;
    assert_non_null(stream);
    size = fread(file, 1, sizeof(file), stream);
    fclose(stream);
    drop_file(name);
    for (at = 0; at < 2 * size; at++) {
        uint8_t *taken;

        if (at < size)
            file[at] = (char)(file[at] ^ 0x41);
        changed = temporary_file(file, at < size ? size : at - size);
        assert_true(packed_open(&in, changed, MOST));
        taken = packed_take(&in, sizeof(bytes));
        if (packed_close(&in))
            assert_memory_equal(taken, bytes, sizeof(bytes));
        free(taken);
        drop_file(changed);
        if (at < size)
            file[at] = (char)(file[at] ^ 0x41);
    }
}

static void test_no_file(void **state)
{
    char *name = temporary_file("", 0);

    (void)state;
    unlink(name);
    assert_false(packed_open(&in, name, MOST));
    assert_int_equal(errno, ENOENT);
    /* Nobody writes to it. */
    assert_int_equal(mkfifo(name, 0600), 0);
    assert_true(packed_open(&in, name, MOST));
    assert_true(packed_number(&in) == 0 && in.short_of);
    assert_false(packed_close(&in));
    drop_file(name);
}

static void test_made_anew(void **state)
{
    char *name = temporary_file("", 0), *other = temporary_file("kept", 4), *text;
    struct packed_out out;

    (void)state;
    unlink(name);
    assert_int_equal(symlink(other, name), 0);
    assert_true(packed_make(&out, name));
    packed_put(&out, 1);
    assert_true(packed_done(&out));
    text = file_text(other);
    assert_string_equal(text, "kept");
    free(text);
    drop_file(other);
    unlink(name);
    assert_int_equal(mkdir(name, 0700), 0);
    assert_false(packed_make(&out, name));
    assert_int_equal(errno, EEXIST);
    rmdir(name);
    free(name);
}

static void test_full(void **state)
{
    struct packed_out out;
    unsigned i;

    (void)state;
    out = (struct packed_out){.file = gzopen("/dev/full", "wb0")};
    assert_non_null(out.file);
    for (i = 0; i < 100000; i++)
        packed_put(&out, UINT64_MAX);
    assert_false(packed_done(&out));
    assert_int_equal(errno, ENOSPC);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_numbers),        cmocka_unit_test(test_next),
        cmocka_unit_test(test_too_large),      cmocka_unit_test(test_short),
        cmocka_unit_test(test_something_left), cmocka_unit_test(test_take),
        cmocka_unit_test(test_made_up),        cmocka_unit_test(test_most),
        cmocka_unit_test(test_damage),         cmocka_unit_test(test_no_file),
        cmocka_unit_test(test_made_anew),      cmocka_unit_test(test_full),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
