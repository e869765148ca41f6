/* SPDX-License-Identifier: MIT */
/* Each rule of a case against its plan (report/contract/case.h), by itself. */
#include "tests/unit/makers/run_maker.h"
#include "tests/unit/support/check.h"

#include "report/cases/table.h"
#include "report/contract/came.h"
#include "report/contract/case.h"
#include "report/model/case.h"
#include "report/model/plan.h"
#include "report/model/run.h"
#include "report/model/series.h"
#include "report/record/record.h"

#define VERSION "xen_version/version" /* single n=1 and n=2, batches from 1 to 64 and filled */
#define UPDATE  "mmu_update/l1-same"  /* single n=1, batches and arrays */

/* Batches of the made boot: so many, and behind them the same filled. */
#define BATCHES 7

/* A case of a made boot, to be changed and held against its plan. */
struct held {
    struct run *run;
    struct came *came;
    struct plan plan;
    enum plan_match match;
    struct plan_case *c;
    struct run_case *of;
};

static struct held held_case(const char *name)
{
    struct held h = {.run = run_of_made_boot("insns"), .match = PLAN_OPEN};
    size_t i;

    h.came = came_take(h.run);
    h.plan = plan_of(run_boot(h.run, 1));
    h.of = run_find_case(h.run, name);
    for (i = 0; i < h.came->count; i++)
        if (h.came->cases[i].of == h.of)
            h.c = &h.came->cases[i];
    assert_non_null(h.c);
    return h;
}

static struct series *series_of(struct held *h, enum path path, size_t i)
{
    return &h->of->paths[path].at[i];
}

/* It falls short in these words, or, where they are NULL, does not. */
static void check_now(struct held *h, const char *words)
{
    char lacks[CONTRACT_TEXT] = "";
    bool falls_short = case_falls_short(&h->plan, h->match, h->c, lacks, sizeof(lacks));

    if (falls_short != (words != NULL) || (words && strcmp(lacks, words) != 0))
        fail_msg("'%s', and not '%s'", falls_short ? lacks : "nothing", words ? words : "nothing");
}

static void drop(struct held *h)
{
    came_free(h->came, h->run);
    run_free(h->run);
}

static void check(struct held *h, const char *words)
{
    check_now(h, words);
    drop(h);
}

static void test_good(void **state)
{
    struct held version = held_case(VERSION), update = held_case(UPDATE);

    (void)state;
    check(&version, NULL);
    check(&update, NULL);
}

static void test_samples(void **state)
{
    struct held h = held_case(VERSION);

    (void)state;
    h.plan.samples++;
    check_now(&h, "single n=1 has 50 of 51 samples");
    h.plan.samples -= 2;
    check_now(&h, "single n=1 has 50 of 49 samples");
    h.plan.have_samples = false;
    check_now(&h, NULL);
    series_of(&h, PATH_SINGLE, 0)->held--;
    check(&h, "single n=1 is not whole");
}

static void test_warmup(void **state)
{
    struct held h = held_case(VERSION);
    uint64_t warmup = h.plan.warmup;

    (void)state;
    series_of(&h, PATH_SINGLE, 0)->warmup = warmup + 1;
    h.plan.have_warmup = false;
    check_now(&h, NULL);
    h.plan.have_warmup = true;
    check_now(&h, "single n=1 was warmed up 9 times, and not 8");
    series_of(&h, PATH_SINGLE, 0)->warmup = warmup - 1;
    check(&h, "single n=1 was warmed up 7 times, and not 8");
}

/* In cycles a series goes on until it is warm. */
static void test_warmup_in_cycles(void **state)
{
    struct held h = held_case(VERSION);

    (void)state;
    h.plan.insns = false;
    h.plan.warmup = 16;
    series_of(&h, PATH_SINGLE, 0)->warmup = 15;
    check_now(&h, "single n=1 was warmed up 15 times, and not 16 to 64");
    series_of(&h, PATH_SINGLE, 0)->warmup = 65;
    check_now(&h, "single n=1 was warmed up 65 times, and not 16 to 64");
    h.plan.warmup = 8;
    series_of(&h, PATH_SINGLE, 0)->warmup = 64;
    check_now(&h, NULL);
    drop(&h);
}

