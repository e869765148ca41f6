/* SPDX-License-Identifier: MIT */
/* What must not move a verdict, and what may move it one way only; on drawn boots. */
#include "tests/unit/support/check.h"

#include "report/judge/decide.h"
#include "report/judge/finding.h"
#include "tests/unit/support/draw.h"

#define ALPHA 0.05
#define BOOTS 10
#define DRAWS 100

struct set_up {
    gsl_rng *rng;
    struct decide_case c, other;
};

/* Every shape and shift, so that all verdicts come up; the other case has the same boots. */
static struct set_up start(void)
{
    return (struct set_up){draw_start(3), case_of(BOOTS), case_of(BOOTS)};
}

static void draw_both(struct set_up *s, unsigned i)
{
    case_draw(s->rng, (enum shape)(i % SHAPE_COUNT), 20.0 * (i % 7) - 60, &s->c);
    s->c.floor = s->other.floor = 20;
    memcpy((double *)s->other.base, s->c.base, BOOTS * sizeof(double));
    memcpy((double *)s->other.new, s->c.new, BOOTS * sizeof(double));
}

static void drop(struct set_up *s)
{
    case_drop(&s->c);
    case_drop(&s->other);
    gsl_rng_free(s->rng);
}

static enum finding mirrored(enum finding finding)
{
    if (finding == FINDING_SLOWER)
        return FINDING_FASTER;
    return finding == FINDING_FASTER ? FINDING_SLOWER : finding;
}

/* Base for new and new for base: slower is faster, and all else stays. */
static void test_sides(void **state)
{
    struct set_up s = start();
    unsigned i;

    (void)state;
    for (i = 0; i < DRAWS; i++) {
        struct decide_case turned;

        draw_both(&s, i);
        turned = s.c;
        turned.base = s.c.new;
        turned.new = s.c.base;
        decide(&s.c, 1, ALPHA);
        decide(&turned, 1, ALPHA);
        assert_int_equal(turned.decided.finding, mirrored(s.c.decided.finding));
        assert_int_equal(turned.decided.reason, s.c.decided.reason);
        assert_true(turned.decided.p == s.c.decided.p);
        assert_near(turned.decided.shift, -s.c.decided.shift);
    }
    drop(&s);
}

static void check_alike(const struct decide_case *one, const struct decide_case *other)
{
    assert_int_equal(one->decided.finding, other->decided.finding);
    assert_int_equal(one->decided.reason, other->decided.reason);
    assert_true(one->decided.p == other->decided.p);
}

/* The order of the boots says nothing, nor does the unit. */
static void test_order_and_unit(void **state)
{
    struct set_up s = start();
    unsigned i, k;

    (void)state;
    for (i = 0; i < DRAWS; i++) {
        draw_both(&s, i);
        for (k = 0; k < BOOTS; k++) {
            ((double *)s.other.base)[k] = 4 * s.c.base[BOOTS - 1 - k];
            ((double *)s.other.new)[k] = 4 * s.c.new[BOOTS - 1 - k];
        }
        s.other.floor = 4 * s.c.floor;
        decide(&s.c, 1, ALPHA);
        decide(&s.other, 1, ALPHA);
        check_alike(&s.c, &s.other);
        assert_near(s.other.decided.shift, 4 * s.c.decided.shift);
    }
    drop(&s);
}

/* The same whatever stands before it, and more tests prove no more. */
static void test_company(void **state)
{
    struct set_up s = start();
    struct decide_case pair[2];
    unsigned i;

    (void)state;
    for (i = 0; i < DRAWS; i++) {
        draw_both(&s, i);
        decide(&s.c, 1, ALPHA);
        pair[0] = pair[1] = s.c;
        pair[1].new = s.c.base; /* does not differ at all */
        decide(pair, 2, ALPHA);
        assert_true(pair[0].decided.p_holm >= s.c.decided.p_holm);
        if (pair[0].decided.reason == REASON_PROVEN)
            assert_int_equal(s.c.decided.reason, REASON_PROVEN);
        s.other.decided = pair[0].decided;
        pair[1] = s.c;
        pair[0].new = s.c.base;
        decide(pair, 2, ALPHA);
        check_alike(&pair[1], &s.other);
    }
    drop(&s);
}

/* The slower the new side, the worse the verdict, from no shift on; and never back. */
static void test_shift_is_a_way_up(void **state)
{
    struct set_up s = start();
    bool seen[FINDING_COUNT] = {false};
    unsigned i, step, k;

    (void)state;
    for (i = 0; i < DRAWS; i++) {
        enum finding before = FINDING_SAME;

        case_draw(s.rng, SHAPE_NORMAL, 0, &s.c);
        s.c.floor = i % 2 ? 40 : 20;
        decide(&s.c, 1, ALPHA);
        for (k = 0; k < BOOTS; k++)
            ((double *)s.c.new)[k] -= s.c.decided.shift; /* start without any */
        for (step = 0; step < 60; step++) {
            decide(&s.c, 1, ALPHA);
            assert_true(finding_worse(before, s.c.decided.finding) == s.c.decided.finding);
            before = s.c.decided.finding;
            seen[before] = true;
            for (k = 0; k < BOOTS; k++)
                ((double *)s.c.new)[k] += 2.5;
        }
        assert_int_equal(before, FINDING_SLOWER);
    }
    assert_true(seen[FINDING_SAME] && seen[FINDING_INCONCLUSIVE] && seen[FINDING_SLOWER]);
    drop(&s);
}

/* A larger floor proves nothing that a smaller one did not. */
static void test_floor_proves_nothing(void **state)
{
    struct set_up s = start();
    unsigned i;

    (void)state;
    for (i = 0; i < DRAWS; i++) {
        draw_both(&s, i);
        s.other.floor = s.c.floor * 1.5;
        decide(&s.c, 1, ALPHA);
        decide(&s.other, 1, ALPHA);
        if (s.other.decided.reason == REASON_PROVEN)
            assert_int_equal(s.c.decided.reason, REASON_PROVEN);
        if (s.c.decided.finding == FINDING_SAME)
            assert_int_equal(s.other.decided.finding, FINDING_SAME);
    }
    drop(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sides),
        cmocka_unit_test(test_order_and_unit),
        cmocka_unit_test(test_company),
        cmocka_unit_test(test_shift_is_a_way_up),
        cmocka_unit_test(test_floor_proves_nothing),
    };

    return cmocka_run_group_tests_name("decide, turned and moved", tests, NULL, NULL);
}
