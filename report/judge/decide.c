/* SPDX-License-Identifier: MIT */
/* See decide.h. */
#include "report/judge/decide.h"

#include <math.h>
#include <stdlib.h>

#include "report/judge/finding.h"
#include "report/stats/hodges_lehmann.h"
#include "report/stats/holm.h"
#include "report/stats/mann_whitney.h"
#include "report/system/memory.h"

/* Prices are quotients: two that are equal, or a floor apart, may differ in their last bits. */
#define ROUNDING 1e-9

static bool too_few(const struct decide_case *c)
{
    return c->base_count < DECIDE_BOOTS_LEAST || c->new_count < DECIDE_BOOTS_LEAST;
}

static void estimate(struct decide_case *c, double alpha)
{
    struct decided *d = &c->decided;

    *d = (struct decided){.finding = FINDING_INCONCLUSIVE, .reason = REASON_FEW};
    d->shift = rank_shift(c->base, c->base_count, c->new, c->new_count, 1 - alpha, &d->interval);
    d->p = d->p_holm = rank_test(c->base, c->base_count, c->new, c->new_count);
}

/*
 * Cases with too few boots for any verdict are no tests, and so cost the others nothing.  All
 * others are, whatever their shift is: to leave out those that look alike would be to choose the
 * tests by what they show.
 */
static size_t adjust(struct decide_case *cases, size_t count)
{
    double *p = memory_new((count + 1) * sizeof(*p));
    size_t tests = 0, i, k = 0;

    for (i = 0; i < count; i++)
        if (!too_few(&cases[i]))
            p[tests++] = cases[i].decided.p;
    rank_holm(p, tests);
    for (i = 0; i < count; i++)
        if (!too_few(&cases[i]))
            cases[i].decided.p_holm = p[k++];
    free(p);
    return tests;
}

/* Both ends on one side of nothing. */
static bool clear_of_zero(const struct rank_interval *interval)
{
    return interval->low > ROUNDING || interval->high < -ROUNDING;
}

static bool within(double shift, double floor)
{
    return fabs(shift) <= floor + ROUNDING;
}

static bool reaches_beyond(const struct rank_interval *interval, double reach)
{
    return !within(interval->low, reach) || !within(interval->high, reach);
}

static void conclude(struct decided *d, enum reason reason, enum finding finding)
{
    d->reason = reason;
    d->finding = finding;
}

/*
 * How many boots both sides need so that this case could be proven if it alone differed: Holm's
 * adjustment multiplies the smallest p by the number of tests, and with more boots all are tests.
 * 0: there are enough.
 */
static size_t boots_wanted(const struct decide_case *c, double alpha, size_t tests, size_t all)
{
    size_t needed;

    if (!too_few(c) && rank_least_p(c->base_count, c->new_count) <= alpha / (double)tests)
        return 0;
    needed = rank_needed(c->base_count, c->new_count, alpha / (double)all);
    return needed > DECIDE_BOOTS_LEAST ? needed : DECIDE_BOOTS_LEAST;
}

/*
 * The ladder.  A shift within the floor is never faster or slower, whatever p says: a clock of a
 * large quantum proves anything.  Above it, a p that does not hold is no proof of sameness, so that
 * is inconclusive, and says whether more boots could have proven it at all.
 */
static void judge_one(struct decide_case *c, double alpha, size_t wanted)
{
    struct decided *d = &c->decided;
    bool differs = d->p_holm <= alpha && clear_of_zero(&d->interval);

    d->boots_wanted = wanted;
    if (too_few(c))
        return;
    if (differs)
        d->boots_wanted = 0; /* some of the others differ, too, and so it took less */
    if (within(d->shift, c->floor) && reaches_beyond(&d->interval, DECIDE_SAME_FLOORS * c->floor))
        conclude(d, REASON_WIDE, FINDING_INCONCLUSIVE);
    else if (within(d->shift, c->floor))
        conclude(d, REASON_WITHIN, FINDING_SAME);
    else if (!differs)
        conclude(d, d->boots_wanted ? REASON_UNPROVABLE : REASON_NOISY, FINDING_INCONCLUSIVE);
    else if (!c->floor_known)
        conclude(d, REASON_NO_FLOOR, FINDING_INCONCLUSIVE);
    else
        conclude(d, REASON_PROVEN, d->shift > 0 ? FINDING_SLOWER : FINDING_FASTER);
}

void decide(struct decide_case *cases, size_t count, double alpha)
{
    size_t i, tests;

    for (i = 0; i < count; i++)
        estimate(&cases[i], alpha);
    tests = adjust(cases, count);
    for (i = 0; i < count; i++)
        judge_one(&cases[i], alpha, boots_wanted(&cases[i], alpha, tests, count));
}
