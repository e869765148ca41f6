/* SPDX-License-Identifier: MIT */
/* Files of paths that are damaged, cut or made to harm (report/paths/read.h, docs/hostile.md). */
#include "tests/unit/support/check.h"

#include <inttypes.h>
#include <stdio.h>
#include <zlib.h>

#include "tests/unit/makers/paths_bytes.h"
#include "tests/unit/makers/raw_maker.h"

#include "report/paths/file.h"
#include "report/paths/paths.h"
#include "report/paths/read.h"

/* NULL, with what is wrong in one line; the file is dropped. */
static struct paths *read_file(char *name, char *why, size_t size)
{
    struct paths *paths;

    *why = '\0';
    paths = paths_read(name, why, size);
    if (!paths)
        assert_true(*why && !strchr(why, '\n'));
    drop_file(name);
    return paths;
}

static struct paths *read_bytes(const struct paths_bytes *p, char *why, size_t size)
{
    size_t len;
    uint8_t *bytes = paths_bytes_make(p, &len);
    char *name = paths_bytes_file(bytes, len);

    free(bytes);
    return read_file(name, why, size);
}

static void check_refused(const struct paths_bytes *p, const char *words)
{
    char why[128];

    assert_null(read_bytes(p, why, sizeof(why)));
    assert_string_equal(why, words);
}

/* The good one with one number changed is refused in these words. */
#define REFUSED(words, ...)                                                                        \
    do {                                                                                           \
        struct paths_bytes p = paths_bytes_good;                                                   \
        __VA_ARGS__;                                                                               \
        check_refused(&p, words);                                                                  \
    } while (0)

#define DAMAGED "it is damaged"
#define CUT     "it is cut or damaged"

static void test_good(void **state)
{
    char why[128];
    struct paths *paths = read_bytes(&paths_bytes_good, why, sizeof(why));

    (void)state;
    assert_non_null(paths);
    assert_int_equal(paths->boot, 3);
    assert_int_equal(paths->block_count, 2);
    assert_int_equal(paths->series_count, 1);
    assert_int_equal(paths->series[0].region, 5);
    paths_free(paths);
}

static void test_head(void **state)
{
    char line[300];

    (void)state;
    memset(line, 'x', sizeof(line));
    line[sizeof(line) - 1] = '\0';
    REFUSED("its head is damaged", p.head = line);
    REFUSED("it does not say of which boot and builds it is", p.head = "\n");
    REFUSED("it does not say of which boot and builds it is",
            p.head = "boot=1\nxen.build-id=\nsymbols=\n\n");
    REFUSED("it does not say of which boot and builds it is",
            p.head = "boot=x\nxen.build-id=\nimage.build=\n\n");
    REFUSED("it does not say of which boot and builds it is",
            p.head = "xen.build-id=\nimage.build=\n\n");
}

/* A NUL, which would end a line for the one and not for the other. */
static void test_nul(void **state)
{
    size_t len;
    uint8_t *bytes = paths_bytes_make(&paths_bytes_good, &len);
    char why[128];

    (void)state;
    bytes[strlen(PATHS_MAGIC) + 6] = '\0';
    assert_null(read_file(paths_bytes_file(bytes, len), why, sizeof(why)));
    assert_string_equal(why, "its head is damaged");
    free(bytes);
}

/* A key of a later version is none of ours, and of two the last one stands. */
static void test_keys(void **state)
{
    struct paths_bytes p = paths_bytes_good;
    char why[128];
    struct paths *paths;

    (void)state;
    p.head = "later=1\nboot=2\nboot=4\nxen.build-id=a\nno key\nxen.build-id=\033[b=\n"
             "image.build=\nsymbols=\n\n";
    paths = read_bytes(&p, why, sizeof(why));
    assert_non_null(paths);
    assert_int_equal(paths->boot, 4);
    assert_string_equal(paths->xen_build, "\\x1b[b=");
    assert_string_equal(paths->image_build, "");
    assert_true(paths->unnamed);
    paths_free(paths);
}

static void test_magic(void **state)
{
    char *name = packed_file("pvbench-paths 2\n", 16), why[128];

    (void)state;
    assert_null(read_file(name, why, sizeof(why)));
    assert_string_equal(why, "it is of another version of pvbench");
    name = packed_file("PVB1 0 begin", 12);
    assert_null(read_file(name, why, sizeof(why)));
    assert_string_equal(why, "it is no file of paths");
    name = packed_file("", 0);
    assert_null(read_file(name, why, sizeof(why)));
    assert_string_equal(why, "it is no file of paths");
}

