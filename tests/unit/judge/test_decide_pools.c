/* SPDX-License-Identifier: MIT */
/*
 * Families and the whole list as boots of their own, in turns and one side after the other: what is
 * found, how often it is wrong, and what drifts.  The seeds are fixed.
 */
#include "tests/unit/support/check.h"

#include <gsl/gsl_randist.h>

#include "report/judge/decide.h"
#include "report/judge/finding.h"
#include "tests/unit/support/draw.h"

#define ALPHA    0.05
#define FAMILIES 5
#define EACH     20
#define CASES    (FAMILIES * EACH)
#define FLOOR    0.0025

/* What is drawn, in shares: 0.005 is half a percent. */
struct host {
    size_t boots;
    bool turns;
    double spread, common; /* of a case's boots, and of a boot in all its cases */
    double drift;          /* over the boots of one side; twice that over both */
    double of_family;      /* the shift of the first family, in all its cases */
    double of_one;         /* the shift of one case of the last family */
};

struct drawn {
    struct decide_case cases[CASES];
    struct decide_pool pools[1 + FAMILIES];
    double turns[2][32];
};

static struct drawn *drawn_new(const struct host *host)
{
    struct drawn *drawn = calloc(1, sizeof(*drawn));
    size_t i;

    for (i = 0; i < host->boots; i++) {
        drawn->turns[0][i] = (double)(2 * i + 1);
        drawn->turns[1][i] = (double)(2 * i + 2);
    }
    for (i = 0; i < CASES; i++) {
        struct decide_case *c = &drawn->cases[i];

        *c = case_of(host->boots);
        c->family = 1 + i / EACH;
        c->base_turns = host->turns ? drawn->turns[0] : NULL;
        c->new_turns = host->turns ? drawn->turns[1] : NULL;
    }
    for (i = 0; i <= FAMILIES; i++)
        drawn->pools[i] = (struct decide_pool){.floor = FLOOR, .floor_known = true};
    return drawn;
}

static void drawn_drop(struct drawn *drawn)
{
    size_t i;

    for (i = 0; i < CASES; i++)
        case_drop(&drawn->cases[i]);
    free(drawn);
}

static double shift_of(const struct host *host, size_t i)
{
    return (i < EACH ? host->of_family : 0) + (i == CASES - 1 ? host->of_one : 0);
}

/* How far the host has drifted at a boot of a side: on from one side to the other, or in turns. */
static double drift_at(const struct host *host, size_t boot, size_t side)
{
    double at = host->turns ? (double)(2 * boot + side) / 2 : (double)(boot + side * host->boots);

    return host->drift * at / (double)host->boots * (host->turns ? 2 : 1);
}

static void draw_side(gsl_rng *rng, const struct host *host, struct drawn *drawn, size_t side)
{
    size_t b, i;

    for (b = 0; b < host->boots; b++) {
        double all = drift_at(host, b, side) + gsl_ran_gaussian(rng, host->common);

        for (i = 0; i < CASES; i++) {
            double price = 300 + 37 * (double)i, by = side ? shift_of(host, i) : 0;
            double *values = (double *)(side ? drawn->cases[i].new : drawn->cases[i].base);

            values[b] = price * (1 + all + by + gsl_ran_gaussian(rng, host->spread));
            drawn->cases[i].floor = FLOOR * price;
        }
    }
}

static void draw_and_decide(gsl_rng *rng, const struct host *host, struct drawn *drawn)
{
    struct decide_set set = {drawn->cases, CASES, drawn->pools, 1 + FAMILIES, ALPHA};

    draw_side(rng, host, drawn, 0);
    draw_side(rng, host, drawn, 1);
    decide_all(&set);
}

static bool is_alarm(const struct decided *decided)
{
    return decided->finding == FINDING_SLOWER || decided->finding == FINDING_FASTER;
}

static bool any_alarm(const struct drawn *drawn)
{
    size_t i;

    for (i = 0; i < CASES; i++)
        if (is_alarm(&drawn->cases[i].decided))
            return true;
    for (i = 0; i <= FAMILIES; i++)
        if (is_alarm(&drawn->pools[i].decided))
            return true;
    return false;
}

static bool any_drift(const struct drawn *drawn)
{
    size_t i;

    for (i = 0; i <= FAMILIES; i++)
        if (drawn->pools[i].decided.reason == REASON_DRIFT)
            return true;
    return false;
}

struct seen {
    double alarms, drifts, list_drifts, family, one; /* shares of the tries */
};

static struct seen try(const struct host *host, unsigned tries)
{
    struct drawn *drawn = drawn_new(host);
    gsl_rng *rng = draw_start(23);
    struct seen seen = {0};
    unsigned i;

