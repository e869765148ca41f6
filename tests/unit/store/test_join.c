/* SPDX-License-Identifier: MIT */
/* Runs of one thing as one run (report/store/join.h). */
#include "tests/unit/makers/boots_maker.h"
#include "tests/unit/makers/kinds_maker.h"
#include "tests/unit/makers/run_json.h"
#include "tests/unit/makers/run_maker.h"

#include "report/model/facts.h"
#include "report/model/run.h"
#include "report/model/words.h"
#include "report/store/join.h"

static struct run *made(unsigned first, unsigned count)
{
    struct boots_case cases[] = {
        {.name = "xen_version/version", .call = {300}, .entry = {70}},
        {.name = "mmu_update/l1-same", .call = {800}, .item = {60}, .outliers = 3},
    };
    unsigned i;

    for (i = 0; i < count; i++) {
        cases[0].call[i] = 300 + 10 * (first + i);
        cases[1].call[i] = 800 + 10 * (first + i);
    }
    return boots_run(
        &(struct boots){.unit = "cycles", .count = count, .cases = cases, .case_count = 2});
}

/* Logs have other names, which problems begin with. */
static void forget_logs(struct run *run)
{
    size_t i;

    facts_drop(&run->facts, RUN_BOOTS_MEANT);
    for (i = 0; i < run->boot_count; i++) {
        free(run->boots[i].log);
        run->boots[i].log = NULL;
    }
    run_drop_problems(run, 0);
}

/* What both say, without the facts that joining sets. */
static void check_equal(struct run *a, struct run *b)
{
    char *of_a, *of_b;

    assert_int_equal(a->problems.count, b->problems.count);
    forget_logs(a);
    forget_logs(b);
    of_a = json_text_of(a);
    of_b = json_text_of(b);
    assert_string_equal(of_a, of_b);
    free(of_a);
    free(of_b);
    run_free(a);
    run_free(b);
}

static void join(struct run *into, struct run *from)
{
    char why[256];

    if (!run_join(into, from, why, sizeof(why)))
        fail_msg("not joined: %s", why);
    run_free(from);
}

/* Five boots taken in two runs are five boots. */
static void test_as_one(void **state)
{
    struct run *two = made(0, 2), *three = made(2, 3), *five = made(0, 5);

    (void)state;
    join(two, three);
    assert_int_equal(two->boot_count, 5);
    check_equal(two, five);
}

static struct run *run_of(char *text)
{
    struct run *run = run_of_text(text);

    free(text);
    return run;
}

/* Records of every kind, exceptions among them, come along. */
static void test_every_kind(void **state)
{
    struct run *a = run_of(log_of_every_kind()), *b = run_of(log_of_every_kind()), *both;
    char *one = log_of_every_kind(), *twice;

    (void)state;
    assert_true(asprintf(&twice, "%s%s", one, one) > 0);
    free(one);
    both = run_of(twice);
    assert_int_equal(both->boot_count, 2 * a->boot_count);
    join(a, b);
    assert_int_equal(a->fault_count, both->fault_count);
    check_equal(a, both);
}

/* What the runner said of both stays of the run, and the rest is of the boots. */
static void test_facts(void **state)
{
    struct run *a = made(0, 2), *b = made(0, 1);

    (void)state;
    run_add_fact(a, "host.cpu", "one");
    run_add_fact(b, "host.cpu", "one");
    run_add_fact(a, "host.governor", "performance");
    run_add_fact(b, "host.governor", "powersave");
    run_add_fact(a, "qemu.accel", "kvm");
    /* Of how the host was set its boot knows better, and of the rest the runner. */
    run_add_boot_fact(a, 2, "host.governor", "ondemand");
    run_add_boot_fact(a, 2, "qemu.accel", "tcg");
    join(a, b);
    assert_string_equal(facts_get(&a->facts, "host.cpu"), "one");
    assert_null(facts_get(&a->facts, "host.governor"));
    assert_null(facts_get(&a->facts, "qemu.accel"));
    assert_string_equal(facts_get(&a->boots[0].facts, "host.governor"), "performance");
    assert_string_equal(facts_get(&a->boots[1].facts, "host.governor"), "ondemand");
    assert_string_equal(facts_get(&a->boots[2].facts, "host.governor"), "powersave");
    assert_string_equal(facts_get(&a->boots[1].facts, "qemu.accel"), "kvm");
    assert_null(facts_get(&a->boots[2].facts, "qemu.accel"));
    assert_string_equal(run_fact(a, "qemu.accel"), "kvm");
    run_free(a);
}

/* Runs that were each taken in turns are taken in turns together. */
static struct run *in_turns(const char *series, unsigned first)
{
    struct run *run = made(0, 2);
    char turn[16];
    unsigned i;

    run_add_fact(run, RUN_TURNS, series);
    for (i = 0; i < 2; i++) {
        snprintf(turn, sizeof(turn), "%u", first + 2 * i);
        run_add_boot_fact(run, i + 1, RUN_TURN, turn);
    }
    return run;
}

