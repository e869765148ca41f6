/* SPDX-License-Identifier: MIT */
/* What QEMU counted of a boot, taken into its run (report/paths/take.h). */
#include "tests/unit/support/check.h"

#include <stdio.h>

#include "tests/unit/makers/raw_maker.h"
#include "tests/unit/makers/symbols_maker.h"
#include "tests/unit/support/folder.h"
#include "tests/unit/support/spoken.h"

#include "report/paths/read.h"
#include "report/paths/take.h"

#define SAMPLES 4

/* A 32-bit one's. */
#define XEN 0xff500000u

/* A boot, and what came of it. */
struct boot {
    struct log_maker log;
    struct raw_maker raw;
    char *regions; /* a file */
    struct run *run;
    struct paths_order order;
    bool good;
    char *said; /* on stderr */
};

static void put_case(struct log_maker *m, const char *name, unsigned faults)
{
    struct record *r = maker_record(m, "case");

    m->cases++;
    record_text(r, "name", name);
    record_uint(r, "rev", 1);
    record_text(r, "state", "none");
    record_uint(r, "faults", faults);
    maker_put(m);
}

/* A path of as many NOPs in Xen, and the regions of a series of it. */
static void put_regions(struct raw_maker *m, unsigned count)
{
    unsigned path;

    raw_maker_cut(m, 0, count);
    path = raw_maker_path(m);
    raw_maker_regions(m, 1 + 1 + SAMPLES, count, 0, path);
}

static void open_boot(struct boot *b)
{
    memset(b, 0, sizeof(*b));
    maker_open(&b->log, "insns");
    b->log.samples = SAMPLES;
    b->log.warmup = 1;
    b->log.batches = "2";
    maker_begin(&b->log);
    maker_fact(&b->log, "xen.build-id", "0011223344");
    raw_maker_open(&b->raw);
    raw_maker_block(&b->raw, XEN, "90 90 90 90 90 90 90 90");
}

/* Two series, of 3 and 5 instructions. */
static void put_two(struct boot *b)
{
    put_case(&b->log, "a/a", 0);
    maker_samples(&b->log, "a/a", PATH_SINGLE, 0, 1, 3);
    put_regions(&b->raw, 3);
    maker_samples(&b->log, "a/a", PATH_MULTI, 1, 2, 5);
    put_regions(&b->raw, 5);
}

static void call_take(void *boot)
{
    struct boot *b = boot;

    b->good = paths_take(&b->order, b->run);
}

/* The end of the first case, and one that has the largest batch of the plan. */
static void close_boot(struct boot *b)
{
    maker_status(&b->log, "a/a", "ok");
    put_case(&b->log, "z/z", 0);
    maker_samples(&b->log, "z/z", PATH_MULTI, 0, 2, 2);
    put_regions(&b->raw, 2);
    maker_status(&b->log, "z/z", "ok");
    maker_end(&b->log, "ok");
    b->run = run_of_maker(&b->log);
    assert_int_equal(run_boot_outcome(b->run, 1), OUTCOME_COMPLETE);
    assert_int_equal(b->run->problems.count, 0);
    raw_maker_end(&b->raw);
    b->regions = raw_maker_file(&b->raw);
}

static void take(struct boot *b)
{
    b->order.regions = b->regions;
    b->order.xen = b->order.kernel = "/nowhere/xen.gz";
    b->said = stderr_of(call_take, b);
}

static void close_and_take(struct boot *b)
{
    close_boot(b);
    take(b);
}

static void free_boot(struct boot *b)
{
    free(b->said);
    run_free(b->run);
    drop_file(b->regions);
}

static const struct series *series_of(const struct boot *b, enum path path, size_t at)
{
    return &b->run->cases[0].paths[path].at[at];
}

/* Nobody has a second figure, and this is said, at once and in the run. */
static void check_bad(struct boot *b, const char *words)
{
    assert_false(b->good);
    assert_problem(b->run, words);
    assert_non_null(strstr(b->said, words));
    assert_int_equal(count_of(b->said, "\n"), 1);
    assert_false(series_of(b, PATH_SINGLE, 0)->has_once);
    free_boot(b);
}