    for (i = 0; i < tries; i++) {
        draw_and_decide(rng, host, drawn);
        seen.alarms += any_alarm(drawn);
        seen.drifts += any_drift(drawn);
        seen.list_drifts += drawn->pools[0].decided.reason == REASON_DRIFT;
        seen.family += drawn->pools[1].decided.finding == FINDING_SLOWER;
        seen.one += drawn->cases[CASES - 1].decided.finding == FINDING_SLOWER;
    }
    gsl_rng_free(rng);
    drawn_drop(drawn);
    print_message("%zu boots, %s, spread %g %%, common %g %%, drift %g %%: alarms %.3f, drift seen "
                  "%.3f, family %.3f, one %.3f\n",
                  host->boots, host->turns ? "in turns" : "one after the other", 100 * host->spread,
                  100 * host->common, 100 * host->drift, seen.alarms / tries, seen.drifts / tries,
                  seen.family / tries, seen.one / tries);
    seen.alarms /= tries;
    seen.drifts /= tries;
    seen.list_drifts /= tries;
    seen.family /= tries;
    seen.one /= tries;
    return seen;
}

#define TRIES 100

/* Half a percent that a family of 20 shares, at a spread of half a percent, at 10 and 10 boots. */
static void test_family_is_found(void **state)
{
    const struct host turns = {.boots = 10, .turns = true, .spread = 0.005, .of_family = 0.005};
    const struct host after = {.boots = 10, .spread = 0.005, .of_family = 0.005};

    (void)state;
    assert_true(try(&turns, TRIES).family >= 0.95);
    assert_true(try(&after, TRIES).family >= 0.95);
}

/* One case alone is found beside its family, which is not. */
static void test_one_is_found(void **state)
{
    const struct host host = {.boots = 20, .turns = true, .spread = 0.005, .of_one = 0.01};
    struct seen seen = try(&host, TRIES);

    (void)state;
    assert_true(seen.one >= 0.92);
    assert_true(seen.family == 0);
}

/* Where nothing differs there are alarms in no more than alpha, whatever drifts over the turns. */
static void test_alarms(void **state)
{
    static const struct host hosts[] = {
        {.boots = 10, .turns = true, .spread = 0.005},
        {.boots = 10, .turns = true, .spread = 0.005, .common = 0.003},
        {.boots = 10, .turns = true, .spread = 0.005, .drift = 0.02},
        {.boots = 10, .turns = true, .spread = 0.01, .common = 0.01, .drift = 0.05},
        {.boots = 10, .spread = 0.005, .common = 0.003},
        {.boots = 4, .turns = true, .spread = 0.005, .common = 0.003, .drift = 0.02},
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(hosts) / sizeof(*hosts); i++)
        assert_true(try(&hosts[i], TRIES).alarms <= chance_most(ALPHA, TRIES));
}

/* A drift that goes on from one side to the other is said, and nothing is red for it. */
static void test_drift_is_refused(void **state)
{
    static const struct host hosts[] = {
        {.boots = 10, .spread = 0.005, .drift = 0.01},
        {.boots = 10, .spread = 0.005, .common = 0.001, .drift = -0.01},
        {.boots = 10, .spread = 0.02, .drift = 0.02},
        {.boots = 20, .spread = 0.005, .drift = 0.005},
        {.boots = 5, .spread = 0.005, .drift = 0.01},
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(hosts) / sizeof(*hosts); i++) {
        struct seen seen = try(&hosts[i], TRIES);

        assert_true(seen.list_drifts >= 0.98);
        assert_true(seen.alarms <= 0.01);
    }
}

/* Two quiet sides are seldom refused, and what is quiet but for its boots is so hardly more. */
static void test_quiet_is_not_refused(void **state)
{
    static const struct host hosts[] = {
        {.boots = 10, .spread = 0.005},
        {.boots = 10, .spread = 0.005, .common = 0.005},
        {.boots = 20, .spread = 0.01, .common = 0.003},
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(hosts) / sizeof(*hosts); i++)
        assert_true(try(&hosts[i], 2 * TRIES).drifts <= chance_most(0.02, 2 * TRIES));
}

/* In turns the same drift is taken off, and a change is found beside it as without. */
static void test_turns_take_it_off(void **state)
{
    const struct host host = {
        .boots = 10, .turns = true, .spread = 0.005, .drift = 0.02, .of_family = 0.005};
    struct drawn *drawn = drawn_new(&host);
    gsl_rng *rng = draw_start(29);

    (void)state;
    draw_and_decide(rng, &host, drawn);
    assert_true(fabs(drawn->pools[0].decided.drift.taken - 0.038) < 0.006);
    assert_true(fabs(drawn->pools[1].decided.shift - 0.005) < 0.001);
    gsl_rng_free(rng);
    drawn_drop(drawn);
    assert_true(try(&host, TRIES).family >= 0.9);
}

