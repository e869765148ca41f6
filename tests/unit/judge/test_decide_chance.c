/* SPDX-License-Identifier: MIT */
/*
 * What verdicts promise, on drawn boots: false alarms, power, and sameness.  The seeds are fixed,
 * and the bounds are the promise itself and what a binomial count may be off it.
 */
#include "tests/unit/support/check.h"

#include "report/judge/decide.h"
#include "report/judge/finding.h"
#include "tests/unit/support/draw.h"

#define ALPHA 0.05

static bool is_alarm(const struct decide_case *c)
{
    return c->decided.finding == FINDING_SLOWER || c->decided.finding == FINDING_FASTER;
}

static bool any_alarm(const struct decide_case *cases, size_t count)
{
    size_t i;

    for (i = 0; i < count; i++)
        if (is_alarm(&cases[i]))
            return true;
    return false;
}

#define FAMILY   40
#define FAMILIES 1000

/* Runs of one thing, with ties, outliers and two modes: alarms in no more than alpha of them. */
static void test_alarms_of_a_run(void **state)
{
    gsl_rng *rng = draw_start(1);
    struct decide_case cases[FAMILY];
    unsigned alarms = 0, i, k;

    (void)state;
    for (k = 0; k < FAMILY; k++)
        cases[k] = case_of(8);
    for (i = 0; i < FAMILIES; i++) {
        for (k = 0; k < FAMILY; k++)
            case_draw(rng, (enum shape)(k % SHAPE_COUNT), 0, &cases[k]);
        decide(cases, FAMILY, ALPHA);
        alarms += any_alarm(cases, FAMILY);
    }
    print_message("false alarms: %u of %u runs\n", alarms, FAMILIES);
    assert_true((double)alarms / FAMILIES <= chance_most(ALPHA, FAMILIES));
    /* Nor is the test blunt: what it may risk, it mostly does. */
    assert_true((double)alarms / FAMILIES >= ALPHA / 4);
    for (k = 0; k < FAMILY; k++)
        case_drop(&cases[k]);
    gsl_rng_free(rng);
}

/* How many of so many draws of one case, among 'among' that are surely equal, are decided so. */
static double share(unsigned tries, size_t boots, size_t among, double shift, double floor,
                    enum finding finding)
{
    gsl_rng *rng = draw_start(2);
    struct decide_case *cases = calloc(among, sizeof(*cases));
    const double equal[] = {440, 440, 440, 440};
    unsigned found = 0, i;
    size_t k;

    cases[0] = case_of(boots);
    cases[0].floor = floor;
    for (k = 1; k < among; k++)
        cases[k] =
            (struct decide_case){.base = equal, .new = equal, .base_count = 4, .new_count = 4};
    for (i = 0; i < tries; i++) {
        case_draw(rng, SHAPE_NORMAL, shift, &cases[0]);
        decide(cases, among, ALPHA);
        found += cases[0].decided.finding == finding;
    }
    case_drop(&cases[0]);
    free(cases);
    gsl_rng_free(rng);
    return (double)found / tries;
}

#define TRIES 4000

/*
 * One case without ties takes all the risk that whole ranks let it: the exact level of the test is
 * R's 2 * pwilcox(qwilcox(0.025, n, n) - 1, n, n).
 */
static void test_alarms_of_a_case(void **state)
{
    static const struct {
        size_t boots;
        double level;
    } rows[] = {{4, 0.02857143}, {8, 0.04988345}, {10, 0.04325705}};
    double alarms;
    size_t i;

    (void)state;
    for (i = 0; i < 3; i++) {
        alarms = share(TRIES, rows[i].boots, 1, 0, 0, FINDING_SLOWER) +
                 share(TRIES, rows[i].boots, 1, 0, 0, FINDING_FASTER);
        print_message("%zu boots: level %.4f, in theory %.4f\n", rows[i].boots, alarms,
                      rows[i].level);
        assert_true(alarms <= chance_most(rows[i].level, TRIES));
        assert_true(alarms >= chance_least(rows[i].level, TRIES));
    }
}

/*
 * On normal data the U test is as good as a t-test of 3 / pi as many values (E. L. Lehmann,
 * Nonparametrics, 1975, section 2.4).  R 4.2.2, delta in standard deviations:
 *   power.t.test(n = boots * 3 / pi, delta = delta, sd = 1, sig.level = 0.05 / among)$power
 * The efficiency is that of many values, so 0.03 is allowed for few.
 */
static void test_power(void **state)
{
    static const struct {
        size_t boots, among;
        double delta, power;
    } rows[] = {
        {10, 1, 1.5, 0.8705281}, {20, 1, 1.0, 0.8525162},  {25, 1, 0.8, 0.7720309},
        {40, 1, 0.7, 0.855303},  {20, 50, 1.5, 0.8402574},
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        double found = share(TRIES / 2, rows[i].boots, rows[i].among, rows[i].delta * DRAW_SPREAD,
                             0, FINDING_SLOWER);

        print_message("%zu boots of %zu cases: power %.4f, in theory %.4f\n", rows[i].boots,
                      rows[i].among, found, rows[i].power);
        assert_true(found <= chance_most(rows[i].power, TRIES / 2) + 0.03);
        assert_true(found >= chance_least(rows[i].power, TRIES / 2) - 0.03);
    }
}

/*
 * A shift of more floors than DECIDE_SAME_FLOORS is called the same by no more than the chance that
 * the interval misses it on that side, however noisy the boots are and however few.
 */
static void test_false_same(void **state)
{
    static const double floors_of_spread[] = {5, 2, 1, 0.5, 0.3};
    static const size_t boots[] = {4, 6, 10};
    size_t i, k;

    (void)state;
    for (i = 0; i < 5; i++)
        for (k = 0; k < 3; k++) {
            double floor = DRAW_SPREAD * floors_of_spread[i];
            double same = share(TRIES / 2, boots[k], 1, (DECIDE_SAME_FLOORS + 0.001) * floor, floor,
                                FINDING_SAME);

            if (same > chance_most(ALPHA / 2, TRIES / 2))
                fail_msg("floor %g, %zu boots: %g are called the same", floor, boots[k], same);
        }
}

/* Where the floor is a spread of the boots, ten of them are enough to call the same the same. */
static void test_true_same(void **state)
{
    (void)state;
    assert_true(share(TRIES / 2, 10, 1, 0, DRAW_SPREAD, FINDING_SAME) > 0.95);
    assert_true(share(TRIES / 2, 4, 1, 0, DRAW_SPREAD, FINDING_SAME) > 0.6);
    /* A floor far below the noise tells nothing, and says so. */
    assert_true(share(TRIES / 2, 10, 1, 0, DRAW_SPREAD / 5, FINDING_SAME) < 0.05);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_alarms_of_a_run), cmocka_unit_test(test_alarms_of_a_case),
        cmocka_unit_test(test_power),           cmocka_unit_test(test_false_same),
        cmocka_unit_test(test_true_same),
    };

    return cmocka_run_group_tests_name("decide, by chance", tests, NULL, NULL);
}
