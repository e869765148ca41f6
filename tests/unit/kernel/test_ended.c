/* SPDX-License-Identifier: MIT */
/* What a screen has of the cases that ended: bench/summary/ended.c, of a table of the test's. */
#include "tests/unit/support/check.h"

#include "bench/summary/ended.c"
#include "bench/summary/grid.c"
#include "bench/summary/prices.c"
#include "core/line.c"
#include "core/text.c"

static const struct case_row rows_of[] = {
    {.info = {.name = "control/twin", .flags = CASE_CONTROL}},
    {.info = {.name = "xen_version/version"}},
    {.info = {.name = "console_io/write"}},
    {.info = {.name = "console_io/wrong"}},
    {.info = {.name = "set_gdt/1frame"}},
    {.info = {.name = "dm_op/absent"}},
    {.info = {.name = "multicall/no-price"}},
    {.info = {.name = "vcpu_op/batch-alone"}},
};

/* In the order of a boot. */
static const struct table_row table[] = {
    {&rows_of[0], STATUS_OK, true, 64, 100, 90},   {&rows_of[1], STATUS_OK, true, 64, 323, 207},
    {&rows_of[2], STATUS_OK, true, 0, 500, 0},     {&rows_of[3], STATUS_WRONG, true, 0, 1, 0},
    {&rows_of[4], STATUS_FAULTED, false, 0, 0, 0}, {&rows_of[5], STATUS_ABSENT, true, 0, 9, 0},
    {&rows_of[6], STATUS_OK, false, 0, 0, 0},      {&rows_of[7], STATUS_UNSTABLE, false, 32, 0, 70},
};

/* So many have ended. */
static unsigned ended;

const struct table_row *table_row_at(unsigned i)
{
    return i < ended ? &table[i] : NULL;
}

static void test_count(void **state)
{
    unsigned cases[STATUS_COUNT];

    (void)state;
    ended = 8;
    memset(cases, 0xff, sizeof(cases));
    ended_count(cases);
    assert_int_equal(cases[STATUS_OK], 4);
    assert_int_equal(cases[STATUS_WRONG], 1);
    assert_int_equal(cases[STATUS_FAULTED], 1);
    assert_int_equal(cases[STATUS_SKIPPED], 0);
    ended = 0;
    ended_count(cases);
    assert_int_equal(cases[STATUS_OK], 0);
}

/* What faulted, where something did. */
static void test_bad(void **state)
{
    (void)state;
    ended = 8;
    assert_string_equal(ended_bad(), "set_gdt/1frame");
    ended = 4;
    assert_string_equal(ended_bad(), "console_io/wrong");
    ended = 3;
    assert_null(ended_bad());
}

/* The digest has what the order of telling.def says, and of the others nothing. */
static void test_prices(void **state)
{
    struct telling_price prices[TELLING_COUNT];
    unsigned i;

    (void)state;
    ended = 8;
    ended_prices(prices);
    for (i = 0; i < TELLING_COUNT; i++) {
        assert_string_equal(prices[i].words, telling[i].words);
        assert_int_equal(prices[i].ended, i == 0 || i == 5);
    }
    assert_int_equal(prices[0].single, 323);
    assert_int_equal(prices[0].entry, 207);
    assert_int_equal(prices[0].batch, 64);
    assert_int_equal(prices[5].status, STATUS_FAULTED);
}

/* What did not run leaves its place to what has a price; what ran and has none keeps it. */
static void test_rows(void **state)
{
    struct telling_price rows[TELLING_COUNT];

    (void)state;
    ended = 8;
    ended_rows(rows);
    assert_string_equal(rows[0].words, "shortest call");
    assert_string_equal(rows[1].words, "console_io/write");
    assert_int_equal(rows[1].single, 500);
    assert_string_equal(rows[2].words, "vcpu_op/batch-alone");
    assert_int_equal(rows[2].batch, 32);
    assert_string_equal(rows[3].words, telling[3].words);
    assert_false(rows[3].ended);
    assert_string_equal(rows[5].words, "set_gdt");
    assert_int_equal(rows[5].status, STATUS_FAULTED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_count),
        cmocka_unit_test(test_bad),
        cmocka_unit_test(test_prices),
        cmocka_unit_test(test_rows),
    };

    return cmocka_run_group_tests_name("the cases that ended", tests, NULL, NULL);
}
