/* SPDX-License-Identifier: MIT */
/* Files that may be gzipped: what is packed is read, and what is wrong with a stream is named. */
#include "tests/unit/support/check.h"

#include <errno.h>
#include <sys/stat.h>

#define ZLIB_CONST
#include <zlib.h>

#include "report/log/read.h"
#include "report/model/run.h"
#include "report/prices/run_status.h"
#include "report/store/open.h"
#include "report/store/save.h"
#include "report/system/exit.h"
#include "report/system/input.h"

struct bytes {
    char at[65536];
    size_t count;
};

/* Append a gzip member. */
static void pack(struct bytes *into, const char *text, size_t size)
{
    z_stream z = {.next_in = (const unsigned char *)text, .avail_in = (unsigned)size};

    assert_int_equal(deflateInit2(&z, 9, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY), Z_OK);
    z.next_out = (unsigned char *)into->at + into->count;
    z.avail_out = (unsigned)(sizeof(into->at) - into->count);
    assert_int_equal(deflate(&z, Z_FINISH), Z_STREAM_END);
    into->count += z.total_out;
    deflateEnd(&z);
}

/* What a file of these bytes unpacks to; 'wrong' is a copy of what is said of it, or NULL. */
static void unpacked(const struct bytes *file, uint64_t most, struct bytes *out, char **wrong)
{
    char *name = temporary_file(file->at, file->count);
    struct input *in = input_open(name, most);

    assert_non_null(in);
    out->count = fread(out->at, 1, sizeof(out->at), input_stream(in));
    *wrong = input_wrong(in) ? strdup(input_wrong(in)) : NULL;
    input_close(in);
    drop_file(name);
}

static void check_whole(const struct bytes *file, const char *text)
{
    static struct bytes out;
    char *wrong;

    unpacked(file, INPUT_UNPACKED_MAX, &out, &wrong);
    assert_null(wrong);
    assert_int_equal(out.count, strlen(text));
    assert_memory_equal(out.at, text, out.count);
}

static void test_plain(void **state)
{
    static const char *const texts[] = {"", "x", "two words\nand a line", "\x1f", "\x1fno"};
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
        struct bytes file = {.count = strlen(texts[i])};

        memcpy(file.at, texts[i], file.count);
        check_whole(&file, texts[i]);
    }
}

static void test_packed(void **state)
{
    struct bytes file = {.count = 0};

    (void)state;
    pack(&file, "", 0);
    check_whole(&file, "");
    pack(&file, "one", 3);
    pack(&file, "", 0);
    pack(&file, " and two\n", 9);
    check_whole(&file, "one and two\n");
}

static void test_unreadable(void **state)
{
    (void)state;
    assert_null(input_open("/nonexistent", 1));
    assert_int_equal(errno, ENOENT);
    assert_null(input_open("/tmp", 1));
    assert_int_equal(errno, EISDIR);
}

static void test_cut_anywhere(void **state)
{
    const char text[] = "a text that has a text that has a text in it, and other things";
    static struct bytes file, out;
    char *wrong;
    size_t whole;

    (void)state;
    file.count = 0;
    pack(&file, text, strlen(text));
    whole = file.count;
    for (file.count = 2; file.count < whole; file.count++) {
        unpacked(&file, INPUT_UNPACKED_MAX, &out, &wrong);
        assert_non_null(wrong);
        assert_string_equal(wrong, "its gzip stream is cut short");
        assert_true(out.count <= strlen(text));
        assert_memory_equal(out.at, text, out.count);
        free(wrong);
    }
    /* All is there but the trailer: all is read. */
    file.count = whole - 8;
    unpacked(&file, INPUT_UNPACKED_MAX, &out, &wrong);
    assert_int_equal(out.count, strlen(text));
    free(wrong);
}

static void test_damaged(void **state)
{
    static struct bytes file, out;
    char *wrong;

    (void)state;
    file.count = 0;
    pack(&file, "text", 4);
    file.at[file.count - 8] ^= 1; /* in the CRC */
    unpacked(&file, INPUT_UNPACKED_MAX, &out, &wrong);
    assert_non_null(wrong);
    assert_string_equal(wrong, "its gzip stream is damaged: incorrect data check");
    assert_int_equal(out.count, 4);
    free(wrong);

    file.at[file.count - 8] ^= 1;
    memcpy(file.at + file.count, "junk", 4);
    file.count += 4;
    unpacked(&file, INPUT_UNPACKED_MAX, &out, &wrong);
    assert_non_null(wrong);
    assert_non_null(strstr(wrong, "is damaged"));
    assert_int_equal(out.count, 4);
    free(wrong);
}

