/* SPDX-License-Identifier: MIT */
/* Each rule of a case against its plan (report/contract/case.h), by itself. */
#include "tests/unit/support/held_case.h"

#include "report/cases/table.h"

static void test_good(void **state)
{
    struct held version = held_case(VERSION), update = held_case(UPDATE);

    (void)state;
    held_lacks(&version, NULL);
    held_drop(&version);
    held_lacks(&update, NULL);
    held_drop(&update);
}

static void test_samples(void **state)
{
    struct held h = held_case(VERSION);

    (void)state;
    h.plan.samples++;
    held_lacks(&h, "single n=1 has 50 of 51 samples");
    h.plan.samples -= 2;
    held_lacks(&h, "single n=1 has 50 of 49 samples");
    h.plan.have_samples = false;
    held_lacks(&h, NULL);
    held_series(&h, PATH_SINGLE, 0)->held--;
    held_lacks(&h, "single n=1 is not whole");
    held_drop(&h);
}

static void held_state(struct held *h, const char *word)
{
    free(h->of->state);
    h->of->state = strdup(word);
}

/* A series of fifty alike ends there where the plan and the state let it, and only in insns. */
static void test_alike(void **state)
{
    struct held h = held_case(VERSION);
    struct series *s = held_series(&h, PATH_SINGLE, 0);

    (void)state;
    h.plan.samples = 60;
    s->count = 1;
    held_lacks(&h, "single n=1 has 50 of 60 samples");
    h.plan.alike = 49;
    held_lacks(&h, "single n=1 has 50 of 60 samples");
    h.plan.alike = 50;
    held_lacks(&h, "single n=2 has 50 of 60 samples");
    held_state(&h, "sched");
    held_lacks(&h, "single n=1 has 50 of 60 samples");
    held_state(&h, "of a kernel to come");
    held_lacks(&h, "single n=2 has 50 of 60 samples");
    s->count = 2;
    held_lacks(&h, "single n=1 has 50 of 60 samples");
    s->count = 1;
    h.plan.insns = false;
    held_lacks(&h, "single n=1 has 50 of 60 samples");
    h.plan.insns = true;
    h.plan.samples = 40;
    held_lacks(&h, "single n=1 has 50 of 40 samples");
    held_drop(&h);
}

static void test_warmup(void **state)
{
    struct held h = held_case(VERSION);
    uint64_t warmup = h.plan.warmup;

    (void)state;
    held_series(&h, PATH_SINGLE, 0)->warmup = warmup + 1;
    h.plan.have_warmup = false;
    held_lacks(&h, NULL);
    h.plan.have_warmup = true;
    held_lacks(&h, "single n=1 was warmed up 9 times, and not 8");
    held_series(&h, PATH_SINGLE, 0)->warmup = warmup - 1;
    held_lacks(&h, "single n=1 was warmed up 7 times, and not 8");
    held_drop(&h);
}

/* In cycles a series goes on until it is warm. */
static void test_warmup_in_cycles(void **state)
{
    struct held h = held_case(VERSION);

    (void)state;
    h.plan.insns = false;
    h.plan.warmup = 16;
    held_series(&h, PATH_SINGLE, 0)->warmup = 15;
    held_lacks(&h, "single n=1 was warmed up 15 times, and not 16 to 64");
    held_series(&h, PATH_SINGLE, 0)->warmup = 65;
    held_lacks(&h, "single n=1 was warmed up 65 times, and not 16 to 64");
    h.plan.warmup = 8;
    held_series(&h, PATH_SINGLE, 0)->warmup = 64;
    held_lacks(&h, NULL);
    held_drop(&h);
}

static void test_wrong(void **state)
{
    struct held h = held_case(VERSION);

    (void)state;
    held_series(&h, PATH_SINGLE, 0)->wrong = 1;
    held_lacks(&h, "single n=1 has wrong results, and the case is not wrong");
    h.c->says->status = STATUS_WRONG;
    held_lacks(&h, NULL);
    held_drop(&h);
}

static void test_twice(void **state)
{
    struct held h = held_case(VERSION);

    (void)state;
    held_series(&h, PATH_MULTI, 1)->n = 1;
    held_lacks(&h, "multi n=1 stands twice");
    held_drop(&h);
}

/* ---- what is issued ---- */