static void check_turns(struct run *run, unsigned first)
{
    char turn[16];
    unsigned i;

    assert_string_equal(run_fact(run, RUN_TURNS), "x y");
    for (i = 0; i < 4; i++) {
        snprintf(turn, sizeof(turn), "%u", first + 2 * i);
        assert_string_equal(facts_get(&run->boots[i].facts, RUN_TURN), turn);
    }
    run_free(run);
}

static void test_turns(void **state)
{
    struct run *base = in_turns("x", 1), *new = in_turns("x", 2), *other = made(0, 2);

    (void)state;
    join(base, in_turns("y", 1));
    join(new, in_turns("y", 2));
    check_turns(base, 1);
    check_turns(new, 2);
    /* Of one that was not, no turn is made up. */
    base = in_turns("x", 1);
    join(base, other);
    assert_null(facts_get(&base->facts, RUN_TURNS));
    assert_null(facts_get(&base->boots[2].facts, RUN_TURN));
    run_free(base);
}

/* Both sides of one series have turns between each other's, and a turn that is none stays. */
static void test_same_turns(void **state)
{
    static const char far[] = "9223372036854775807";
    struct run *base = in_turns("x", 1), *then = in_turns("y", 1);

    (void)state;
    join(base, in_turns("x", 2));
    assert_string_equal(run_fact(base, RUN_TURNS), "x");
    assert_string_equal(facts_get(&base->boots[1].facts, RUN_TURN), "3");
    assert_string_equal(facts_get(&base->boots[2].facts, RUN_TURN), "2");
    run_add_boot_fact(then, 1, RUN_TURN, far);
    run_add_boot_fact(then, 2, RUN_TURN, "3rd");
    join(base, then);
    assert_string_equal(facts_get(&base->boots[4].facts, RUN_TURN), far);
    assert_string_equal(facts_get(&base->boots[5].facts, RUN_TURN), "3rd");
    run_free(base);
}

/* A case that only the second run has is as it was there. */
static void test_new_case(void **state)
{
    struct run *a = made(0, 1), *b = made(0, 1);
    struct run_case *c = run_get_case(b, "set_gdt/empty");

    (void)state;
    c->rev = 3;
    c->faults = 2;
    free(c->state);
    c->state = strdup("heap");
    join(a, b);
    c = run_find_case(a, "set_gdt/empty");
    assert_int_equal(c->rev, 3);
    assert_int_equal(c->faults, 2);
    assert_string_equal(c->state, "heap");
    run_free(a);
}

/* A side of which one run is short is short. */
static void test_meant(void **state)
{
    struct run *a = made(0, 2), *b = made(0, 1);

    (void)state;
    run_add_fact(a, RUN_BOOTS_MEANT, "2");
    run_add_fact(b, RUN_BOOTS_MEANT, "4");
    join(a, b);
    assert_int_equal(run_boots_meant(a), 6);
    run_free(a);
}

static void test_problems(void **state)
{
    struct run *a = made(0, 2), *b = made(0, 2);

    (void)state;
    run_add_problem(b, "boot 2 was ended by somebody");
    run_add_problem(b, "boots are many");
    b->problems_left_off = 3;
    join(a, b);
    assert_int_equal(a->problems_left_off, 3);
    assert_int_equal(a->problems.count, 2);
    assert_string_equal(a->problems.at[0], "boot 4 was ended by somebody");
    assert_string_equal(a->problems.at[1], "boots are many");
    run_free(a);
}

/* Boots of other plans, images and facts are held against each other as those of one log are. */
static void test_held(void **state)
{
    struct run *a = made(0, 1), *b = made(0, 1);

    (void)state;
    run_add_boot_fact(b, 1, "xen.uptime", "7");
    join(a, b);
    assert_int_equal(run_boot_outcome(a, 1), OUTCOME_COMPLETE);
    assert_int_equal(run_boot_outcome(a, 2), OUTCOME_PARTIAL);
    run_free(a);
}

static void check_refused(struct run *a, struct run *b, const char *part)
{
    char why[256];

    assert_false(run_join(a, b, why, sizeof(why)));
    if (!strstr(why, part))
        fail_msg("not \"%s\" in: %s", part, why);
    run_free(a);
    run_free(b);
}

static void test_refused(void **state)
{
    struct run *a = made(0, 1), *b = made(0, 1);

    (void)state;
    run_find_case(b, "mmu_update/l1-same")->rev = 2;
    check_refused(a, b, "mmu_update/l1-same is revision 1 in one and 2 in another");
    a = made(0, 1);
    b = made(0, 1);
    while (a->boot_count < RUN_BOOTS_MAX)
        run_add_boot(a);
    check_refused(a, b, "more than 1000 boots");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_as_one),     cmocka_unit_test(test_every_kind),
        cmocka_unit_test(test_facts),      cmocka_unit_test(test_turns),
        cmocka_unit_test(test_same_turns), cmocka_unit_test(test_new_case),
        cmocka_unit_test(test_meant),      cmocka_unit_test(test_problems),
        cmocka_unit_test(test_held),       cmocka_unit_test(test_refused),
    };

    return cmocka_run_group_tests_name("join", tests, NULL, NULL);
}