static void test_bomb(void **state)
{
    char zeros[60000] = "";
    static struct bytes file, out;
    char *wrong;

    (void)state;
    file.count = 0;
    pack(&file, zeros, sizeof(zeros));
    assert_true(file.count < 200);
    unpacked(&file, sizeof(zeros), &out, &wrong);
    assert_null(wrong);
    assert_int_equal(out.count, sizeof(zeros));
    unpacked(&file, sizeof(zeros) - 1, &out, &wrong);
    assert_non_null(wrong);
    assert_non_null(strstr(wrong, "unpacks to more than 59999 bytes"));
    assert_int_equal(out.count, sizeof(zeros) - 1);
    free(wrong);
}

/* A boot's log, gzipped. */
static void pack_boot(struct bytes *into)
{
    struct log_maker m;

    maker_open(&m, "insns");
    maker_boot(&m);
    into->count = 0;
    pack(into, maker_text(&m), strlen(maker_text(&m)));
    maker_free(&m);
}

static void test_log(void **state)
{
    static struct bytes file;
    struct run *run;

    (void)state;
    pack_boot(&file);
    run = run_of_bytes(file.at, file.count);
    assert_int_equal(run->problems.count, 0);
    assert_int_equal(run_exit_status(run), EXIT_GOOD);
    run_free(run);

    file.at[file.count - 8] ^= 1;
    run = run_of_bytes(file.at, file.count);
    assert_problem(run, "the rest of the log is not read: its gzip stream is damaged: incorrect "
                        "data check");
    assert_int_equal(run->problems.count, 1);
    assert_int_equal(run_exit_status(run), EXIT_INCONCLUSIVE);
    run_free(run);

    run = run_of_bytes(file.at, file.count / 2);
    assert_problem(run, "the rest of the log is not read: its gzip stream is cut short");
    assert_problem(run, "no end record");
    assert_int_equal(run_exit_status(run), EXIT_INCONCLUSIVE);
    assert_true(run_find_case(run, "control/twin")->boots[0].ended);
    run_free(run);
}

/* Whatever byte is another one: it is said, but of the header's flag of text, time and system. */
static void test_log_flipped_anywhere(void **state)
{
    static struct bytes file;
    size_t i;

    (void)state;
    pack_boot(&file);
    for (i = 0; i < file.count; i++) {
        struct run *run = run_new();
        char *name;

        file.at[i] ^= 1;
        name = temporary_file(file.at, file.count);
        if (run_add_log(run, name) > 0 && (i < 3 || i >= 10))
            assert_int_not_equal(run_exit_status(run), EXIT_GOOD);
        drop_file(name);
        run_free(run);
        file.at[i] ^= 1;
    }
}

static void test_nothing_of_a_log(void **state)
{
    static struct bytes file;
    struct run *run = run_new();
    char *name;

    (void)state;
    pack_boot(&file);
    name = temporary_file(file.at, 20);
    assert_int_equal(run_add_log(run, name), -1);
    assert_int_equal(run->boot_count, 0);
    assert_null(run_load(name));
    drop_file(name);
    run_free(run);
}

static void put_file(const char *path, const struct bytes *bytes, size_t count)
{
    FILE *out = fopen(path, "w");
    bool closed;

    assert_non_null(out);
    assert_int_equal(fwrite(bytes->at, 1, count, out), count);
    closed = fclose(out) == 0;
    assert_true(closed);
}

/* A folder whose run.json is gzipped is a run, and half of one is none. */
static void test_folder(void **state)
{
    char dir[] = "/tmp/pvbench-unit-XXXXXX", path[64], packed[64], *text;
    static struct bytes file;
    struct run *run;

    (void)state;
    pack_boot(&file);
    run = run_of_bytes(file.at, file.count);
    assert_non_null(mkdtemp(dir));
    snprintf(path, sizeof(path), "%s/run.json", dir);
    snprintf(packed, sizeof(packed), "%s/run.json.gz", dir);
    assert_true(run_save(run, dir));
    run_free(run);
    text = file_text(path);
    unlink(path);
    file.count = 0;
    pack(&file, text, strlen(text));
    free(text);

    put_file(packed, &file, file.count);
    run = run_load(dir);
    assert_non_null(run);
    assert_non_null(run_find_case(run, "xen_version/version"));
    run_free(run);
    run = run_load(packed);
    assert_non_null(run);
    run_free(run);
    put_file(packed, &file, file.count - 1);
    assert_null(run_load(dir));
    unlink(packed);
    assert_int_equal(rmdir(dir), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_plain),
        cmocka_unit_test(test_packed),
        cmocka_unit_test(test_unreadable),
        cmocka_unit_test(test_cut_anywhere),
        cmocka_unit_test(test_damaged),
        cmocka_unit_test(test_bomb),
        cmocka_unit_test(test_log),
        cmocka_unit_test(test_log_flipped_anywhere),
        cmocka_unit_test(test_nothing_of_a_log),
        cmocka_unit_test(test_folder),
    };

    return cmocka_run_group_tests_name("input", tests, NULL, NULL);
}
