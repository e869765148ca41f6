/* SPDX-License-Identifier: MIT */
/*
 * What docs/statistics.md promises of a gate in cycles, by a small part of `make power`: gates of a
 * drawn host with floors of its calibration, decided as a gate does.
 */
#include "tests/unit/support/check.h"

#include "tests/unit/support/draw.h"
#include "tests/unit/support/gate_model.h"

#define ALPHA 0.05

static const struct host_model long_list = {.measures = 1500, .a_family = 20, .spread = 0.005};
static const struct host_model short_list = {.measures = 300, .a_family = 20, .spread = 0.005};

/* Five runs of ten boots calibrate. */
static struct gate_model gate_of(const struct host_model *host, size_t boots, double effect)
{
    return (struct gate_model){
        .host = *host, .runs = 5, .calibrated = 10, .boots = boots, .effect = effect};
}

static double found_of(const char *what, const struct gate_found *found)
{
    double share = (double)found->found / (double)found->affected;

    print_message("%s: found %.3f of %zu\n", what, share, found->affected);
    return share;
}

/* +1 % at a spread of 0.5 % in one measure among 1,500, by 20 boots a side. */
static void test_one_of_the_list(void **state)
{
    struct gate_model model = gate_of(&long_list, 20, 0.01);
    struct gate_found found;

    (void)state;
    model.every = 25;
    found = gate_draw(&model, 1, 4);
    assert_true(found_of("one of 1500, 20 boots", &found) >= t_power(20, 2, ALPHA / 1500) - 0.05);
    assert_int_equal(found.alarms, 0);
}

/*
 * The same by 10 boots with --cases of ten measures: the list's part of alpha, ranks, that they are
 * whole, and the floor cost one to three points each (docs/statistics.md).
 */
static void test_one_of_ten(void **state)
{
    struct gate_model model = gate_of(&long_list, 10, 0.01);
    struct gate_found found;

    (void)state;
    model.judged = model.every = 10;
    found = gate_draw(&model, 1, 300);
    assert_true(found_of("one of 10, 10 boots", &found) >= t_power(10, 2, ALPHA / 10) - 0.1);
}

/* +0.5 % at a spread of 0.5 %, common to a family of 20, which no single measure shows. */
static void test_family(void **state)
{
    struct gate_model model = gate_of(&short_list, 10, 0.005);
    struct gate_found found;

    (void)state;
    model.family = model.turns = true;
    found = gate_draw(&model, 1, 30);
    assert_true(found.families >= 27);
    assert_true(found_of("its measures by themselves", &found) < 0.2);
    assert_true((double)found.alarms / 30 <= chance_most(ALPHA, 30));
}

static void test_alarms(void **state)
{
    static const struct host_model hosts[] = {
        {.measures = 300, .a_family = 20, .spread = 0.005},
        {.measures = 300, .a_family = 20, .spread = 0.005, .between = 0.003},
        {.measures = 300, .a_family = 20, .spread = 0.005, .shared = 0.005},
    };
    size_t i;

    (void)state;
    for (i = 0; i < 3; i++) {
        struct gate_model model = gate_of(&hosts[i], 10, 0);
        struct gate_found found = gate_draw(&model, 1, 40);

        print_message("host %zu: %zu red, %zu green of %zu\n", i, found.red, found.green,
                      found.gates);
        assert_true((double)found.red / 40 <= chance_most(ALPHA, 40));
        assert_true((double)found.green / 40 >= 1 - chance_most(ALPHA, 40));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_one_of_the_list),
        cmocka_unit_test(test_one_of_ten),
        cmocka_unit_test(test_family),
        cmocka_unit_test(test_alarms),
    };

    return cmocka_run_group_tests_name("promises", tests, NULL, NULL);
}
