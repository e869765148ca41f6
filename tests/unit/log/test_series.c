/* SPDX-License-Identifier: MIT */
/* Series that no kernel of ours writes: each is named, and no price is made of it. */
#include "tests/unit/support/check.h"

#include "report/model/case.h"
#include "report/model/run.h"
#include "report/model/series.h"
#include "report/record/record.h"

#define NAME "xen_version/version"

static void start(struct log_maker *m)
{
    maker_open(m, "insns");
    maker_begin(m);
    maker_case(m, NAME);
}

static struct run *run_of_started(struct log_maker *m)
{
    maker_status(m, NAME, "ok");
    maker_end(m, "ok");
    return run_of_maker(m);
}

/* A kernel writes them in order: of two modes the smaller is taken, wherever it stands. */
static void test_samples_ascend(void **state)
{
    struct log_maker m;
    struct run *run;
    uint32_t of;

    (void)state;
    start(&m);
    of = maker_series(&m, NAME, PATH_MULTI, 0, 1, 4);
    maker_pairs(&m, of, 0, "7x2");
    maker_pairs(&m, of, 2, "5x2");
    run = run_of_started(&m);
    assert_problem(run, "a sample of 5 behind a larger one is not taken: samples ascend");
    assert_problem(run, "2 of 4 samples were read");
    run_free(run);
}

/* Sums of what series say of themselves are numbers, too. */
static void test_long_warm_up(void **state)
{
    struct log_maker m;
    struct run *run;

    (void)state;
    start(&m);
    m.warmup = SERIES_SAMPLES_MAX + 1;
    maker_samples(&m, NAME, PATH_SINGLE, 0, 1, 450);
    run = run_of_started(&m);
    assert_problem(run, "field warmup is not a number, or too large a one");
    assert_int_equal(run_find_case(run, NAME)->paths[PATH_SINGLE].at[0].warmup, 0);
    run_free(run);
}

/* Its samples are none of the series that it would be without the word. */
static void test_filled_alone(void **state)
{
    struct log_maker m;
    struct run *run;
    enum path path;

    (void)state;
    for (path = PATH_SINGLE; path < PATH_COUNT; path++) {
        if (!path_is_alone(path))
            continue;
        start(&m);
        maker_samples(&m, NAME, path, 1, 1, 450);
        run = run_of_started(&m);
        assert_problem(run, "a series of calls issued one by one, which are not filled in, is not");
        assert_int_equal(run_find_case(run, NAME)->paths[path].count, 0);
        run_free(run);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_samples_ascend),
        cmocka_unit_test(test_filled_alone),
        cmocka_unit_test(test_long_warm_up),
    };

    return cmocka_run_group_tests_name("log series", tests, NULL, NULL);
}
