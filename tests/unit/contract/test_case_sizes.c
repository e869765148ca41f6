/* SPDX-License-Identifier: MIT */
/* The depths and batches that a case has to have by its plan (report/contract/case.h). */
#include "tests/unit/support/held_case.h"

static void test_depths(void **state)
{
    struct held h = held_case(VERSION);

    (void)state;
    held_series(&h, PATH_SINGLE, 1)->n = 3;
    held_lacks(&h, "single n=3 is no depth of the plan");
    h.plan.insns = false;
    held_lacks(&h, "single n=3 is no depth of the plan");
    held_series(&h, PATH_SINGLE, 1)->n = 4;
    held_lacks(&h, NULL);
    h.plan.insns = true;
    held_lacks(&h, "single n=4 is no depth of the plan");
    held_series(&h, PATH_SINGLE, 0)->n = 2;
    held_series(&h, PATH_SINGLE, 1)->n = 4;
    held_lacks(&h, "single n=1 is missing");
    h.match = PLAN_MET;
    held_lacks(&h, NULL);
    held_drop(&h);
}

/* The controls are held against the clock by as many calls as it needs. */
static void test_depth_of_a_control(void **state)
{
    struct held h = held_case("control/twin");

    (void)state;
    held_series(&h, PATH_SINGLE, 1)->n = 4;
    held_lacks(&h, NULL);
    held_drop(&h);
}

static void test_missing_batch(void **state)
{
    struct held h = held_case(VERSION);

    (void)state;
    held_series(&h, PATH_MULTI, 3)->n = 7;
    held_lacks(&h, "multi n=8 is missing");
    h.match = PLAN_MET;
    held_lacks(&h, NULL);
    h.match = PLAN_OPEN;
    held_series(&h, PATH_MULTI, 3)->n = 8;
    held_series(&h, PATH_MULTI, 2 * BATCHES - 1)->n = 63;
    held_lacks(&h, "multi fill n=64 is missing");
    held_drop(&h);
}

/* A row that has fewer calls outstanding than the first batch of a plan has entries has none. */
static void test_first_batch_that_is_large(void **state)
{
    struct held h = held_case(VERSION);

    (void)state;
    h.c->count[PATH_MULTI] = 0;
    held_lacks(&h, "multi is missing");
    h.plan.batches[0] = 8;
    h.plan.batch_count = 1;
    held_lacks(&h, NULL);
    h.c->count[PATH_SINGLE] = 0;
    held_lacks(&h, "single is missing");
    held_drop(&h);
}

/* The largest batches, plain and filled, as others. */
static void set_largest(struct held *h, unsigned n)
{
    held_series(h, PATH_MULTI, BATCHES - 1)->n = n;
    held_series(h, PATH_MULTI, 2 * BATCHES - 1)->n = n;
}

static void test_foreign_batch(void **state)
{
    struct held h = held_case(VERSION);

    (void)state;
    set_largest(&h, 48);
    held_lacks(&h, "multi n=48 is no batch of the plan");
    h.of->rev = 99;
    held_lacks(&h, NULL);
    /* Beyond the plan such a row goes on by doubling. */
    h.of->rev = 1;
    set_largest(&h, 64);
    h.plan.batch_count--;
    held_lacks(&h, NULL);
    set_largest(&h, 65);
    held_lacks(&h, "multi n=64 is missing");
    held_drop(&h);
}

/* Another row is as good, where only its name is looked at. */
static void test_row_without_large_batches(void **state)
{
    static char other[] = "set_gdt/empty";
    struct held h = held_case(VERSION);
    char *name = h.of->name;

    (void)state;
    h.of->name = other;
    held_lacks(&h, NULL);
    h.plan.batch_count--;
    held_lacks(&h, "multi n=64 is no batch of the plan");
    h.of->name = name;
    held_drop(&h);
}

/* Up to 512, and no further. */
static void test_largest_batches(void **state)
{
    static const unsigned sizes[BATCHES] = {16, 32, 64, 128, 256, 512, 1024};
    struct held h = held_case(VERSION);
    size_t i;

    (void)state;
    h.plan.batch_count = 1;
    h.plan.batches[0] = 16;
    for (i = 0; i < BATCHES; i++) {
        held_series(&h, PATH_MULTI, i)->n = sizes[i];
        held_series(&h, PATH_MULTI, BATCHES + i)->n = sizes[i];
    }
    held_lacks(&h, "multi n=1024 is no batch of the plan");
    for (i = 0; i < 2; i++)
        held_series(&h, PATH_MULTI, (i + 1) * BATCHES - 1)->n = 8 * (unsigned)i + 512;
    h.c->count[PATH_MULTI] = BATCHES - 1;
    held_lacks(&h, NULL);
    held_drop(&h);
}

/* ---- for who looks for what is missing ---- */

static void test_next_series(void **state)
{
    struct held h = held_case(VERSION);
    struct plan_guess next;

    (void)state;
    assert_false(case_next_series(&h.plan, h.c, PATH_SINGLE, &next));
    h.c->count[PATH_SINGLE] = 1;
    assert_true(case_next_series(&h.plan, h.c, PATH_SINGLE, &next));
    assert_int_equal(next.n, 2);
    assert_false(case_next_series(&h.plan, h.c, PATH_ARRAY, &next));
    h.c->count[PATH_MULTI] = 3;
    assert_true(case_next_series(&h.plan, h.c, PATH_MULTI, &next));
    assert_int_equal(next.n, 8);
    held_drop(&h);
}

static void test_has_batch(void **state)
{
    struct held h = held_case(UPDATE);

    (void)state;
    assert_true(case_has_batch(h.c, 1));
    assert_true(case_has_batch(h.c, 64));
    assert_false(case_has_batch(h.c, 65));
    held_drop(&h);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_depths),          cmocka_unit_test(test_depth_of_a_control),
        cmocka_unit_test(test_missing_batch),   cmocka_unit_test(test_first_batch_that_is_large),
        cmocka_unit_test(test_foreign_batch),   cmocka_unit_test(test_row_without_large_batches),
        cmocka_unit_test(test_largest_batches), cmocka_unit_test(test_next_series),
        cmocka_unit_test(test_has_batch),
    };

    return cmocka_run_group_tests_name("a case and the sizes of its plan", tests, NULL, NULL);
}
