/* SPDX-License-Identifier: MIT */
/* boot-N.paths.gz as it is written and as it is read again (report/paths/write.h, read.h). */
#include "tests/unit/support/check.h"

#include <errno.h>
#include <stdio.h>
#include <sys/resource.h>
#include <zlib.h>

#include "tests/unit/makers/raw_maker.h"

#include "report/paths/file.h"
#include "report/paths/match.h"
#include "report/paths/read.h"
#include "report/paths/write.h"

#define XEN UINT64_C(0xffff82d040200000)

/*
 * A boot of three series: one with a REP of three iterations, one with a fault in its block, and
 * one whose cold call took the path of that.
 */
struct boot {
    struct raw *raw;
    struct run *run;
    struct matches matches;
};

static const struct paths_function functions[] = {
    {0x100000, 0x100100, "timed_region"},
    {XEN, XEN + 0x80, "copy_page"},
    {XEN + 0x80, XEN + 0x100, "mm.c#get_page\033[1m"},
};

static const struct paths_source source = {
    .boot = 7,
    .xen_build = "abcd",
    .image_build = "0123",
    .symbols = "of the hypervisor",
    .image_from = 0x100000,
    .image_to = 0x200000,
    .functions = functions,
    .function_count = sizeof(functions) / sizeof(*functions),
};

static void make_raw(struct raw_maker *m)
{
    unsigned guest, rep, again, fault, back;

    raw_maker_open(m);
    guest = raw_maker_block(m, 0x100010, "90 0f05");
    rep = raw_maker_block(m, XEN + 0x10, "4889e5 f348a5");
    again = raw_maker_block(m, XEN + 0x13, "f348a5");
    fault = raw_maker_block(m, XEN + 0x90, "8b03 8b03 c3");
    back = raw_maker_block(m, XEN + 0xf0, "480f07");
    raw_maker_step(m, guest);
    raw_maker_path(m); /* that of the cold call */
    raw_maker_region(m, 2, 0, 0);
    raw_maker_step(m, guest);
    raw_maker_step(m, rep);
    raw_maker_step(m, again);
    raw_maker_step(m, again);
    raw_maker_step(m, back);
    raw_maker_path(m);
    raw_maker_regions(m, 3, 7, 2, 1);
    raw_maker_region(m, 9, 0, 0);
    raw_maker_step(m, guest);
    raw_maker_cut(m, fault, 2);
    raw_maker_step(m, back);
    raw_maker_path(m);
    raw_maker_regions(m, 3, 5, 0, 2);
    raw_maker_region(m, 5, 0, 2);
    raw_maker_step(m, back);
    raw_maker_path(m);
    raw_maker_regions(m, 3, 1, 0, 3);
}

static void open_boot(struct boot *boot)
{
    struct raw_maker m;
    struct log_maker log;

    make_raw(&m);
    boot->raw = raw_maker_close(&m);
    maker_open(&log, "insns");
    log.samples = 2;
    log.warmup = 1;
    maker_begin(&log);
    maker_case(&log, "a/rep");
    maker_samples(&log, "a/rep", PATH_SINGLE, 0, 1, 7);
    maker_case(&log, "b/fault");
    maker_samples(&log, "b/fault", PATH_MULTI, 1, 8, 4);
    maker_case(&log, "c/cold");
    maker_samples(&log, "c/cold", PATH_SINGLE, 0, 1, 1);
    maker_end(&log, "ok");
    boot->run = run_of_maker(&log);
    assert_true(match_boot(boot->raw, boot->run, 1, &boot->matches));
    assert_true(boot->matches.at[0].agrees && boot->matches.at[1].agrees);
    assert_int_equal(boot->matches.at[1].extra, 1);
}

static void free_boot(struct boot *boot)
{
    matches_free(&boot->matches);
    raw_free(boot->raw);
    run_free(boot->run);
}

/* The file of that boot, to be given to drop_file. */
static char *written(void)
{
    char *name = temporary_file("", 0), why[512] = "";
    struct boot boot;

    open_boot(&boot);
    if (!paths_write(name, boot.raw, &boot.matches, &source, why, sizeof(why)))
        fail_msg("%s", why);
    free_boot(&boot);
    return name;
}

