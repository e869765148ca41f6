/* SPDX-License-Identifier: MIT */
/* The ladder from statistics to a verdict, rung by rung, and what must not change a verdict. */
#include "tests/unit/support/check.h"

#include "report/judge/decide.h"
#include "report/judge/finding.h"
#include "tests/unit/support/draw.h"
#include "tests/unit/support/sample.h"

#define ALPHA 0.05

static struct decide_case with(struct sample base, struct sample new, double floor)
{
    return (struct decide_case){
        .base = base.at,
        .base_count = base.count,
        .new = new.at,
        .new_count = new.count,
        .floor = floor,
        .floor_known = true,
    };
}

static void check_decided(const struct decide_case *c, enum reason reason, enum finding finding,
                          size_t wanted)
{
    assert_int_equal(c->decided.reason, reason);
    assert_int_equal(c->decided.finding, finding);
    assert_int_equal(c->decided.boots_wanted, wanted);
}

static const struct sample low = SAMPLE(440, 441, 442, 443), high = SAMPLE(460, 461, 462, 463),
                           mixed = SAMPLE(440, 441, 466, 467), wide = SAMPLE(340, 440, 443, 545),
                           three = SAMPLE(460, 461, 462);

static void test_ladder(void **state)
{
    static const struct {
        const struct sample *base, *new;
        double floor;
        enum reason reason;
        enum finding finding;
    } rows[] = {
        {&low, &high, 5, REASON_PROVEN, FINDING_SLOWER},
        {&high, &low, 5, REASON_PROVEN, FINDING_FASTER},
        {&low, &high, 20, REASON_WITHIN, FINDING_SAME},
        {&low, &low, 5, REASON_WITHIN, FINDING_SAME},
        {&low, &low, 0, REASON_WIDE, FINDING_INCONCLUSIVE}, /* nothing is the same but the equal */
        {&low, &wide, 5, REASON_WIDE, FINDING_INCONCLUSIVE},
        {&low, &wide, 40, REASON_WITHIN, FINDING_SAME},
        {&low, &mixed, 5, REASON_NOISY, FINDING_INCONCLUSIVE},
        {&low, &three, 5, REASON_FEW, FINDING_INCONCLUSIVE},
        {&three, &low, 50, REASON_FEW, FINDING_INCONCLUSIVE},
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        struct decide_case c = with(*rows[i].base, *rows[i].new, rows[i].floor);

        decide(&c, 1, ALPHA);
        check_decided(&c, rows[i].reason, rows[i].finding, rows[i].reason == REASON_FEW ? 4 : 0);
    }
}

static void test_numbers(void **state)
{
    struct decide_case c = with(low, high, 5);

    (void)state;
    decide(&c, 1, ALPHA);
    assert_near(c.decided.shift, 20);
    assert_near(c.decided.interval.low, 17);
    assert_near(c.decided.interval.high, 23);
    assert_near(c.decided.interval.achieved, 1 - 2.0 / 70);
    assert_near(c.decided.p, 2.0 / 70);
    assert_near(c.decided.p_holm, 2.0 / 70);
}

/*
 * Two modes of a host, 40 apart, and boots that take one or the other: p is 0.005, but boots of
 * both sides lie in one mode, and the interval says that nothing may be what differs.
 */
static void test_clear_of_zero(void **state)
{
    struct sample base = SAMPLE(400, 400, 400, 400, 440, 440, 440, 440, 440, 440);
    struct sample new = SAMPLE(440, 440, 440, 440, 440, 480, 480, 480, 480, 480);
    struct decide_case c = with(base, new, 20);

    (void)state;
    decide(&c, 1, ALPHA);
    assert_true(c.decided.p_holm < ALPHA);
    assert_near(c.decided.shift, 40);
    assert_near(c.decided.interval.low, 0);
    check_decided(&c, REASON_NOISY, FINDING_INCONCLUSIVE, 0);
}

/* Without a floor nothing is proven, but what is the same or chance is so all the same. */
static void test_no_floor(void **state)
{
    struct decide_case cases[] = {with(low, high, 5), with(low, low, 5), with(low, mixed, 5)};
    size_t i;

    (void)state;
    for (i = 0; i < 3; i++) {
        cases[i].floor_known = false;
        decide(&cases[i], 1, ALPHA);
    }
    check_decided(&cases[0], REASON_NO_FLOOR, FINDING_INCONCLUSIVE, 0);
    check_decided(&cases[1], REASON_WITHIN, FINDING_SAME, 0);
    check_decided(&cases[2], REASON_NOISY, FINDING_INCONCLUSIVE, 0);
}

