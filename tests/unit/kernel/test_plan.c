/* SPDX-License-Identifier: MIT */
/* What one boot runs (bench/plan/): which cases, in which order, and how many calls a sample. */
#include "tests/unit/support/check.h"

/* The host's table has that name. */
#define case_table tried_table
#include "bench/plan/depths.c"
#include "bench/plan/plan.c"
#include "bench/plan/shot.c"
#include "core/text.c"

static const struct case_ops none;

#define ROW(name_, flags_)                                                                         \
    {                                                                                              \
        .info = {.name = name_, .paths = CASE_PATHS_S, .rev = 1, .flags = flags_}, .ops = &none    \
    }

const struct case_row case_table[] = {
    ROW("control/twin", CASE_CONTROL),
    ROW("control/chain-mul", CASE_CYCLES_CONTROL),
    ROW("a/1", CASE_PLAIN),
    ROW("a/2", CASE_PLAIN),
    ROW("smp/1", CASE_SMP),
    ROW("b/1", CASE_PLAIN),
    ROW("b/2", CASE_PLAIN),
    ROW("b/3", CASE_PLAIN),
    ROW("selftest/1", CASE_SELFTEST),
    ROW("control/end-twin", CASE_END_CONTROL),
};
const unsigned case_count = sizeof(case_table) / sizeof(*case_table);

static struct options options_with(int shift, uint32_t order)
{
    return (struct options){.samples = 10, .warmup = 16, .shift = shift, .order = order};
}

/* The names of a plan, with blanks between. */
static const char *names_of(const struct options *options)
{
    static char names[400];
    struct plan plan;
    unsigned i;

    plan_make(&plan, options);
    for (*names = '\0', i = 0; i < plan.count; i++) {
        strcat(names, i ? " " : "");
        strcat(names, plan.rows[i]->info.name);
    }
    return names;
}

/* ---- cases and their order ---- */

static void test_units(void **state)
{
    struct options options = options_with(1, 0);

    (void)state;
    assert_string_equal(names_of(&options), "control/twin a/1 a/2 b/1 b/2 b/3");
    options.shift = NO_SHIFT;
    assert_string_equal(names_of(&options),
                        "control/twin control/chain-mul a/1 a/2 b/1 b/2 b/3 control/end-twin");
}

/* What is skipped has no place in the plan, and none among its depths. */
static void test_skipped(void **state)
{
    struct options options = options_with(NO_SHIFT, 0);

    (void)state;
    strcpy(options.skip, "a/*,control/*");
    assert_string_equal(names_of(&options),
                        "control/twin control/chain-mul b/1 b/2 b/3 control/end-twin");
    assert_string_equal(depths_text(&options), "00");
}

/* Controls keep their places, the first and the last, in every order. */
static void test_order(void **state)
{
    static const char start[] = "control/twin control/chain-mul ", end[] = " control/end-twin";
    struct options options = options_with(NO_SHIFT, 0);
    char plain[400];
    unsigned moved = 0, seed;
    const char *names;

    (void)state;
    strcpy(plain, names_of(&options));
    for (seed = 2; seed < 12; seed++) {
        options.order = seed;
        names = names_of(&options);
        assert_int_equal(strlen(names), strlen(plain));
        assert_memory_equal(names, start, strlen(start));
        assert_string_equal(names + strlen(names) - strlen(end), end);
        moved += strcmp(names, plain) != 0;
    }
    assert_true(moved >= 8);
}

/* Where the budget leaves no more than end a series anyhow, none ends early. */
static void test_budget(void **state)
{
    struct options options = options_with(1, 0);
    struct plan plan;

    (void)state;
    options.samples = 20;
    options.alike = 10;
    plan_make(&plan, &options);
    options.budget = 1000000;
    assert_true(plan_budget(&plan, &options));
    assert_int_equal(options.samples, 20);
    assert_int_equal(options.alike, 10);
    options.budget = 9900;
    assert_true(plan_budget(&plan, &options));
    assert_in_range(options.samples, 1, 10);
    assert_int_equal(options.alike, 0);
    options.budget = 100;
    assert_false(plan_budget(&plan, &options));
}