static void test_good(void **state)
{
    struct boot b;

    (void)state;
    open_boot(&b);
    put_two(&b);
    close_and_take(&b);
    assert_true(b.good);
    assert_int_equal(b.run->problems.count, 0);
    assert_string_equal(b.said, "");
    assert_true(series_of(&b, PATH_SINGLE, 0)->has_once);
    assert_int_equal(series_of(&b, PATH_SINGLE, 0)->once, 3);
    assert_true(series_of(&b, PATH_MULTI, 0)->has_once);
    assert_int_equal(series_of(&b, PATH_MULTI, 0)->once, 5);
    free_boot(&b);
}

/* Seven iterations of ten instructions are those of REP. */
static void test_iterations(void **state)
{
    struct boot b;

    (void)state;
    open_boot(&b);
    put_case(&b.log, "a/a", 0);
    maker_samples(&b.log, "a/a", PATH_SINGLE, 0, 1, 10);
    raw_maker_regions(&b.raw, 2 + SAMPLES, 10, 7, 0);
    close_and_take(&b);
    assert_true(b.good);
    assert_int_equal(series_of(&b, PATH_SINGLE, 0)->once, 3);
    free_boot(&b);
}

static void test_one_sample(void **state)
{
    struct boot b;

    (void)state;
    open_boot(&b);
    put_two(&b);
    maker_samples(&b.log, "a/a", PATH_MULTI, 1, 4, 5);
    raw_maker_regions(&b.raw, 2 + SAMPLES - 1, 5, 0, 0);
    raw_maker_region(&b.raw, 6, 0, 0);
    close_and_take(&b);
    check_bad(&b, "boot 1: QEMU counted other instructions than the boot recorded in a/a, multi, "
                  "n=4, fill");
}

static void test_two_series(void **state)
{
    struct boot b;

    (void)state;
    open_boot(&b);
    put_two(&b);
    maker_samples(&b.log, "a/a", PATH_SINGLE, 0, 4, 5);
    raw_maker_regions(&b.raw, 2 + SAMPLES, 4, 0, 0);
    maker_samples(&b.log, "a/a", PATH_SINGLE, 0, 8, 5);
    raw_maker_regions(&b.raw, 2 + SAMPLES, 4, 0, 0);
    close_and_take(&b);
    check_bad(&b, "recorded in a/a, single, n=4, and in 1 series more");
}

/* Two calls of a row that says three faults each; counted are as many attempts more, or others. */
static void take_faults(struct boot *b, unsigned faults, unsigned more)
{
    open_boot(b);
    put_case(&b->log, "a/a", faults);
    maker_samples(&b->log, "a/a", PATH_SINGLE, 0, 2, 10);
    raw_maker_regions(&b->raw, 2 + SAMPLES, 10 + more, 0, 0);
    close_and_take(b);
}

static void test_faults(void **state)
{
    struct boot b;

    (void)state;
    take_faults(&b, 3, 6);
    assert_true(b.good);
    assert_int_equal(series_of(&b, PATH_SINGLE, 0)->once, 10);
    free_boot(&b);
    /* A Xen that takes none. */
    take_faults(&b, 3, 0);
    assert_true(b.good);
    free_boot(&b);
    take_faults(&b, 3, 5);
    check_bad(&b, "QEMU counted other instructions");
    take_faults(&b, 3, 3);
    check_bad(&b, "QEMU counted other instructions");
    take_faults(&b, 0, 1);
    check_bad(&b, "QEMU counted other instructions");
}

static void test_other_regions(void **state)
{
    struct boot b;

    (void)state;
    open_boot(&b);
    put_two(&b);
    raw_maker_region(&b.raw, 5, 0, 0);
    close_and_take(&b);
    check_bad(&b, "boot 1: QEMU counted 19 timed regions, which are not those recorded");
}

/* The run is as good without, a profile is not. */
static void test_unreadable(void **state)
{
    struct boot b;

    (void)state;
    open_boot(&b);
    put_two(&b);
    close_boot(&b);
    assert_int_equal(truncate(b.regions, 40), 0);
    take(&b);
    assert_true(b.good);
    assert_problem(b.run, "boot 1: what QEMU counted cannot be read: it is cut or damaged");
    assert_int_equal(count_of(b.said, "\n"), 1);
    assert_false(series_of(&b, PATH_SINGLE, 0)->has_once);
    free(b.said);
    b.order.profile = "/nowhere/boot-1.paths.gz";
    take(&b);
    check_bad(&b, "boot 1: what QEMU counted cannot be read: it is cut or damaged");
}