/* There is none, which is no fault; or what has its name is none. */
static void test_no_file(void **state)
{
    char why[128] = "x";

    (void)state;
    assert_null(paths_read("/nowhere/boot-1.paths.gz", why, sizeof(why)));
    assert_string_equal(why, "");
    assert_null(paths_read("/", why, sizeof(why)));
    assert_string_equal(why, "it is no file of paths");
}

static void test_functions(void **state)
{
    (void)state;
    REFUSED(DAMAGED, p.functions = PATHS_FUNCTIONS_MAX + 1);
    REFUSED(DAMAGED, p.functions = UINT64_MAX);
    REFUSED("its functions are in no order", p.next_at = 0x10ff);
    REFUSED("its functions are in no order", p.next_at = 0x500);
    REFUSED("its functions are in no order", p.size = UINT64_MAX);
    REFUSED("its functions are in no order", p.next_at = UINT64_MAX);
    REFUSED(DAMAGED, p.name_size = 0, p.name = "");
    REFUSED(DAMAGED, p.name_size = PATHS_NAME_MAX + 1);
    REFUSED(DAMAGED, p.name_size = UINT64_MAX);
    REFUSED(DAMAGED, p.name_size = 6, p.next_at = 0); /* then there is a NUL in it */
}

static void test_blocks(void **state)
{
    (void)state;
    REFUSED(DAMAGED, p.blocks = PATHS_BLOCKS_MAX + 1);
    REFUSED(DAMAGED, p.in_xen = 2);
    REFUSED("a block in it is damaged", p.insns = 0);
    REFUSED(DAMAGED, p.insns = 513);
    REFUSED(DAMAGED, p.insns = UINT64_C(1) << 40);
    REFUSED("a block in it is damaged", p.sizes[0] = 0);
    REFUSED("a block in it is damaged", p.sizes[1] = 16);
    REFUSED("a block in it is damaged", p.block_at = UINT64_MAX - 2);
    REFUSED(DAMAGED, p.blocks = PATHS_BLOCKS_MAX);
}

static void test_series(void **state)
{
    (void)state;
    REFUSED(DAMAGED, p.series = PATHS_SERIES_MAX + 1);
    REFUSED(DAMAGED, p.case_size = 0, p.case_name = "");
    REFUSED(DAMAGED, p.path = PATH_COUNT);
    REFUSED(DAMAGED, p.n = UINT64_C(1) << 31);
    REFUSED(DAMAGED, p.fill = 2);
    REFUSED("a series of it took a path that is not there", p.taken = 2);
    REFUSED(DAMAGED, p.taken = PATHS_PATHS_MAX + 1);
    REFUSED(DAMAGED, p.regions = PATHS_REGIONS_MAX + 1);
    REFUSED(CUT, p.regions = PATHS_REGIONS_MAX);
}

static void test_paths(void **state)
{
    (void)state;
    REFUSED("a series of it took a path that is not there", p.paths = 0);
    REFUSED(DAMAGED, p.paths = PATHS_PATHS_MAX + 1);
    REFUSED(DAMAGED, p.paths = UINT64_MAX);
    REFUSED("a path in it is damaged", p.steps_size = 0);
    REFUSED(DAMAGED, p.steps_size = PATHS_STEPS_MAX + 1);
    REFUSED(CUT, p.steps_size = PATHS_STEPS_MAX);
    REFUSED(CUT, p.first_size = PATHS_STEPS_MAX);
    REFUSED("a path in it is damaged", p.steps[0] = 2 << 2); /* no such block */
    REFUSED("a path in it is damaged", p.steps[2] = 0);      /* of which nothing ran */
    REFUSED("a path in it is damaged", p.steps[2] = 4);      /* of which too much ran */
    REFUSED("a path in it is damaged", p.steps[2] = 0x81, p.steps_size = 3); /* cut */
    REFUSED("a path in it is damaged", p.steps[0] = UINT64_C(1) << 42, p.steps_size = 10);
    REFUSED("a path in it is damaged", p.steps[0] = UINT64_MAX, p.steps_size = 13);
}

/* ---- every byte ---- */

