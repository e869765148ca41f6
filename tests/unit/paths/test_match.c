/* SPDX-License-Identifier: MIT */
/* The regions that QEMU counted beside the series that a boot recorded (report/paths/match.h). */
#include "tests/unit/support/check.h"

#include "tests/unit/makers/raw_maker.h"

#include "report/paths/match.h"
#include "report/paths/raw_read.h"

/* A boot's log and the plugin's file of it, made side by side. */
struct both {
    struct log_maker log;
    struct raw_maker raw;
    struct run *run;
    struct raw *counted;
    struct matches matches;
};

#define SAMPLES 4
#define WARMUP  1

/* Paths 0 to 3, of which only the number matters. */
static void open_both(struct both *b)
{
    unsigned i;

    maker_open(&b->log, "insns");
    b->log.samples = SAMPLES;
    b->log.warmup = WARMUP;
    maker_begin(&b->log);
    raw_maker_open(&b->raw);
    raw_maker_block(&b->raw, 0x1000, "90 90 90 90");
    for (i = 0; i < 4; i++) {
        raw_maker_cut(&b->raw, 0, i + 1);
        raw_maker_path(&b->raw);
    }
}

/* The record of a series with these samples. */
static void record_series(struct both *b, const char *name, unsigned n, unsigned samples,
                          const char *pairs)
{
    uint32_t of = maker_series(&b->log, name, PATH_SINGLE, 0, n, samples);

    if (samples)
        maker_pairs(&b->log, of, 0, pairs);
}

/* The cold call and the warm-up, which come to what they like. */
static void count_first(struct both *b)
{
    raw_maker_region(&b->raw, 900, 3, 3);
    raw_maker_regions(&b->raw, WARMUP, 800, 2, 3);
}

/* A series whose samples all come to that. */
static void add_series(struct both *b, const char *name, unsigned n, unsigned value)
{
    char pairs[32];

    snprintf(pairs, sizeof(pairs), "%ux%d", value, SAMPLES);
    record_series(b, name, n, SAMPLES, pairs);
    count_first(b);
    raw_maker_regions(&b->raw, SAMPLES, value, 0, 0);
}

static bool close_both(struct both *b)
{
    maker_end(&b->log, "ok");
    b->run = run_of_maker(&b->log);
    b->counted = raw_maker_close(&b->raw);
    return match_boot(b->counted, b->run, 1, &b->matches);
}

static void free_both(struct both *b)
{
    matches_free(&b->matches);
    raw_free(b->counted);
    run_free(b->run);
}

static void test_in_order(void **state)
{
    static const unsigned modes[] = {70, 60, 40, 50};
    struct both b;
    uint32_t of;
    size_t i;

    (void)state;
    open_both(&b);
    maker_case(&b.log, "b/second");
    add_series(&b, "b/second", 2, 70);
    add_series(&b, "b/second", 1, 60);
    /* Its single calls came behind its multicalls. */
    maker_case(&b.log, "a/first");
    of = maker_series(&b.log, "a/first", PATH_MULTI, 0, 1, SAMPLES);
    maker_pairs(&b.log, of, 0, "40x4");
    count_first(&b);
    raw_maker_regions(&b.raw, SAMPLES, 40, 0, 0);
    add_series(&b, "a/first", 1, 50);
    assert_true(close_both(&b));
    assert_int_equal(b.matches.count, 4);
    for (i = 0; i < 4; i++) {
        const struct match *m = &b.matches.at[i];

        assert_int_equal(m->first, 6 * i);
        assert_int_equal(m->count, 6);
        assert_true(m->agrees);
        assert_int_equal(m->mode, modes[i]);
        assert_int_equal(m->extra, 0);
        assert_int_equal(m->others, 0);
        assert_int_equal(m->taken, 6 * i + 5);
        assert_int_equal(m->path, i == 2 ? PATH_MULTI : PATH_SINGLE);
    }
    assert_string_equal(b.matches.at[3].of->name, "a/first");
    assert_int_equal(b.matches.at[1].series->n, 1);
    free_both(&b);
}

/* By value in the record, by time in the counts. */
static void test_sorted(void **state)
{
    struct both b;

    (void)state;
    open_both(&b);
    maker_case(&b.log, "a/a");
    record_series(&b, "a/a", 1, SAMPLES, "50x2,60x1,70x1");
    count_first(&b);
    raw_maker_region(&b.raw, 70, 0, 1);
    raw_maker_region(&b.raw, 50, 0, 0);
    raw_maker_region(&b.raw, 60, 0, 1);
    raw_maker_region(&b.raw, 50, 0, 0);
    assert_true(close_both(&b));
    assert_true(b.matches.at[0].agrees);
    assert_int_equal(b.matches.at[0].mode, 50);
    assert_int_equal(b.matches.at[0].taken, 5);
    free_both(&b);
}

