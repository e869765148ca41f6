/* SPDX-License-Identifier: MIT */
/* When a series in cycles is warm (bench/measure/warmup.h). */
#include "tests/unit/support/check.h"

#include "bench/measure/histogram.c"
#include "bench/measure/warmup.c"

/* How many timed regions that take so long, from the first on, make a series warm. */
static unsigned warm_after(uint64_t (*takes)(unsigned i), unsigned least, uint64_t quantum)
{
    struct warmup warmup = {.count = 0};

    while (!warmup_done(&warmup, least, quantum))
        warmup_add(&warmup, takes(warmup.count));
    return warmup.count;
}

static uint64_t steady(unsigned i)
{
    return i % WARMUP_GROUP ? 1000 : 90000;
}

/* By 3 % a group, up to the fifth one. */
static uint64_t falling(unsigned i)
{
    unsigned group = i / WARMUP_GROUP;

    return 1000 - 30 * (group < 4 ? group : 4);
}

/* The middle of a group is the same in all of them; below it lie some in one, and above it in the
 * next. */
static uint64_t shaken(unsigned i)
{
    unsigned place = i % WARMUP_GROUP;

    if (place < 4 || place == 7)
        return 1000;
    return i / WARMUP_GROUP % 2 ? 90000 : 1;
}

static uint64_t restless(unsigned i)
{
    return i / WARMUP_GROUP % 2 ? 1000 : 2000;
}

/* Up by that much, once. */
static uint64_t rise;

static uint64_t rising(unsigned i)
{
    return 50000 + (i < WARMUP_GROUP ? 0 : rise);
}

static void test_groups(void **state)
{
    (void)state;
    assert_int_equal(warm_after(steady, 0, 1), 16);
    assert_int_equal(warm_after(steady, 16, 1), 16);
    assert_int_equal(warm_after(steady, 17, 1), 24);
    assert_int_equal(warm_after(falling, 16, 1), 48);
    assert_int_equal(warm_after(shaken, 16, 1), 16);
    /* Two steps of the clock are nothing. */
    assert_int_equal(warm_after(falling, 16, 15), 16);
    assert_int_equal(warm_after(falling, 16, 14), 48);
    /* And so is a fiftieth of the last. */
    rise = 1020;
    assert_int_equal(warm_after(rising, 16, 1), 16);
    rise = 1021;
    assert_int_equal(warm_after(rising, 16, 1), 24);
}

static void test_bound(void **state)
{
    (void)state;
    assert_int_equal(warm_after(restless, 16, 1), WARMUP_MOST);
    assert_int_equal(warm_after(restless, 1001, 1), 1008);
    assert_int_equal(warmup_most(1001), 1008);
    assert_int_equal(warmup_most(0), WARMUP_MOST);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_groups),
        cmocka_unit_test(test_bound),
    };

    return cmocka_run_group_tests_name("warm-up", tests, NULL, NULL);
}