/* A family of one case and a list of one family are no tests of their own. */
static void test_no_test(void **state)
{
    double low[] = {440, 443, 441, 442}, high[] = {460, 463, 461, 462};
    struct decide_case cases[2] = {
        {.base = low, .new = high, .base_count = 4, .new_count = 4, .family = 1, .floor = 5},
        {.base = low, .new = high, .base_count = 4, .new_count = 4, .family = 1, .floor = 5},
    };
    struct decide_pool pools[2] = {{.floor = 0.01, .floor_known = true},
                                   {.floor = 0.01, .floor_known = true}};
    struct decide_set set = {cases, 1, pools, 2, ALPHA};

    (void)state;
    cases[0].floor_known = cases[1].floor_known = true;
    decide_all(&set);
    assert_int_equal(pools[0].decided.reason, REASON_NONE);
    assert_int_equal(pools[1].decided.reason, REASON_NONE);
    assert_int_equal(cases[0].decided.reason, REASON_PROVEN);
    assert_near(cases[0].decided.p_holm, 2.0 / 70);
    set.count = 2;
    decide_all(&set);
    assert_int_equal(pools[0].measures, 2);
    assert_int_equal(pools[0].decided.reason, REASON_UNPROVABLE);
    assert_int_equal(pools[1].decided.reason, REASON_NONE);
    assert_near(pools[0].decided.shift, 461.5 / 441.5 - 1);
    assert_near(cases[0].decided.p_holm, 4.0 / 70 / (1 - DECIDE_POOLS_SHARE));
}

/* A change far beyond what a drift explains is no drift, and one that it explains is not red. */
static void test_explained(void **state)
{
    double base[] = {1000, 1002, 1004, 1006, 1008, 1010},
           on[] = {1012, 1014, 1016, 1018, 1020, 1022},
           far[] = {1212, 1214, 1216, 1218, 1220, 1222};
    struct decide_case c = {.base = base, .new = on, .base_count = 6, .new_count = 6, .floor = 5};

    (void)state;
    c.floor_known = true;
    decide(&c, 1, ALPHA);
    assert_int_equal(c.decided.reason, REASON_DRIFT);
    assert_int_equal(c.decided.finding, FINDING_INCONCLUSIVE);
    assert_near(c.decided.drift.base, 10 / 1005.0);
    c.new = far;
    decide(&c, 1, ALPHA);
    assert_int_equal(c.decided.finding, FINDING_SLOWER);
    c.new = on;
    c.floor = 11; /* so small a trend is none */
    decide(&c, 1, ALPHA);
    assert_int_equal(c.decided.finding, FINDING_SLOWER);
}

/* What the list's drift explains is a share of the case's median, whatever its middle boot is. */
static void test_share_of_median(void **state)
{
    double drifts[2][6], base[] = {1003, 1001, 1005, 10, 1002, 1004},
                         new[] = {1052, 1055, 1051, 1054, 1050, 1053};
    struct decide_case cases[4];
    struct decide_pool pools[3] = {{.floor = 0.0005}, {.floor = 0.0005}, {.floor = 0.0005}};
    struct decide_set set = {cases, 4, pools, 3, ALPHA};
    size_t i;

    (void)state;
    for (i = 0; i < 12; i++)
        drifts[i / 6][i % 6] = 1000 + 2 * (double)i;
    for (i = 0; i < 4; i++)
        cases[i] = (struct decide_case){.base = i ? drifts[0] : base,
                                        .base_count = 6,
                                        .new = i ? drifts[1] : new,
                                        .new_count = 6,
                                        .family = 1 + i / 2,
                                        .floor = 1,
                                        .floor_known = true};
    decide_all(&set);
    assert_int_equal(pools[0].decided.reason, REASON_DRIFT);
    assert_int_equal(cases[0].decided.reason, REASON_DRIFT);
    for (i = 0; i < 6; i++)
        new[i] *= 2;
    decide_all(&set);
    assert_int_equal(cases[0].decided.finding, FINDING_SLOWER);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_family_is_found),
        cmocka_unit_test(test_one_is_found),
        cmocka_unit_test(test_alarms),
        cmocka_unit_test(test_drift_is_refused),
        cmocka_unit_test(test_quiet_is_not_refused),
        cmocka_unit_test(test_turns_take_it_off),
        cmocka_unit_test(test_no_test),
        cmocka_unit_test(test_explained),
        cmocka_unit_test(test_share_of_median),
    };

    return cmocka_run_group_tests_name("decide, families and drift", tests, NULL, NULL);
}