/* All that a reader sees of it, as text; to be freed. */
static char *told(const struct paths *paths)
{
    char *text = NULL;
    size_t size = 0, i, k;
    FILE *out = open_memstream(&text, &size);
    struct paths_walk walk;
    struct paths_step step;

    fprintf(out, "%u %s %s %d\n", paths->boot, paths->xen_build, paths->image_build,
            paths->unnamed);
    for (i = 0; i < paths->function_count; i++)
        fprintf(out, "%" PRIx64 " %" PRIx64 " %s\n", paths->functions[i].at,
                paths->functions[i].end, paths->functions[i].name);
    for (i = 0; i < paths->block_count; i++)
        for (k = 0; k < paths->blocks[i].count; k++)
            fprintf(out, "%u %x\n", paths->blocks[i].sizes[k], paths->blocks[i].code[k]);
    for (i = 0; i < paths->series_count; i++) {
        const struct paths_series *s = &paths->series[i];

        fprintf(out, "%s %d %u %d %" PRIu64 " %" PRIu64 " %" PRIu64 "\n", s->name, s->path, s->n,
                s->fill, s->region, s->once, s->others);
        paths_walk_open(&walk, paths, s->taken);
        while (paths_walk_next(&walk, &step))
            fprintf(out, "%" PRIx64 " %u %d\n", step.block->at, step.ran, step.again);
    }
    fclose(out);
    return text;
}

/* NULL, or what was there before. */
static void check_same(struct paths *paths, const char *before)
{
    char *text = paths ? told(paths) : NULL;

    if (text)
        assert_string_equal(text, before);
    free(text);
    paths_free(paths);
}

/* What the good one tells, and the bytes of its file; both to be freed. */
static char *good_file(char **bytes, size_t *len)
{
    size_t size;
    uint8_t *made = paths_bytes_make(&paths_bytes_good, &size);
    char *name = paths_bytes_file(made, size), why[128], *text;
    FILE *in = fopen(name, "r");
    struct paths *paths;

    free(made);
    *bytes = malloc(65536);
    *len = fread(*bytes, 1, 65536, in);
    fclose(in);
    paths = read_file(name, why, sizeof(why));
    text = told(paths);
    paths_free(paths);
    return text;
}

static void test_file_changed(void **state)
{
    char *bytes, why[128];
    size_t len, at;
    char *before = good_file(&bytes, &len);
    unsigned bit;

    (void)state;
    for (at = 0; at < len; at++)
        for (bit = 0; bit < 8; bit++) {
            bytes[at] = (char)(bytes[at] ^ 1 << bit);
            check_same(read_file(temporary_file(bytes, len), why, sizeof(why)), before);
            bytes[at] = (char)(bytes[at] ^ 1 << bit);
        }
    for (at = 0; at < len; at++)
        assert_null(read_file(temporary_file(bytes, at), why, sizeof(why)));
    free(bytes);
    free(before);
}

/* The same before it is packed, so that zlib cannot tell: its own checksum does, at the latest. */
static void test_contents_changed(void **state)
{
    size_t len, at;
    uint8_t *bytes = paths_bytes_make(&paths_bytes_good, &len);
    uint32_t crc = (uint32_t)crc32_z(0, bytes, len);
    struct raw_maker m = {0};
    char why[128];

    (void)state;
    raw_maker_bytes(&m, bytes, len);
    raw_maker_number(&m, crc);
    for (at = 0; at < m.len; at++) {
        m.bytes[at] ^= 1u << at % 8;
        assert_null(read_file(packed_file(m.bytes, m.len), why, sizeof(why)));
        m.bytes[at] ^= 1u << at % 8;
        assert_null(read_file(packed_file(m.bytes, at), why, sizeof(why)));
    }
    raw_maker_number(&m, 0);
    assert_null(read_file(packed_file(m.bytes, m.len), why, sizeof(why)));
    assert_string_equal(why, "something follows its end, or it is cut");
    m.bytes[len] ^= 1;
    assert_null(read_file(packed_file(m.bytes, m.len), why, sizeof(why)));
    assert_string_equal(why, "its checksum is wrong");
    free(m.bytes);
    free(bytes);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_good),         cmocka_unit_test(test_head),
        cmocka_unit_test(test_keys),         cmocka_unit_test(test_nul),
        cmocka_unit_test(test_magic),        cmocka_unit_test(test_no_file),
        cmocka_unit_test(test_functions),    cmocka_unit_test(test_blocks),
        cmocka_unit_test(test_series),       cmocka_unit_test(test_paths),
        cmocka_unit_test(test_file_changed), cmocka_unit_test(test_contents_changed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
