/* SPDX-License-Identifier: MIT */
/* Drift over turns, fitted and taken off (report/sides/turns.h, clean.h). */
#include "tests/unit/support/check.h"

#include <gsl/gsl_randist.h>

#include "report/sides/clean.h"
#include "report/sides/turns.h"
#include "report/stats/mann_whitney.h"
#include "tests/unit/support/draw.h"

#define BOOTS_MOST_A_SIDE 20

struct drawn {
    double values[SIDE_COUNT][BOOTS_MOST_A_SIDE], turns[SIDE_COUNT][BOOTS_MOST_A_SIDE];
    size_t count;
};

static struct clean clean_of(const struct drawn *pair)
{
    return (struct clean){.sides = {{pair->values[0], pair->turns[0], pair->count},
                                    {pair->values[1], pair->turns[1], pair->count}}};
}

/* Boots in turns, base first, about 1000: 'drift' from the first to the last, and noise. */
static void draw_pair(gsl_rng *rng, size_t count, double drift, double bend, double noise,
                      struct drawn *pair)
{
    size_t i, k;

    pair->count = count;
    for (i = 0; i < count; i++)
        for (k = 0; k < SIDE_COUNT; k++) {
            double turn = (double)(2 * i + k), u = turn / (double)(2 * count - 1);

            pair->turns[k][i] = turn + 1;
            pair->values[k][i] =
                1000 + drift * u + bend * 4 * u * (1 - u) + gsl_ran_gaussian(rng, noise);
        }
}

/* Without noise all of it is found, and nothing is left but the sides. */
static void test_exact(void **state)
{
    gsl_rng *rng = draw_start(5);
    struct drawn pair;
    struct clean clean;
    size_t i;

    (void)state;
    draw_pair(rng, 10, 50, 20, 0, &pair);
    for (i = 0; i < 10; i++)
        pair.values[SIDE_NEW][i] += 7;
    clean = clean_of(&pair);
    clean_turns(&clean, false, 0.05, false);
    assert_true(clean.drifts);
    assert_true(fabs(clean.drift.taken - 0.048) < 0.003); /* of a median of about 1040 */
    for (i = 0; i < 10; i++)
        assert_true(fabs(clean.sides[SIDE_NEW].values[i] - clean.sides[SIDE_BASE].values[0] - 7) <
                    1e-3);
    clean_free(&clean);
    gsl_rng_free(rng);
}

/* What few boots can bear, and a bend: 4 u (1 - u) is 1 - v^2 on the scale from -1 to 1. */
static void test_fit(void **state)
{
    gsl_rng *rng = draw_start(5);
    struct turns_drift drift;
    struct drawn pair;
    struct clean clean;

    (void)state;
    draw_pair(rng, 4, 20, 0, 0, &pair);
    clean = clean_of(&pair);
    assert_true(turns_fit(clean.sides, &drift));
    assert_int_equal(drift.terms, 1);
    assert_near(drift.slope, 10);
    assert_near(drift.bend, 0);
    assert_near(drift.levels[SIDE_BASE], 1010);
    assert_near(drift.levels[SIDE_NEW], 1010);
    assert_near(turns_rise(&drift), 20);
    draw_pair(rng, 10, 20, 30, 0, &pair);
    clean = clean_of(&pair);
    assert_true(turns_fit(clean.sides, &drift));
    assert_int_equal(drift.terms, 2);
    assert_near(drift.slope, 10);
    assert_near(drift.bend, -30);
    assert_near(drift.bend_mean, 21.0 / 57);
    assert_near(drift.levels[SIDE_NEW], 1040 - 30 * 21.0 / 57);
    assert_near(turns_rise(&drift), 20);
    gsl_rng_free(rng);
}

/* By a line alone F is about 340 on 1 and 5 degrees of freedom, and without a drift about 1. */
static void test_line(void **state)
{
    gsl_rng *rng = draw_start(5);
    struct turns_drift drift;
    struct drawn pair;
    struct clean clean;
    unsigned found = 0, seen = 0, i;

    (void)state;
    for (i = 0; i < 100; i++) {
        draw_pair(rng, 4, 20, 0, 1, &pair);
        clean = clean_of(&pair);
        found += turns_fit(clean.sides, &drift) && drift.p < 0.005;
        draw_pair(rng, 4, 0, 0, 1, &pair);
        clean = clean_of(&pair);
        seen += turns_fit(clean.sides, &drift) && drift.p < 0.5;
    }
    print_message("of 100 each a drift of 20 deviations in %u, and of none p below 0.5 in %u\n",
                  found, seen);
    assert_true(found >= 90);
    assert_true(seen > 20 && seen < 80);
    gsl_rng_free(rng);
}