/* One quantum of 21 per call of ten, by quotients whose difference is a bit more than their own. */
static void test_rounding(void **state)
{
    struct sample base = SAMPLE(28.2, 28.2, 28.2, 28.2), new = SAMPLE(30.3, 30.3, 30.3, 30.3);
    struct decide_case c = with(base, new, 2.1);

    (void)state;
    assert_true(new.at[0] - base.at[0] > 2.1);
    decide(&c, 1, ALPHA);
    check_decided(&c, REASON_WITHIN, FINDING_SAME, 0);
}

/* A p of alpha holds, and is what boots_wanted counts on. */
static void test_alpha_itself(void **state)
{
    struct decide_case c = with(low, high, 5);

    (void)state;
    decide(&c, 1, 2.0 / 70);
    check_decided(&c, REASON_PROVEN, FINDING_SLOWER, 0);
    decide(&c, 1, 1.99 / 70);
    check_decided(&c, REASON_UNPROVABLE, FINDING_INCONCLUSIVE, 5);
}

/* What has too few boots is no test, and does not cost the others: 2 / 70 of one or of two. */
static void test_few_are_no_tests(void **state)
{
    struct decide_case cases[] = {with(low, high, 5), with(low, three, 5), with(low, low, 5)};

    (void)state;
    decide(cases, 2, ALPHA);
    check_decided(&cases[0], REASON_PROVEN, FINDING_SLOWER, 0);
    check_decided(&cases[1], REASON_FEW, FINDING_INCONCLUSIVE, 5); /* it will be one then */
    decide(cases, 3, ALPHA);
    check_decided(&cases[0], REASON_UNPROVABLE, FINDING_INCONCLUSIVE, 5);
    assert_near(cases[0].decided.p_holm, 4.0 / 70);
    decide(cases, 0, ALPHA);
}

/* One case whose sides lie apart, with so many boots, among others that do not differ at all. */
static struct decided lone(size_t base, size_t new, size_t among)
{
    const struct made low_side = {base, 1, 1000, 1, 0}, high_side = {new, 1, 1000, 1, 5000};
    struct decide_case *cases = calloc(among, sizeof(*cases));
    double *a = sample_made(&low_side), *b = sample_made(&high_side);
    struct decided decided;
    size_t i;

    for (i = 1; i < among; i++)
        cases[i] = with(low, low, 5);
    cases[0] = with((struct sample){a, base}, (struct sample){b, new}, 5);
    decide(cases, among, ALPHA);
    decided = cases[0].decided;
    free(cases);
    free(a);
    free(b);
    return decided;
}

static size_t more(size_t one, size_t other)
{
    return one > other ? one : other;
}

/*
 * What is asked for is enough, and one less is not: 500 cases of three measures need 10 boots a
 * side, or 5 more beside 30.
 */
static void test_boots_wanted(void **state)
{
    static const struct {
        size_t base, new, among, wanted;
    } rows[] = {{4, 4, 2, 5},     {4, 4, 30, 7},    {4, 4, 500, 9},
                {4, 4, 1500, 10}, {9, 9, 1500, 10}, {30, 4, 1500, 5},
                {6, 8, 1500, 10}, {3, 30, 1500, 5}, {4, 4, 100000, 13}};
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        size_t base = rows[i].base, new = rows[i].new, among = rows[i].among;
        size_t wanted = lone(base, new, among).boots_wanted;
        struct decided enough = lone(more(base, wanted), more(new, wanted), among);
        struct decided less = lone(more(base, wanted - 1), more(new, wanted - 1), among);

        assert_int_equal(wanted, rows[i].wanted);
        assert_int_equal(enough.finding, FINDING_SLOWER);
        assert_int_equal(enough.boots_wanted, 0);
        assert_int_equal(less.reason, REASON_UNPROVABLE);
    }
}

/* What a verdict says of more boots it says of those that are the same, too. */
static void test_same_of_few(void **state)
{
    struct decide_case cases[] = {with(low, low, 5), with(low, low, 5)};

    (void)state;
    decide(cases, 2, ALPHA);
    check_decided(&cases[0], REASON_WITHIN, FINDING_SAME, 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ladder),           cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_clear_of_zero),    cmocka_unit_test(test_no_floor),
        cmocka_unit_test(test_rounding),         cmocka_unit_test(test_alpha_itself),
        cmocka_unit_test(test_few_are_no_tests), cmocka_unit_test(test_boots_wanted),
        cmocka_unit_test(test_same_of_few),
    };

    return cmocka_run_group_tests_name("decide", tests, NULL, NULL);
}