static void test_wrong(void **state)
{
    struct held h = held_case(VERSION);

    (void)state;
    series_of(&h, PATH_SINGLE, 0)->wrong = 1;
    check_now(&h, "single n=1 has wrong results, and the case is not wrong");
    h.c->says->status = STATUS_WRONG;
    check(&h, NULL);
}

static void test_twice(void **state)
{
    struct held h = held_case(VERSION);

    (void)state;
    series_of(&h, PATH_MULTI, 1)->n = 1;
    check(&h, "multi n=1 stands twice");
}

/* ---- a path ---- */

static void test_path(void **state)
{
    struct held h = held_case(UPDATE);

    (void)state;
    h.c->skipped = 1u << PATH_ARRAY;
    check_now(&h, "array is not issued, and came");
    h.c->count[PATH_ARRAY] = 0;
    check_now(&h, NULL);
    h.c->skipped = 0;
    check_now(&h, "array is missing");
    h.match = PLAN_PATHS_MET;
    check_now(&h, NULL);
    /* Of a row that means something else here, what another boot has is promised. */
    h.match = PLAN_OPEN;
    h.of->rev = 99;
    check_now(&h, "array is missing");
    h.of->paths[PATH_ARRAY].count = 0;
    check_now(&h, NULL);
    h.of->paths[PATH_ARRAY].count = 2 * BATCHES;
    check(&h, "array is missing");
}

static void test_depths(void **state)
{
    struct held h = held_case(VERSION);

    (void)state;
    series_of(&h, PATH_SINGLE, 1)->n = 3;
    check_now(&h, "single n=3 is no depth of the plan");
    h.plan.insns = false;
    check_now(&h, "single n=3 is no depth of the plan");
    series_of(&h, PATH_SINGLE, 1)->n = 4;
    check_now(&h, NULL);
    h.plan.insns = true;
    check_now(&h, "single n=4 is no depth of the plan");
    series_of(&h, PATH_SINGLE, 0)->n = 2;
    series_of(&h, PATH_SINGLE, 1)->n = 4;
    check_now(&h, "single n=1 is missing");
    h.match = PLAN_MET;
    check(&h, NULL);
}

/* The controls are held against the clock by as many calls as it needs. */
static void test_depth_of_a_control(void **state)
{
    struct held h = held_case("control/twin");

    (void)state;
    series_of(&h, PATH_SINGLE, 1)->n = 4;
    check(&h, NULL);
}

static void test_missing_batch(void **state)
{
    struct held h = held_case(VERSION);

    (void)state;
    series_of(&h, PATH_MULTI, 3)->n = 7;
    check_now(&h, "multi n=8 is missing");
    h.match = PLAN_MET;
    check_now(&h, NULL);
    h.match = PLAN_OPEN;
    series_of(&h, PATH_MULTI, 3)->n = 8;
    series_of(&h, PATH_MULTI, 2 * BATCHES - 1)->n = 63;
    check(&h, "multi fill n=64 is missing");
}

/* The largest batches, plain and filled, as others. */
static void set_largest(struct held *h, unsigned n)
{
    series_of(h, PATH_MULTI, BATCHES - 1)->n = n;
    series_of(h, PATH_MULTI, 2 * BATCHES - 1)->n = n;
}

static void test_foreign_batch(void **state)
{
    struct held h = held_case(VERSION);

    (void)state;
    set_largest(&h, 48);
    check_now(&h, "multi n=48 is no batch of the plan");
    h.of->rev = 99;
    check_now(&h, NULL);
    /* Beyond the plan such a row goes on by doubling. */
    h.of->rev = 1;
    set_largest(&h, 64);
    h.plan.batch_count--;
    check_now(&h, NULL);
    set_largest(&h, 65);
    check(&h, "multi n=64 is missing");
}

/* Another row is as good, where only its name is looked at. */
static void test_row_without_large_batches(void **state)
{
    static char other[] = "set_gdt/empty";
    struct held h = held_case(VERSION);
    char *name = h.of->name;

    (void)state;
    h.of->name = other;
    check_now(&h, NULL);
    h.plan.batch_count--;
    check_now(&h, "multi n=64 is no batch of the plan");
    h.of->name = name;
    drop(&h);
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
        series_of(&h, PATH_MULTI, i)->n = sizes[i];
        series_of(&h, PATH_MULTI, BATCHES + i)->n = sizes[i];
    }
    check_now(&h, "multi n=1024 is no batch of the plan");
    for (i = 0; i < 2; i++)
        series_of(&h, PATH_MULTI, (i + 1) * BATCHES - 1)->n = 8 * (unsigned)i + 512;
    h.c->count[PATH_MULTI] = BATCHES - 1;
    check(&h, NULL);
}

