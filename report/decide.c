/* SPDX-License-Identifier: MIT */
/* See decide.h. */
#include "report/decide.h"

#include <math.h>
#include <stdlib.h>

#include "report/memory.h"

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

/* Cases with too few boots for any verdict are no tests, and so cost the others nothing. */
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
    return interval->low > 0 || interval->high < 0;
}

static void conclude(struct decided *d, enum reason reason, enum finding finding)
{
    d->reason = reason;
    d->finding = finding;
}

/*
 * The ladder.  A shift within the floor is none, whatever p says: a clock of a large quantum proves
 * anything.  Above it, a p that does not hold is no proof of sameness, so that is inconclusive, and
 * says whether more boots could have proven it at all.
 */
static void judge_one(struct decide_case *c, double alpha, size_t tests)
{
    struct decided *d = &c->decided;
    bool provable = rank_least_p(c->base_count, c->new_count) * (double)tests < alpha;

    if (too_few(c) || !provable)
        d->boots_wanted = rank_needed(alpha / (double)(tests ? tests : 1));
    if (d->boots_wanted && d->boots_wanted < DECIDE_BOOTS_LEAST)
        d->boots_wanted = DECIDE_BOOTS_LEAST;
    if (too_few(c))
        return;
    if (fabs(d->shift) <= c->floor)
        conclude(d, REASON_WITHIN, FINDING_SAME);
    else if (d->p_holm < alpha && clear_of_zero(&d->interval) && !c->floor_known)
        conclude(d, REASON_NO_FLOOR, FINDING_INCONCLUSIVE);
    else if (d->p_holm < alpha && clear_of_zero(&d->interval))
        conclude(d, REASON_PROVEN, d->shift > 0 ? FINDING_SLOWER : FINDING_FASTER);
    else
        conclude(d, provable ? REASON_NOISY : REASON_UNPROVABLE, FINDING_INCONCLUSIVE);
}

void decide(struct decide_case *cases, size_t count, double alpha)
{
    size_t i, tests;

    for (i = 0; i < count; i++)
        estimate(&cases[i], alpha);
    tests = adjust(cases, count);
    for (i = 0; i < count; i++)
        judge_one(&cases[i], alpha, tests ? tests : count);
}