static void test_path(void **state)
{
    struct held h = held_case(UPDATE);

    (void)state;
    h.c->skipped = 1u << PATH_ARRAY;
    held_lacks(&h, "array is not issued, and came");
    h.c->count[PATH_ARRAY] = 0;
    held_lacks(&h, NULL);
    h.c->skipped = 0;
    held_lacks(&h, "array is missing");
    h.match = PLAN_PATHS_MET;
    held_lacks(&h, NULL);
    /* Of a row that means something else here, what another boot has is promised. */
    h.match = PLAN_OPEN;
    h.of->rev = 99;
    held_lacks(&h, "array is missing");
    h.of->paths[PATH_ARRAY].count = 0;
    held_lacks(&h, NULL);
    h.of->paths[PATH_ARRAY].count = 2 * BATCHES;
    held_lacks(&h, "array is missing");
    held_drop(&h);
}

static void test_not_issued(void **state)
{
    struct held h = held_case(VERSION);

    (void)state;
    h.c->count[PATH_MULTI] = 0;
    held_lacks(&h, "multi is missing");
    h.c->says->status = STATUS_FAULTED;
    held_lacks(&h, NULL);
    h.c->says->status = STATUS_SKIPPED;
    held_lacks(&h, "it is skipped, and single came");
    h.c->count[PATH_SINGLE] = 0;
    held_lacks(&h, NULL);
    h.c->says->status = STATUS_OK;
    h.c->says->ended = false;
    h.c->faulted = true;
    held_lacks(&h, NULL);
    held_drop(&h);
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
    held_lacks(&h, "it is without a price in insns, and multi came");
    h.c->count[PATH_MULTI] = 0;
    held_lacks(&h, NULL);
    h.plan.insns = false;
    held_lacks(&h, "single is missing");
    h.of->name = name;
    free(other);
    held_drop(&h);
}

/* ---- contradictions ---- */

/* What no kernel says of a series. */
static void test_counts(void **state)
{
    struct held h = held_case(VERSION);
    struct series *s = held_series(&h, PATH_MULTI, 1);
    uint64_t regions = 1 + s->warmup + s->announced;
    char got[] = "fff2";

    (void)state;
    s->moved = s->pending = regions;
    held_lacks(&h, NULL);
    s->moved++;
    held_lacks(&h, "multi n=2 counts more regions than it has");
    s->moved = 0;
    s->pending++;
    held_lacks(&h, "multi n=2 counts more regions than it has");
    s->pending = 0;
    h.c->says->status = STATUS_WRONG;
    s->wrong = regions + 1;
    held_lacks(&h, "multi n=2 counts more regions than it has");
    s->wrong = 1;
    s->nth = 3;
    held_lacks(&h, "multi n=2 has a wrong result of entry 3");
    s->nth = 2;
    s->got = got;
    held_lacks(&h, NULL);
    s->wrong = 0;
    held_lacks(&h, "multi n=2 has a wrong result, and no sample with it");
    s->nth = 0;
    held_lacks(&h, "multi n=2 has a wrong result, and no sample with it");
    s->got = NULL;
    held_lacks(&h, NULL);
    held_drop(&h);
}

static void test_no_revision(void **state)
{
    struct held h = held_case(VERSION);

    (void)state;
    h.of->rev = 0;
    held_lacks(&h, "it has no revision");
    held_drop(&h);
}

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
            set_mode(held_series(h, (enum path)path, i), held);
}

static void test_unstable(void **state)
{
    struct held h = held_case(VERSION);

    (void)state;
    h.c->says->status = STATUS_UNSTABLE;
    set_modes(&h, 45);
    held_lacks(&h, "it is unstable, and every series has a clear mode");
    set_modes(&h, 44);
    held_lacks(&h, NULL);
    set_modes(&h, 45);
    h.plan.insns = false;
    held_lacks(&h, NULL);
    held_drop(&h);
}

static void test_exception(void **state)
{
    struct held h = held_case(VERSION);

    (void)state;
    h.c->faulted = true;
    held_lacks(&h, "an exception was taken, and the case is ok");
    h.c->says->status = STATUS_WRONG;
    held_lacks(&h, NULL);
    held_drop(&h);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_good),
        cmocka_unit_test(test_samples),
        cmocka_unit_test(test_alike),
        cmocka_unit_test(test_warmup),
        cmocka_unit_test(test_warmup_in_cycles),
        cmocka_unit_test(test_wrong),
        cmocka_unit_test(test_twice),
        cmocka_unit_test(test_path),
        cmocka_unit_test(test_not_issued),
        cmocka_unit_test(test_two_vcpus),
        cmocka_unit_test(test_counts),
        cmocka_unit_test(test_no_revision),
        cmocka_unit_test(test_unstable),
        cmocka_unit_test(test_exception),
    };

    return cmocka_run_group_tests_name("a case and its plan", tests, NULL, NULL);
}