/* ---- what makes two plans the same ---- */

static void test_set(void **state)
{
    struct options options = options_with(NO_SHIFT, 0), other = options_with(NO_SHIFT, 7);
    struct plan plan, moved;

    (void)state;
    plan_make(&plan, &options);
    plan_make(&moved, &other);
    assert_int_not_equal(plan_hash(&plan, &options), plan_hash(&moved, &other));
    assert_int_equal(plan_set(&plan, &options), plan_set(&moved, &other));
    other.samples++;
    assert_int_not_equal(plan_set(&plan, &options), plan_set(&moved, &other));
    other.samples--;
    other.warmup++;
    assert_int_not_equal(plan_set(&plan, &options), plan_set(&moved, &other));
    other.warmup--;
    strcpy(other.omit, "control/*");
    plan_make(&moved, &other);
    assert_int_equal(plan_set(&plan, &options), plan_set(&moved, &other));
    strcpy(other.omit, "b/2");
    plan_make(&moved, &other);
    assert_int_not_equal(plan_set(&plan, &options), plan_set(&moved, &other));
}

/* ---- calls in a sample ---- */

static const struct case_row *row_of(const char *name)
{
    unsigned i;

    for (i = 0; strcmp(case_table[i].info.name, name) != 0; i++)
        ;
    return &case_table[i];
}

/* NULL, or what is wrong with these depths. */
static const char *take(struct options *options, const char *depths)
{
    memset(steps, 0, sizeof(steps));
    strcpy(options->depths, depths);
    return depths_take(options);
}

static void test_depths(void **state)
{
    struct options options = options_with(NO_SHIFT, 0);
    char text[DEPTHS_LENGTH];

    (void)state;
    memset(steps, 0, sizeof(steps));
    assert_string_equal(depths_text(&options), "000");
    depths_keep(row_of("a/1"), 1);
    depths_keep(row_of("a/2"), 32);
    depths_keep(row_of("b/2"), 2);
    strcpy(text, depths_text(&options));
    /* 7 * 1 + 6, 7 * 0 + 2, 7 * 0 + 0 */
    assert_string_equal(text, "D20");
    assert_null(take(&options, text));
    assert_int_equal(depths_of(row_of("a/1")), 1);
    assert_int_equal(depths_of(row_of("a/2")), 32);
    assert_int_equal(depths_of(row_of("b/1")), 0);
    assert_int_equal(depths_of(row_of("b/2")), 2);
    assert_int_equal(depths_of(row_of("control/twin")), 0);
    assert_string_equal(depths_text(&options), text);
}

/* A case that ended a boot is left out of the next one, and moves no other. */
static void test_omitted(void **state)
{
    struct options options = options_with(NO_SHIFT, 3);

    (void)state;
    strcpy(options.omit, "a/2");
    assert_null(take(&options, "D20"));
    assert_int_equal(depths_of(row_of("b/2")), 2);
}

static void test_refused(void **state)
{
    struct options options = options_with(NO_SHIFT, 0);

    (void)state;
    assert_null(take(&options, ""));
    assert_string_equal(take(&options, "D2"), "of another plan");
    assert_string_equal(take(&options, "D200"), "of another plan");
    assert_string_equal(take(&options, "D2n"), "not what a boot says as clock.depths");
    assert_string_equal(take(&options, "D2-"), "not what a boot says as clock.depths");
    options.shift = 1;
    assert_string_equal(take(&options, "D20"), "in insns a sample has one call");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_units),   cmocka_unit_test(test_skipped),
        cmocka_unit_test(test_order),   cmocka_unit_test(test_set),
        cmocka_unit_test(test_budget),  cmocka_unit_test(test_depths),
        cmocka_unit_test(test_omitted), cmocka_unit_test(test_refused),
    };

    return cmocka_run_group_tests_name("the kernel's plan", tests, NULL, NULL);
}