/* ---- what is not issued ---- */

static void test_not_issued(void **state)
{
    struct held h = held_case(VERSION);

    (void)state;
    h.c->count[PATH_MULTI] = 0;
    check_now(&h, "multi is missing");
    h.c->says->status = STATUS_SKIPPED;
    check_now(&h, NULL);
    h.c->says->status = STATUS_FAULTED;
    check_now(&h, NULL);
    h.c->says->status = STATUS_OK;
    h.c->says->ended = false;
    h.c->faulted = true;
    check_now(&h, NULL);
    drop(&h);
}

static const char *first_smp(void)
{
    size_t i;

    for (i = 0; i < case_table_size; i++)
        if (case_table[i].flags & CASE_SMP)
            return case_table[i].name;
    return NULL;
}

/* A case of two vCPUs has series in cycles only. */
static void test_two_vcpus(void **state)
{
    struct held h = held_case(VERSION);
    char *name = h.of->name, *other = strdup(first_smp());

    (void)state;
    h.of->name = other;
    h.c->count[PATH_SINGLE] = 0;
    check_now(&h, NULL);
    h.plan.insns = false;
    check_now(&h, "single is missing");
    h.of->name = name;
    free(other);
    drop(&h);
}

/* ---- contradictions ---- */

/* So many of the fifty samples of a series are at its mode, and the others at one value. */
static void set_mode(struct series *s, uint64_t held)
{
    uint64_t mode = 0, was = 0;
    size_t i;

    assert_true(series_mode(s, &mode, &was));
    for (i = 0; i < s->count; i++)
        s->pairs[i].count = s->pairs[i].value == mode ? held : 0;
    s->pairs[s->pairs[0].value == mode].count = 50 - held;
}

static void set_modes(struct held *h, uint64_t held)
{
    size_t path, i;

    for (path = 0; path < PATH_COUNT; path++)
        for (i = 0; i < h->of->paths[path].count; i++)
            set_mode(series_of(h, (enum path)path, i), held);
}

static void test_unstable(void **state)
{
    struct held h = held_case(VERSION);

    (void)state;
    h.c->says->status = STATUS_UNSTABLE;
    set_modes(&h, 45);
    check_now(&h, "it is unstable, and every series has a clear mode");
    set_modes(&h, 44);
    check_now(&h, NULL);
    set_modes(&h, 45);
    h.plan.insns = false;
    check(&h, NULL);
}

static void test_exception(void **state)
{
    struct held h = held_case(VERSION);

    (void)state;
    h.c->faulted = true;
    check_now(&h, "an exception was taken, and the case is ok");
    h.c->says->status = STATUS_WRONG;
    check(&h, NULL);
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
    drop(&h);
}

static void test_largest(void **state)
{
    struct held h = held_case(UPDATE);

    (void)state;
    h.c->count[PATH_MULTI] = 3;
    h.c->count[PATH_ARRAY] = 5;
    assert_int_equal(case_largest_batch(h.c), 16);
    h.c->count[PATH_MULTI] = 6;
    assert_int_equal(case_largest_batch(h.c), 32);
    drop(&h);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_good),
        cmocka_unit_test(test_samples),
        cmocka_unit_test(test_warmup),
        cmocka_unit_test(test_warmup_in_cycles),
        cmocka_unit_test(test_wrong),
        cmocka_unit_test(test_twice),
        cmocka_unit_test(test_path),
        cmocka_unit_test(test_depths),
        cmocka_unit_test(test_depth_of_a_control),
        cmocka_unit_test(test_missing_batch),
        cmocka_unit_test(test_foreign_batch),
        cmocka_unit_test(test_row_without_large_batches),
        cmocka_unit_test(test_largest_batches),
        cmocka_unit_test(test_not_issued),
        cmocka_unit_test(test_two_vcpus),
        cmocka_unit_test(test_unstable),
        cmocka_unit_test(test_exception),
        cmocka_unit_test(test_next_series),
        cmocka_unit_test(test_largest),
    };

    return cmocka_run_group_tests_name("a case and its plan", tests, NULL, NULL);
}
