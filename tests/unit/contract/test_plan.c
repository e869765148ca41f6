/* SPDX-License-Identifier: MIT */
/* What came of a boot held against plans that no kernel has. */
#include "tests/unit/makers/log_maker.h"
#include "tests/unit/support/check.h"

#include <unistd.h>

#include "report/contract/came.h"
#include "report/contract/contract.h"
#include "report/contract/plan_hash.h"
#include "report/keys/boots.h"
#include "report/keys/key.h"
#include "report/keys/keys.h"
#include "report/keys/table.h"
#include "report/model/case.h"
#include "report/model/facts.h"
#include "report/model/outcome.h"
#include "report/model/plan.h"
#include "report/model/run.h"
#include "report/record/record.h"
#include "report/text/texts.h"

/* More than any of it takes: a plan must not keep its reader busy for ever. */
#define SECONDS 60

/* A boot of a row that looks for splits, whose batches are worked out from the plan's. */
static struct run *boot_of(const char *batches)
{
    static const char *const name = "mmu_update/l1-same";
    struct log_maker m;

    maker_open(&m, "insns");
    m.batches = batches;
    maker_begin(&m);
    maker_controls(&m);
    maker_case(&m, name);
    maker_single(&m, name, 900);
    maker_samples(&m, name, PATH_MULTI, 0, 1, MAKER_TWIN + 900);
    maker_status(&m, name, "ok");
    maker_end(&m, "ok");
    return run_of_maker(&m);
}

static void check_batches(const char *batches, size_t taken, unsigned last)
{
    struct run *run = boot_of(batches);
    struct plan plan = plan_of(run_boot(run, 1));

    assert_int_equal(plan.batch_count, taken);
    if (taken)
        assert_int_equal(plan.batches[taken - 1], last);
    assert_int_equal(run_boot_outcome(run, 1), OUTCOME_PARTIAL);
    run_free(run);
}

static void test_batches(void **state)
{
    (void)state;
    alarm(SECONDS);
    check_batches("1,8,64", 3, 64);
    check_batches("2147483649", 1, 2147483649u);
    check_batches("4294967295", 1, 4294967295u);
    check_batches("4294967296", 0, 0);
    check_batches("1,8,8,64", 2, 8);
    check_batches("64,8,1", 1, 64);
    check_batches("-1", 0, 0);
    check_batches("x", 0, 0);
    alarm(0);
}

/* A case that did not come, by its place in the plan. */
static void check_count(unsigned cases, unsigned at, const char *line)
{
    struct run *run;
    char said[16];

    run = run_of_made_boot("insns");
    snprintf(said, sizeof(said), "%u", cases);
    facts_set(&run->boots[0].plan, "cases", said);
    run_find_case(run, "xen_version/version")->boots[0].at = at;
    run_hold_to_plans(run);
    assert_string_equal(run->boots[0].lacks.at[0], line);
    assert_int_equal(run_boot_outcome(run, 1), OUTCOME_PARTIAL);
    run_free(run);
}

static void test_count(void **state)
{
    (void)state;
    check_count(9, 7, "7 of the 9 cases of its plan came: number 6 is missing");
    check_count(9, 0, "7 of the 9 cases of its plan came");
    check_count(7, 7, "its cases are not numbered as its plan has them, from 6 on");
    check_count(6, 6, "7 of the 6 cases of its plan came");
}

/* A hash of 32 bits is one, and the low 32 of more are another. */
static void check_hash(const char *text, bool have, uint32_t hash)
{
    struct run *run = run_of_made_boot("insns");
    struct plan plan;

    facts_set(&run->boots[0].plan, "hash", text);
    plan = plan_of(run_boot(run, 1));
    assert_int_equal(plan.have_hash, have);
    assert_int_equal(plan.hash, hash);
    run_free(run);
}

static void test_hash(void **state)
{
    (void)state;
    check_hash("0", true, 0);
    check_hash("ffffffff", true, UINT32_MAX);
    check_hash("100000000", false, 0);
    check_hash("1ffffffff", false, 0);
    check_hash("fffffffffffffffff", false, 0);
    check_hash("x", false, 0);
}

/* Fewer alike than the kernel takes for enough are no reason to end a series. */
static void test_alike(void **state)
{
    struct run *run = run_of_made_boot("insns");
    struct facts *plan = &run->boots[0].plan;

    (void)state;
    assert_int_equal(plan_of(run_boot(run, 1)).alike, 0);
    facts_set(plan, "alike", "10");
    assert_int_equal(plan_of(run_boot(run, 1)).alike, 10);
    facts_set(plan, "alike", "9");
    assert_int_equal(plan_of(run_boot(run, 1)).alike, 0);
    run_free(run);
}

/* ---- boots in cycles, each in an order of its own ---- */

/* Two boots of the same cases in two orders, whose plans say these sets; NULL: none. */
static struct run *run_of_orders(const char *unit, const char *first, const char *second)
{
    struct log_maker m;
    struct run *run;
    size_t i;

