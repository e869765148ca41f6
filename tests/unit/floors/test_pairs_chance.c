/* SPDX-License-Identifier: MIT */
/*
 * Floors from pairs of runs in turns, on hosts that are drawn whose level moves by 1 % from run to
 * run and by 0.05 % within a pair: a gate in turns finds half a percent, and nothing where nothing
 * is; one that is not in turns has the floors that it had.
 */
#include "tests/unit/support/check.h"

#include "report/floors/floors.h"
#include "report/floors/pairs.h"
#include "report/stats/centre.h"
#include "tests/unit/support/draw.h"
#include "tests/unit/support/gate_model.h"
#include "tests/unit/support/host_model.h"

#define ALPHA 0.05
#define GATES 40

static const struct host_model moving = {.measures = 100,
                                         .a_family = 20,
                                         .spread = 0.003,
                                         .between = 0.01,
                                         .shared = 0.01,
                                         .within_pair = 0.0005};

static struct gate_found draw(const struct host_model *host, bool turns, double effect)
{
    struct gate_model model = {.host = *host,
                               .pairs = 6,
                               .calibrated = 10,
                               .boots = 10,
                               .effect = effect,
                               .family = true,
                               .turns = turns,
                               .paired = turns};
    struct gate_found found = gate_draw(&model, 5, GATES);

    print_message("%s, %+.1f %%: family in %zu, red %zu, green %zu, alarms %zu of %zu\n",
                  turns ? "in turns" : "apart", 100 * effect, found.families, found.red,
                  found.green, found.alarms, found.gates);
    return found;
}

static void test_found(void **state)
{
    (void)state;
    assert_true(draw(&moving, true, 0.005).families >= GATES * 9 / 10);
    /* Without pairs it lies within the floor. */
    assert_true(draw(&moving, false, 0.005).families <= GATES / 10);
}

static void test_alike(void **state)
{
    struct host_model drifting = moving;
    struct gate_found found = draw(&moving, true, 0);

    (void)state;
    assert_true((double)found.red / GATES <= chance_most(ALPHA, GATES));
    assert_true(found.green >= GATES * 9 / 10);
    /* What drifts over the turns is taken off, in the pairs as in the gate. */
    drifting.drift = 0.03;
    found = draw(&drifting, true, 0);
    assert_true((double)found.red / GATES <= chance_most(ALPHA, GATES));
    assert_true(found.green >= GATES * 9 / 10);
    assert_true(draw(&drifting, true, 0.005).families >= GATES * 9 / 10);
}

static double floor_of_list(const struct floors *floors, bool in_turns)
{
    const struct floor_for gate = {10, 10, 1, ALPHA, in_turns};
    double share;

    assert_true(floors_find_family(floors, NULL, &gate, &share));
    return share;
}

/* The same runs, known as pairs or not. */
static void test_apart(void **state)
{
    struct floors pairs, none;
    const struct floor_for gate = {10, 10, 100, ALPHA, false}, turns = {10, 10, 100, ALPHA, true};
    gsl_rng *rng = draw_start(3);
    double of_pairs, of_none, in_turns;
    size_t i;

    (void)state;
    host_floors_of_pairs(rng, &moving, 6, 10, &pairs);
    assert_true(floor_of_list(&pairs, true) < floor_of_list(&pairs, false) / 5);
    for (i = 0; i < pairs.count; i++) {
        const char *name = pairs.at[i].name;

        assert_true(floors_find(&pairs, name, MEASURE_CALL, &turns, &in_turns));
        assert_true(floors_find(&pairs, name, MEASURE_CALL, &gate, &of_pairs));
        assert_true(in_turns < of_pairs / 3);
        assert_true(pairs.at[i].at[MEASURE_CALL].own_in_turns.between < 0.002 * HOST_PRICE);
    }
    /* That they are known as pairs changes nothing for sides that are none. */
    host_floors(rng, &moving, 12, 10, &none);
    assert_near(floor_of_list(&none, true), floor_of_list(&none, false));
    for (i = 0; i < none.count; i++) {
        assert_true(floors_find(&none, none.at[i].name, MEASURE_CALL, &turns, &in_turns));
        assert_true(floors_find(&none, none.at[i].name, MEASURE_CALL, &gate, &of_none));
        assert_near(in_turns, of_none);
    }
    floors_free(&pairs);
    floors_free(&none);
    gsl_rng_free(rng);
}

/* By hand: two pairs with shifts of 2 and -4. */
static void test_scatter(void **state)
{
    static const double runs[4][3] = {{1, 2, 3}, {3, 4, 5}, {11, 12, 13}, {7, 8, 9}};
    struct run_pair at[] = {{.base = 0, .new = 1}, {.base = 2, .new = 3}};
    const struct run_pairs pairs = {at, 2}, first = {at, 1};
    struct replicates values = replicates_new(4);
    struct scatter scatter;
    size_t i;

    (void)state;
    for (i = 0; i < 4; i++)
        memcpy(replicates_add(&values, i, 3), runs[i], sizeof(runs[i]));
    assert_true(scatter_of_pairs(&values, 0, &pairs, &scatter));
    assert_near(scatter.between, (2 * 2 + 4 * 4) / 2.0 / 2);
    assert_near(scatter.freedom, 2);
    assert_near(scatter.within, 1);
    assert_near(scatter.within_freedom, 8);
    assert_near(scatter.boots, 3);
    assert_true(scatter_of_pairs(&values, 6, &first, &scatter));
    assert_near(scatter.freedom, 1);
    assert_near(scatter.within, 1 + 3);
    assert_near(scatter.between, 2 + CENTRE_VARIANCE * 3 / 3);
    values.boots[1] = 1;
    assert_false(scatter_of_pairs(&values, 0, &first, &scatter));
    replicates_free(&values);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_found),
        cmocka_unit_test(test_alike),
        cmocka_unit_test(test_apart),
        cmocka_unit_test(test_scatter),
    };

    return cmocka_run_group_tests_name("floors from pairs, by chance", tests, NULL, NULL);
}
