/* SPDX-License-Identifier: MIT */
/*
 * The formula of "plan-boots" held against the ladder of a gate itself, on boots that are drawn
 * (report/power/power.h).
 */
#include "tests/unit/support/check.h"

#include "report/judge/decide.h"
#include "report/power/power.h"
#include "report/stats/centre.h"
#include "tests/unit/support/draw.h"

#define ALPHA 0.05
#define TRIES 1000

/* A measure of one spread, in a gate of so many, without a floor of its own. */
static struct sought sought_of(double effect, size_t among, double least)
{
    return (struct sought){.effect = effect,
                           .own = {.boots = sqrt(CENTRE_VARIANCE), .freedom = 1e9},
                           .shared = {.freedom = 1e9},
                           .least = least,
                           .among = 1,
                           .alpha = 1, /* its own floor is none */
                           .level = ALPHA / (double)among};
}

/* The same of the ladder: the others are surely equal. */
static double found_by_decide(const struct sought *sought, size_t boots, size_t among)
{
    static const double equal[] = {440, 440, 440, 440};
    struct decide_case *cases = calloc(among, sizeof(*cases));
    gsl_rng *rng = draw_start(5);
    unsigned found = 0, i;
    size_t k;

    cases[0] = case_of(boots);
    for (k = 1; k < among; k++)
        cases[k] =
            (struct decide_case){.base = equal, .new = equal, .base_count = 4, .new_count = 4};
    for (i = 0; i < TRIES; i++) {
        case_draw(rng, SHAPE_NORMAL, sought->effect * DRAW_SPREAD, &cases[0]);
        cases[0].floor = sought_floor(sought, boots) * DRAW_SPREAD;
        decide(cases, among, ALPHA);
        found += cases[0].decided.finding == FINDING_SLOWER;
    }
    case_drop(&cases[0]);
    free(cases);
    gsl_rng_free(rng);
    return (double)found / TRIES;
}

static void test_formula(void **state)
{
    static const struct {
        size_t boots, among;
        double effect, least;
    } rows[] = {
        {4, 1, 2.9, 0},    {6, 1, 1.9, 0},     {10, 1, 1.4, 0},   {10, 1, 1.4, 1.2},
        {10, 10, 2, 0},    {10, 100, 2.4, 0},  {10, 100, 2.4, 2}, {20, 1, 0.9, 0},
        {20, 100, 1.5, 0}, {20, 1500, 2, 1.6},
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        struct sought sought = sought_of(rows[i].effect, rows[i].among, rows[i].least);
        double said = power_of(&sought, rows[i].boots);
        double found = found_by_decide(&sought, rows[i].boots, rows[i].among);

        print_message("%zu boots of %zu: %.3f by the formula, %.3f drawn\n", rows[i].boots,
                      rows[i].among, said, found);
        assert_true(found <= chance_most(said, TRIES) + 0.03);
        assert_true(found >= chance_least(said, TRIES) - 0.03);
    }
}

static void test_boots(void **state)
{
    struct sought sought = sought_of(2, 1500, 0);
    enum power_bar bar;
    size_t boots = power_boots(&sought, 0.9, &bar);

    (void)state;
    /* It is the least number. */
    assert_true(power_of(&sought, boots) >= 0.9);
    assert_true(power_of(&sought, boots - 1) < 0.9);
    assert_true(boots > 17 && boots < 25);
    assert_int_equal(bar, POWER_SPREAD);
    assert_true(power_boots(&sought, 0.5, &bar) < boots);
    /* However far apart, ten boots are the least for 1,500 measures (docs/statistics.md). */
    sought.effect = 100;
    assert_int_equal(power_boots(&sought, 0.9, &bar), 10);
    assert_int_equal(bar, POWER_TESTS);
    sought.effect = 0.01;
    assert_int_equal(power_boots(&sought, 0.9, &bar), 0);
    assert_int_equal(bar, POWER_SPREAD);
    sought.least = 0.01;
    assert_int_equal(power_boots(&sought, 0.9, &bar), 0);
    assert_int_equal(bar, POWER_LEAST);
}

/* Below the noise between runs no boots are enough, and above it the floor takes more of them. */
static void test_between(void **state)
{
    struct sought sought = sought_of(2, 1, 0);
    enum power_bar bar;
    size_t without = power_boots(&sought, 0.9, &bar);

    (void)state;
    sought.alpha = ALPHA;
    sought.own.between = 0.5;
    sought.own.freedom = 10;
    assert_true(power_boots(&sought, 0.5, &bar) > without || !power_boots(&sought, 0.9, &bar));
    sought.own.between = 1;
    assert_int_equal(power_boots(&sought, 0.5, &bar), 0);
    assert_int_equal(bar, POWER_BETWEEN);
    /* R: qt(0.975, 10) is 2.228 */
    assert_true(fabs(sought_floor(&sought, 1000000000) - 2.228 * sqrt(2)) < 0.001);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_formula),
        cmocka_unit_test(test_boots),
        cmocka_unit_test(test_between),
    };

    return cmocka_run_group_tests_name("power", tests, NULL, NULL);
}