    maker_open(&m, unit);
    maker_boot(&m);
    maker_begin(&m);
    maker_controls(&m);
    maker_mmu_update(&m);
    maker_version(&m);
    maker_end(&m, "ok");
    run = run_of_maker(&m);
    for (i = 0; i < run->case_count; i++)
        run->cases[i].boots[0].at = run->cases[i].boots[1].at = (unsigned)i + 1;
    run_find_case(run, "mmu_update/l1-same")->boots[1].at = (unsigned)i - 1;
    run_find_case(run, "xen_version/version")->boots[1].at = (unsigned)i;
    if (first)
        facts_set(&run->boots[0].plan, "set", first);
    if (second)
        facts_set(&run->boots[1].plan, "set", second);
    run_hold_to_plans(run);
    return run;
}

/* The set that the plan of a boot has if it promises what came. */
static void set_of(unsigned boot, char *text)
{
    struct run *run = run_of_orders("cycles", NULL, NULL);
    struct came *came = came_take(run);
    struct plan plan = plan_of(run_boot(run, boot));

    sprintf(text, "%08x", plan_set_of(&plan, came[boot - 1].cases, came[boot - 1].count));
    came_free(came, run);
    run_free(run);
}

/* By the key that the boots of the run differ in, or NULL. */
static void check_boots(const char *unit, const char *first, const char *second, const char *differ)
{
    struct run *run = run_of_orders(unit, first, second);
    const struct compare_key *key = compare_key_of_boots(run);

    if (differ)
        assert_string_equal(key->name, differ);
    else
        assert_null(key);
    run_free(run);
}

static void test_orders(void **state)
{
    char first[16], second[16];

    (void)state;
    set_of(1, first);
    set_of(2, second);
    assert_string_equal(first, second);
    check_boots("cycles", first, second, NULL);
    check_boots("cycles", NULL, NULL, COMPARE_KEY_PLAN);
    check_boots("cycles", first, NULL, COMPARE_KEY_PLAN);
    check_boots("cycles", first, "0", COMPARE_KEY_PLAN);
    /* In insns the order is part of the plan. */
    check_boots("insns", first, second, COMPARE_KEY_PLAN);
}

/* What a boot says of its set is held against what came. */
static void test_set(void **state)
{
    char set[16];
    struct run *run;

    (void)state;
    set_of(1, set);
    run = run_of_orders("cycles", set, set);
    assert_int_equal(run->boots[0].lacks.count, 0);
    assert_int_equal(run->boots[1].lacks.count, 0);
    run_free(run);
    run = run_of_orders("cycles", set, "12345678");
    assert_int_equal(run->boots[0].lacks.count, 0);
    assert_true(text_among(&run->boots[1].lacks, "what came is not the set of its plan"));
    run_free(run);
}

/* Boots of one set are held against each other, whatever their order. */
static void check_held(const char *set, bool held)
{
    struct run *run = run_of_orders("cycles", set, set);
    struct run_case *c = run_find_case(run, "xen_version/version");

    c->boot_count--;
    run_hold_to_plans(run);
    assert_int_equal(c->lacks != NULL, held);
    if (held)
        assert_string_equal(c->lacks, "boot 2 has nothing of it");
    run_free(run);
}

static void test_held(void **state)
{
    char set[16];

    (void)state;
    set_of(1, set);
    check_held(set, true);
    check_held(NULL, false);
}

/* The hash does not cover which batches a plan lists. */
static void test_listed(void **state)
{
    static const char *const lists[] = {"1,2,3,4,8,16,32,64", "1,2,4,8,16,32,64,128", ""};
    static const char *const lacks[] = {"no case has the batch of 3 of its plan",
                                        "no case has the batch of 128 of its plan",
                                        "its plan does not say which batches"};
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(lists) / sizeof(*lists); i++) {
        struct run *run = run_of_made_boot("insns");

        run_hold_to_plans(run);
        assert_int_equal(run->boots[0].lacks.count, 0);
        facts_set(&run->boots[0].plan, "batches", lists[i]);
        run_hold_to_plans(run);
        assert_true(run->boots[0].lacks.count > 0);
        assert_true(text_among(&run->boots[0].lacks, lacks[i]));
        run_free(run);
    }
}

/* A run.json says of which format its records were, and of which kernel. */
static void test_format(void **state)
{
    struct run *run = run_of_made_boot("insns");

    (void)state;
    run_hold_to_plans(run);
    assert_false(text_among(&run->boots[0].lacks, "format"));
    facts_set(&run->boots[0].begin, "format", "2");
    run_hold_to_plans(run);
    assert_true(
        text_among(&run->boots[0].lacks, "its begin record has a format that this pvbench"));
    assert_int_equal(run_boot_outcome(run, 1), OUTCOME_PARTIAL);
    run_free(run);
    run = run_of_made_boot("insns");
    facts_free(&run->boots[0].begin);
    run->boots[0].begin = (struct facts){0};
    facts_set(&run->boots[0].begin, "format", "1");
    run_hold_to_plans(run);
    assert_true(text_among(&run->boots[0].lacks, "its begin record has no env"));
    assert_true(text_among(&run->boots[0].lacks, "its begin record has no abi"));
    assert_true(text_among(&run->boots[0].lacks, "its begin record has no build"));
    run_free(run);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_hash),  cmocka_unit_test(test_alike),  cmocka_unit_test(test_batches),
        cmocka_unit_test(test_count), cmocka_unit_test(test_orders), cmocka_unit_test(test_set),
        cmocka_unit_test(test_held),  cmocka_unit_test(test_format), cmocka_unit_test(test_listed),
    };

    return cmocka_run_group_tests_name("plans", tests, NULL, NULL);
}