static void check_differs(unsigned a, unsigned c, unsigned d, unsigned e)
{
    struct both b;

    open_both(&b);
    maker_case(&b.log, "a/a");
    record_series(&b, "a/a", 1, SAMPLES, "50x3,60x1");
    count_first(&b);
    raw_maker_region(&b.raw, a, 0, 0);
    raw_maker_region(&b.raw, c, 0, 0);
    raw_maker_region(&b.raw, d, 0, 0);
    raw_maker_region(&b.raw, e, 0, 0);
    assert_true(close_both(&b));
    assert_false(b.matches.at[0].agrees);
    free_both(&b);
}

static void test_differs(void **state)
{
    (void)state;
    check_differs(50, 50, 50, 61);
    check_differs(50, 50, 51, 60);
    check_differs(49, 50, 50, 60);
    check_differs(50, 50, 60, 60);
    check_differs(49, 49, 49, 60);
    /* Fewer than were recorded, all by the same. */
    check_differs(49, 49, 49, 59);
}

/* Attempts that a fault ended are executed, and -icount does not count them. */
static void test_extra(void **state)
{
    struct both b;

    (void)state;
    open_both(&b);
    maker_case(&b.log, "a/a");
    record_series(&b, "a/a", 1, SAMPLES, "50x3,60x1");
    count_first(&b);
    raw_maker_regions(&b.raw, 3, 52, 0, 1);
    raw_maker_region(&b.raw, 62, 0, 0);
    assert_true(close_both(&b));
    assert_true(b.matches.at[0].agrees);
    assert_int_equal(b.matches.at[0].extra, 2);
    assert_int_equal(b.matches.at[0].mode, 50);
    assert_int_equal(b.matches.at[0].taken, 4);
    free_both(&b);
}

/* Of the samples at the mode most took path 2; with other iterations it is another one, too. */
static void test_two_paths(void **state)
{
    struct both b;

    (void)state;
    open_both(&b);
    maker_case(&b.log, "a/a");
    record_series(&b, "a/a", 1, SAMPLES, "50x4");
    count_first(&b);
    raw_maker_region(&b.raw, 50, 0, 2);
    raw_maker_region(&b.raw, 50, 0, 1);
    raw_maker_region(&b.raw, 50, 0, 2);
    raw_maker_region(&b.raw, 50, 5, 2);
    maker_case(&b.log, "a/b");
    record_series(&b, "a/b", 1, SAMPLES, "40x1,50x3");
    count_first(&b);
    raw_maker_region(&b.raw, 40, 0, 1);
    raw_maker_region(&b.raw, 50, 7, 1);
    raw_maker_region(&b.raw, 50, 0, 1);
    raw_maker_region(&b.raw, 50, 7, 1);
    assert_true(close_both(&b));
    assert_int_equal(b.matches.at[0].others, 2);
    assert_int_equal(b.matches.at[0].taken, 4);
    assert_int_equal(b.matches.at[1].others, 1);
    assert_int_equal(b.counted->regions[b.matches.at[1].taken].iterations, 7);
    assert_int_equal(b.matches.at[1].taken, 6 + 5);
    free_both(&b);
    /* Of two that are taken as often it is the first in the file. */
    open_both(&b);
    maker_case(&b.log, "a/a");
    record_series(&b, "a/a", 1, SAMPLES, "50x4");
    count_first(&b);
    raw_maker_regions(&b.raw, 2, 50, 0, 2);
    raw_maker_regions(&b.raw, 2, 50, 0, 1);
    assert_true(close_both(&b));
    assert_int_equal(b.counted->regions[b.matches.at[0].taken].path, 1);
    assert_int_equal(b.matches.at[0].others, 2);
    free_both(&b);
}

/* An exception ends a series in its cold call, in the warm-up, or among its samples. */
static void test_faulted(void **state)
{
    struct both b;

    (void)state;
    open_both(&b);
    maker_case(&b.log, "a/whole");
    add_series(&b, "a/whole", 1, 50);
    maker_case(&b.log, "b/cold");
    b.log.warmup = 0;
    record_series(&b, "b/cold", 1, 0, "");
    raw_maker_broken(&b.raw);
    maker_case(&b.log, "c/warmup");
    record_series(&b, "c/warmup", 1, 0, "");
    raw_maker_region(&b.raw, 900, 0, 0);
    raw_maker_broken(&b.raw);
    b.log.warmup = WARMUP;
    maker_case(&b.log, "d/samples");
    record_series(&b, "d/samples", 1, 2, "60x2");
    count_first(&b);
    raw_maker_regions(&b.raw, 2, 60, 0, 1);
    raw_maker_broken(&b.raw);
    maker_case(&b.log, "e/whole");
    add_series(&b, "e/whole", 1, 70);
    assert_true(close_both(&b));
    assert_int_equal(b.matches.count, 5);
    assert_true(b.matches.at[0].agrees);
    assert_int_equal(b.matches.at[0].count, 6);
    assert_false(b.matches.at[1].agrees);
    assert_int_equal(b.matches.at[1].count, 0);
    assert_false(b.matches.at[2].agrees);
    assert_int_equal(b.matches.at[2].count, 1);
    assert_true(b.matches.at[3].agrees);
    assert_int_equal(b.matches.at[3].count, 4);
    assert_int_equal(b.matches.at[3].mode, 60);
    assert_true(b.matches.at[4].agrees);
    assert_int_equal(b.matches.at[4].mode, 70);
    free_both(&b);
}