/* Of a boot that was cut the counts are, too: nothing is compared. */
static void test_incomplete(void **state)
{
    struct boot b;

    (void)state;
    open_boot(&b);
    put_two(&b);
    close_boot(&b);
    run_worsen(b.run, 1, OUTCOME_CRASHED);
    unlink(b.regions);
    take(&b);
    assert_true(b.good);
    assert_string_equal(b.said, "");
    assert_int_equal(b.run->problems.count, 0);
    free_boot(&b);
}

/* ---- profiles ---- */

static char profile[96];

/* A boot whose code is Xen's, and its profile with these symbols; to be given to paths_free. */
static struct paths *profile_of(struct boot *b, const char *symbols)
{
    char why[128];

    snprintf(profile, sizeof(profile), "%s/boot-1.paths.gz", folder);
    put_two(b);
    close_boot(b);
    b->order.profile = profile;
    b->order.symbols = symbols;
    b->order.image_from = 0x100000;
    b->order.image_to = 0x200000;
    take(b);
    return paths_read(profile, why, sizeof(why));
}

static void test_without_names(void **state)
{
    struct paths *paths;
    struct boot b;

    (void)state;
    open_boot(&b);
    paths = profile_of(&b, NULL);
    assert_true(b.good);
    assert_non_null(paths);
    assert_true(paths->unnamed);
    assert_int_equal(paths->boot, 1);
    assert_string_equal(paths->xen_build, "0011223344");
    assert_string_equal(paths->image_build, "0123abcd");
    assert_int_equal(paths->series_count, 3);
    assert_true(paths->blocks[0].xen);
    assert_problem(b.run, "the profile has addresses and no names: ");
    assert_problem(b.run, "the profile has no names of the kernel image's functions: ");
    assert_int_equal(series_of(&b, PATH_SINGLE, 0)->once, 3);
    paths_free(paths);
    free_boot(&b);
}

static char *symbols_with(const char *build_id)
{
    struct made_symbol *symbols = made_symbols(4, MADE_TEXT_AT);
    struct made made = made_elf(true, symbols, 4, build_id);
    char *name = temporary_file((const char *)made.at, made.size);

    made_free(&made);
    made_symbols_free(symbols, 4);
    return name;
}

/* The symbols are of another build than the boot says; or nothing says of which. */
static void test_names(void **state)
{
    static const char map[] = "ff500000 T do_it\nff501000 T _etext\n";
    char *symbols = symbols_with("a-build-id-of-20-byt");
    struct paths *paths;
    struct boot b;

    (void)state;
    open_boot(&b);
    paths = profile_of(&b, symbols);
    assert_true(b.good);
    assert_true(paths->unnamed);
    assert_problem(b.run, "the symbols are of build 612d6275696c642d69642d6f662d32302d627974, and "
                          "the Xen that ran is 0011223344");
    paths_free(paths);
    free_boot(&b);
    open_boot(&b);
    drop_file(symbols);
    symbols = temporary_file(map, strlen(map));
    paths = profile_of(&b, symbols);
    assert_true(b.good);
    assert_false(paths->unnamed);
    assert_int_equal(paths->function_count, 1);
    assert_string_equal(paths_function_at(paths, XEN)->name, "do_it");
    paths_free(paths);
    free_boot(&b);
    drop_file(symbols);
}

static void test_no_profile(void **state)
{
    struct boot b;

    (void)state;
    open_boot(&b);
    put_two(&b);
    close_boot(&b);
    b.order.profile = "/nowhere/boot-1.paths.gz";
    take(&b);
    assert_false(b.good);
    assert_problem(b.run, "boot 1 has no profile: cannot write /nowhere/boot-1.paths.gz: No such");
    assert_non_null(strstr(b.said, "pvbench run: boot 1 has no profile: cannot write"));
    /* The figures are there all the same. */
    assert_true(series_of(&b, PATH_SINGLE, 0)->has_once);
    free_boot(&b);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_good),          cmocka_unit_test(test_iterations),
        cmocka_unit_test(test_one_sample),    cmocka_unit_test(test_two_series),
        cmocka_unit_test(test_faults),        cmocka_unit_test(test_other_regions),
        cmocka_unit_test(test_unreadable),    cmocka_unit_test(test_incomplete),
        cmocka_unit_test(test_without_names), cmocka_unit_test(test_names),
        cmocka_unit_test(test_no_profile),
    };

    return cmocka_run_group_tests(tests, folder_make, folder_drop);
}