/* Equal values drift nowhere and are left alone, ties and all. */
static void test_flat(void **state)
{
    gsl_rng *rng = draw_start(5);
    struct drawn pair;
    struct clean clean;

    (void)state;
    draw_pair(rng, 10, 0, 0, 0, &pair);
    clean = clean_of(&pair);
    clean_turns(&clean, true, 0.05, false);
    assert_false(clean.drifts);
    assert_ptr_equal(clean.sides[SIDE_BASE].values, pair.values[SIDE_BASE]);
    clean_free(&clean);
    gsl_rng_free(rng);
}

/* A first boot that is cold is no drift. */
static void test_cold_boot(void **state)
{
    gsl_rng *rng = draw_start(5);
    struct drawn pair;
    struct clean clean;

    (void)state;
    draw_pair(rng, 10, 0, 0, 1, &pair);
    pair.values[SIDE_BASE][0] += 200;
    clean = clean_of(&pair);
    clean_turns(&clean, false, 0.05, false);
    assert_false(clean.drifts);
    clean_free(&clean);
    gsl_rng_free(rng);
}

/* By how much the rest is widened, in R: sqrt(18 / 16) * qt(0.975, 16) / qt(0.975, 18). */
static void test_widened(void **state)
{
    const struct turns_drift drift = {
        .levels = {1000, 2000}, .terms = 2, .first = 1, .last = 20, .p = 0.001};
    double values[SIDE_COUNT][10], turns[SIDE_COUNT][10], made[SIDE_COUNT][10];
    double *const out[SIDE_COUNT] = {made[0], made[1]};
    struct side_values sides[SIDE_COUNT];
    size_t i, k;

    (void)state;
    for (k = 0; k < SIDE_COUNT; k++) {
        for (i = 0; i < 10; i++) {
            turns[k][i] = (double)(2 * i + k + 1);
            values[k][i] = drift.levels[k] + (double)i;
        }
        sides[k] = (struct side_values){values[k], turns[k], 10};
    }
    turns_take_off(&drift, sides, 0.05, out);
    assert_true(fabs(made[0][9] - 1000 - 9 * 1.070244) < 1e-4);
    assert_true(fabs(made[1][1] - 2000 - 1.070244) < 1e-4);
}

#define TRIES 2000

struct seen {
    double drift, p; /* the share of the tries in which there was one */
};

static struct seen try(size_t count, double drift, double bend, bool known, double shift,
                       double level)
{
    gsl_rng *rng = draw_start(11);
    struct seen seen = {0, 0};
    struct drawn pair;
    unsigned i;
    size_t k;

    for (i = 0; i < TRIES; i++) {
        struct clean clean;

        draw_pair(rng, count, drift, bend, 1, &pair);
        for (k = 0; k < count; k++)
            pair.values[SIDE_NEW][k] += shift;
        clean = clean_of(&pair);
        clean_turns(&clean, known, level, false);
        seen.drift += clean.drifts / (double)TRIES;
        seen.p += (rank_test(clean.sides[SIDE_BASE].values, count, clean.sides[SIDE_NEW].values,
                             count) <= level) /
                  (double)TRIES;
        clean_free(&clean);
    }
    gsl_rng_free(rng);
    return seen;
}

/* What is taken off makes no false alarms, with drift or without, also where it is taken off
 * blindly. */
static void test_level(void **state)
{
    static const struct {
        size_t count;
        double drift, bend, level;
    } rows[] = {{4, 0, 0, 0.05},  {4, 20, 0, 0.05},   {10, 0, 0, 0.05}, {10, 5, 0, 0.05},
                {10, 0, 5, 0.05}, {10, 50, 20, 0.01}, {20, 10, 0, 0.01}};
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        struct seen seen = try(rows[i].count, rows[i].drift, rows[i].bend, true, 0, rows[i].level);

        print_message("%zu boots, drift %g, bend %g: level %.4f of %g\n", rows[i].count,
                      rows[i].drift, rows[i].bend, seen.p, rows[i].level);
        assert_true(seen.p <= chance_most(rows[i].level, TRIES));
    }
}

/* Where nothing drifts hardly anything is taken off, and where it does the power comes back. */
static void test_power(void **state)
{
    struct seen still = try(10, 0, 0, false, 1.5, 0.05), drifting = try(10, 8, 0, false, 1.5, 0.05);

    (void)state;
    print_message("power without drift %.3f, with a drift of 8 deviations %.3f\n", still.p,
                  drifting.p);
    assert_true(still.drift <= 0.03);
    assert_true(still.p >= 0.82 && drifting.drift >= 0.95);
    assert_true(drifting.p >= still.p - 0.1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_exact),     cmocka_unit_test(test_fit),
        cmocka_unit_test(test_line),      cmocka_unit_test(test_flat),
        cmocka_unit_test(test_cold_boot), cmocka_unit_test(test_widened),
        cmocka_unit_test(test_level),     cmocka_unit_test(test_power),
    };

    return cmocka_run_group_tests_name("turns", tests, NULL, NULL);
}