/* So many samples alike end a series, and no region is broken. */
static void test_alike(void **state)
{
    struct both b;

    (void)state;
    open_both(&b);
    b.log.samples = 20;
    b.log.alike = 10;
    maker_case(&b.log, "a/alike");
    record_series(&b, "a/alike", 1, 10, "60x10");
    count_first(&b);
    raw_maker_regions(&b.raw, 10, 60, 0, 1);
    maker_case(&b.log, "b/not");
    record_series(&b, "b/not", 1, 10, "60x9,70x1");
    count_first(&b);
    raw_maker_regions(&b.raw, 10, 60, 0, 1);
    assert_true(close_both(&b) && b.matches.at[0].agrees);
    assert_int_equal(b.matches.at[0].count, 12);
    assert_false(b.matches.at[1].agrees);
    free_both(&b);
}

/* A record says that an exception ended a series, and no region was broken; and the other way. */
static void test_not_broken(void **state)
{
    struct both b;

    (void)state;
    open_both(&b);
    maker_case(&b.log, "a/samples");
    record_series(&b, "a/samples", 1, 2, "60x2");
    count_first(&b);
    raw_maker_regions(&b.raw, 2, 60, 0, 1);
    assert_true(close_both(&b));
    assert_false(b.matches.at[0].agrees);
    assert_int_equal(b.matches.at[0].count, 0);
    free_both(&b);
    open_both(&b);
    maker_case(&b.log, "a/whole");
    add_series(&b, "a/whole", 1, 50);
    raw_maker_broken(&b.raw);
    assert_false(close_both(&b));
    free_both(&b);
}

static void test_more_or_fewer(void **state)
{
    struct both b;

    (void)state;
    open_both(&b);
    maker_case(&b.log, "a/a");
    add_series(&b, "a/a", 1, 50);
    raw_maker_region(&b.raw, 50, 0, 0);
    assert_false(close_both(&b));
    free_both(&b);
    open_both(&b);
    maker_case(&b.log, "a/a");
    record_series(&b, "a/a", 1, SAMPLES, "50x4");
    count_first(&b);
    raw_maker_regions(&b.raw, SAMPLES - 1, 50, 0, 0);
    assert_true(close_both(&b));
    assert_false(b.matches.at[0].agrees);
    assert_int_equal(b.matches.at[0].count, 0);
    free_both(&b);
    /* A region in the middle of a series was broken, and its record does not say so. */
    open_both(&b);
    maker_case(&b.log, "a/a");
    record_series(&b, "a/a", 1, SAMPLES, "50x4");
    raw_maker_region(&b.raw, 50, 0, 0);
    raw_maker_broken(&b.raw);
    assert_false(close_both(&b));
    free_both(&b);
}

/* A boot of nothing but skipped cases has no series, and no region. */
static void test_nothing(void **state)
{
    struct both b;

    (void)state;
    open_both(&b);
    assert_true(close_both(&b));
    assert_int_equal(b.matches.count, 0);
    free_both(&b);
    open_both(&b);
    raw_maker_region(&b.raw, 50, 0, 0);
    assert_false(close_both(&b));
    free_both(&b);
}

/* Only that boot's series are looked at. */
static void test_second_boot(void **state)
{
    struct both b;

    (void)state;
    open_both(&b);
    maker_case(&b.log, "a/a");
    record_series(&b, "a/a", 1, SAMPLES, "90x4");
    maker_end(&b.log, "ok");
    maker_begin(&b.log);
    maker_case(&b.log, "a/a");
    add_series(&b, "a/a", 1, 50);
    maker_end(&b.log, "ok");
    b.run = run_of_maker(&b.log);
    b.counted = raw_maker_close(&b.raw);
    assert_int_equal(b.run->boot_count, 2);
    assert_true(match_boot(b.counted, b.run, 2, &b.matches));
    assert_int_equal(b.matches.count, 1);
    assert_int_equal(b.matches.at[0].series->boot, 2);
    assert_true(b.matches.at[0].agrees);
    free_both(&b);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_in_order),      cmocka_unit_test(test_sorted),
        cmocka_unit_test(test_differs),       cmocka_unit_test(test_extra),
        cmocka_unit_test(test_two_paths),     cmocka_unit_test(test_faulted),
        cmocka_unit_test(test_alike),         cmocka_unit_test(test_not_broken),
        cmocka_unit_test(test_more_or_fewer), cmocka_unit_test(test_nothing),
        cmocka_unit_test(test_second_boot),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