static void check_step(struct paths_walk *walk, uint64_t at, unsigned ran, bool again)
{
    struct paths_step step;

    assert_true(paths_walk_next(walk, &step));
    assert_true(step.block->at == at);
    assert_int_equal(step.block->xen, at >= XEN);
    assert_int_equal(step.ran, ran);
    assert_int_equal(step.again, again);
}

static void check_paths(const struct paths *paths)
{
    const struct paths_series *s = paths_find(paths, "a/rep", PATH_SINGLE, 1, false);
    struct paths_walk walk;
    struct paths_step step;

    assert_non_null(s);
    assert_int_equal(s->region, 7);
    assert_int_equal(s->once, 5);
    assert_int_equal(s->others, 0);
    paths_walk_open(&walk, paths, s->taken);
    check_step(&walk, 0x100010, 2, false);
    check_step(&walk, XEN + 0x10, 2, false);
    check_step(&walk, XEN + 0x13, 1, true);
    check_step(&walk, XEN + 0x13, 1, true);
    check_step(&walk, XEN + 0xf0, 1, false);
    assert_false(paths_walk_next(&walk, &step));
    /* The instruction that the fault ended is not there. */
    s = paths_find(paths, "b/fault", PATH_MULTI, 8, true);
    assert_non_null(s);
    assert_int_equal(s->region, 4);
    assert_int_equal(s->once, 4);
    paths_walk_open(&walk, paths, s->taken);
    check_step(&walk, 0x100010, 2, false);
    check_step(&walk, XEN + 0x90, 1, false);
    check_step(&walk, XEN + 0xf0, 1, false);
    assert_false(paths_walk_next(&walk, &step));
}

static void test_round(void **state)
{
    char *name = written(), why[128];
    struct paths *paths = paths_read(name, why, sizeof(why));
    struct paths_walk walk;
    struct paths_step step;

    (void)state;
    assert_non_null(paths);
    assert_int_equal(paths->boot, 7);
    assert_string_equal(paths->xen_build, "abcd");
    assert_string_equal(paths->image_build, "0123");
    assert_false(paths->unnamed);
    assert_int_equal(paths->block_count, 5);
    assert_int_equal(paths->blocks[1].count, 2);
    assert_memory_equal(paths->blocks[1].sizes, "\3\3", 2);
    assert_memory_equal(paths->blocks[1].code, "\x48\x89\xe5\xf3\x48\xa5", 6);
    assert_int_equal(paths->series_count, 3);
    assert_int_equal(paths->path_count, 4);
    check_paths(paths);
    assert_null(paths_find(paths, "a/rep", PATH_SINGLE, 2, false));
    assert_null(paths_find(paths, "a/rep", PATH_SINGLE, 1, true));
    assert_null(paths_find(paths, "a/rep", PATH_MULTI, 1, false));
    assert_null(paths_find(paths, "a/re", PATH_SINGLE, 1, false));
    /* What no series took at its mode is not kept. */
    paths_walk_open(&walk, paths, 0);
    assert_false(paths_walk_next(&walk, &step));
    paths_free(paths);
    drop_file(name);
}

static void test_functions(void **state)
{
    char *name = written(), why[128];
    struct paths *paths = paths_read(name, why, sizeof(why));

    (void)state;
    assert_non_null(paths);
    assert_int_equal(paths->function_count, 3);
    assert_null(paths_function_at(paths, 0xfffff));
    assert_string_equal(paths_function_at(paths, 0x100000)->name, "timed_region");
    assert_string_equal(paths_function_at(paths, 0x1000ff)->name, "timed_region");
    assert_null(paths_function_at(paths, 0x100100));
    assert_string_equal(paths_function_at(paths, XEN + 0x7f)->name, "copy_page");
    assert_string_equal(paths_function_at(paths, XEN + 0x80)->name, "mm.c#get_page\\x1b[1m");
    assert_null(paths_function_at(paths, XEN + 0x100));
    assert_null(paths_function_at(paths, UINT64_MAX));
    paths_free(paths);
    drop_file(name);
}

