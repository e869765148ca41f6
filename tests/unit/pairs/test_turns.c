/* SPDX-License-Identifier: MIT */
/* Which turns the boots of two runs had (report/pairs/turns.h). */
#include "tests/unit/support/check.h"

#include "report/model/facts.h"
#include "report/model/words.h"
#include "report/pairs/turns.h"

/* A run of boots that say these turns. */
static struct run *turned(const char *series, const char *const *turns)
{
    struct run *run = run_new();

    if (series)
        run_add_fact(run, RUN_TURNS, series);
    for (; *turns; turns++) {
        struct run_boot *boot = run_add_boot(run);

        if (**turns)
            facts_set(&boot->facts, RUN_TURN, *turns);
    }
    return run;
}

#define TURNS(...)                                                                                 \
    (const char *const[])                                                                          \
    {                                                                                              \
        __VA_ARGS__, NULL                                                                          \
    }

static bool in_turns(const char *series, const char *const *of_base, const char *other,
                     const char *const *of_new, double *last)
{
    struct run *base = turned(series, of_base), *new = turned(other, of_new);
    struct pair_turns turns;
    bool are;

    pair_turns_take(&turns, base, new);
    are = turns.base && turns.new;
    assert_true(are || (!turns.base && !turns.new));
    if (are && last)
        *last = turns.new[new->boot_count - 1];
    pair_turns_free(&turns);
    run_free(base);
    run_free(new);
    return are;
}

static void test_turns(void **state)
{
    double last = 0;

    (void)state;
    assert_true(in_turns("x", TURNS("1", "3", "5"), "x", TURNS("2", "4", "6"), &last));
    assert_near(last, 6);
    assert_true(in_turns("x", TURNS("1", "4", "5"), "x", TURNS("2", "3", "6"), NULL));
    assert_false(in_turns("x", TURNS("1", "3", "5"), "y", TURNS("2", "4", "6"), NULL));
    assert_false(in_turns(NULL, TURNS("1", "3", "5"), NULL, TURNS("2", "4", "6"), NULL));
    assert_false(in_turns("x", TURNS("1", "", "5"), "x", TURNS("2", "4", "6"), NULL));
}

/* What is no number, is no turn, is had twice, or is one side after the other. */
static void test_wrong(void **state)
{
    static const char *const wrong[] = {"0", "-1", "4x", " 4", "+4", "1e3", "99999999999999999999"};
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(wrong) / sizeof(*wrong); i++)
        assert_false(in_turns("x", TURNS("1", "3", "5"), "x", TURNS("2", wrong[i], "6"), NULL));
    assert_false(in_turns("x", TURNS("1", "3", "5"), "x", TURNS("2", "3", "6"), NULL));
    assert_false(in_turns("x", TURNS("1", "2", "3"), "x", TURNS("4", "5", "6"), NULL));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_turns), cmocka_unit_test(test_wrong)};

    return cmocka_run_group_tests_name("turns of two runs", tests, NULL, NULL);
}