static void test_unnamed(void **state)
{
    struct paths_source unnamed = source;
    char *name = temporary_file("", 0), *build = test_malloc(1000), why[512];
    struct paths *paths;
    struct boot boot;

    (void)state;
    /* What a console says for a build id may be long. */
    memset(build, 'a', 999);
    build[999] = '\0';
    unnamed.xen_build = build;
    unnamed.image_build = unnamed.symbols = "";
    unnamed.function_count = 0;
    open_boot(&boot);
    assert_true(paths_write(name, boot.raw, &boot.matches, &unnamed, why, sizeof(why)));
    free_boot(&boot);
    paths = paths_read(name, why, sizeof(why));
    assert_non_null(paths);
    assert_true(paths->unnamed);
    assert_int_equal(paths->function_count, 0);
    assert_null(paths_function_at(paths, XEN));
    assert_int_equal(strlen(paths->xen_build), 200);
    assert_string_equal(paths->image_build, "");
    paths_free(paths);
    test_free(build);
    drop_file(name);
}

/* ---- what is not written ---- */

static void check_unwritten(struct boot *boot, const char *file, const char *words)
{
    char why[512] = "";

    assert_false(paths_write(file, boot->raw, &boot->matches, &source, why, sizeof(why)));
    if (!strstr(why, words))
        fail_msg("\"%s\" does not say \"%s\"", why, words);
    assert_null(strchr(why, '\n'));
}

/* The path of each series comes to its region, in both figures. */
static void test_other_sum(void **state)
{
    struct boot boot;
    char *name = temporary_file("", 0);

    (void)state;
    unlink(name);
    open_boot(&boot);
    boot.raw->regions[boot.matches.at[0].taken].iterations = 1;
    check_unwritten(&boot, name,
                    "the path of a/rep, single, n=1 has 7 instructions (5 with each REP counted "
                    "once), and its region 7 (6), with 0 faults");
    boot.raw->regions[boot.matches.at[0].taken].iterations = 3;
    boot.matches.at[0].mode++;
    check_unwritten(&boot, name, "and its region 8 (5), with 0 faults");
    boot.matches.at[0].mode--;
    boot.raw->regions[boot.matches.at[0].taken].iterations = 2;
    boot.matches.at[1].mode++;
    check_unwritten(&boot, name, "b/fault, multi, n=8, fill has 4 instructions");
    boot.matches.at[1].mode -= 2;
    boot.matches.at[1].extra = 2;
    check_unwritten(&boot, name, "b/fault, multi, n=8, fill has 5 instructions");
    assert_int_equal(access(name, F_OK), -1);
    free_boot(&boot);
    free(name);
}

/* One path cannot be with a fault and without. */
static void test_faults_differ(void **state)
{
    struct boot boot;
    char *name = temporary_file("", 0);

    (void)state;
    open_boot(&boot);
    boot.matches.at[0].taken = boot.matches.at[1].taken;
    boot.matches.at[0].mode = 5;
    check_unwritten(&boot, name, "the path of a/rep");
    free_boot(&boot);
    drop_file(name);
}

static void test_no_paths(void **state)
{
    struct boot boot;
    char *name = temporary_file("", 0);

    (void)state;
    open_boot(&boot);
    boot.raw->path_count = 0;
    check_unwritten(&boot, name, "QEMU kept no paths");
    free_boot(&boot);
    drop_file(name);
}

static void test_cannot_write(void **state)
{
    struct boot boot;

    (void)state;
    open_boot(&boot);
    check_unwritten(&boot, "/nowhere/boot-1.paths.gz",
                    "cannot write /nowhere/boot-1.paths.gz: No such file or directory");
    free_boot(&boot);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_round),         cmocka_unit_test(test_functions),
        cmocka_unit_test(test_unnamed),       cmocka_unit_test(test_other_sum),
        cmocka_unit_test(test_faults_differ), cmocka_unit_test(test_no_paths),
        cmocka_unit_test(test_cannot_write),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
