/* SPDX-License-Identifier: MIT */
/* See decide.h. */
#include "report/judge/decide.h"

#include <math.h>
#include <stdlib.h>

#include "report/judge/finding.h"
#include "report/sides/clean.h"
#include "report/sides/side.h"
#include "report/stats/hodges_lehmann.h"
#include "report/stats/mann_whitney.h"
#include "report/stats/spend.h"
#include "report/system/memory.h"

/* Prices are quotients: two that are equal, or a floor apart, may differ in their last bits. */
#define ROUNDING 1e-9

/*
 * The risk of seeing a trend in a quiet case that would be faster or slower; and how much of its
 * change the trend, carried on, has to explain, as one part in so many.
 */
#define TREND_LEVEL 0.02
#define TREND_PART  2

/*
 * The same for a trend of the whole list or of a family, which is there for sure: nobody knows how
 * long it went on between the sides.
 */
#define TREND_PART_OF_POOL 10

/* ---- one case or pool ---- */

static bool too_few(const struct decide_work *w)
{
    return w->clean.sides[SIDE_BASE].count < DECIDE_BOOTS_LEAST ||
           w->clean.sides[SIDE_NEW].count < DECIDE_BOOTS_LEAST;
}

void decide_start(struct decide_work *w, struct decided *decided)
{
    *decided = (struct decided){
        .p = 1, .p_holm = 1, .finding = FINDING_INCONCLUSIVE, .reason = REASON_FEW};
    w->decided = decided;
    w->test = !too_few(w);
}

void decide_estimate(struct decide_work *w, double alpha)
{
    const struct side_values *base = &w->clean.sides[SIDE_BASE], *new = &w->clean.sides[SIDE_NEW];
    struct decided *d = w->decided;

    d->shift =
        rank_shift(base->values, base->count, new->values, new->count, 1 - alpha, &d->interval);
    d->p = d->p_holm = rank_test(base->values, base->count, new->values, new->count);
}

static void start_cases(const struct decide_set *set, struct decide_work *works)
{
    size_t i;

    for (i = 0; i < set->count; i++) {
        struct decide_case *c = &set->cases[i];

        works[i].clean.sides[SIDE_BASE] =
            (struct side_values){c->base, c->base_turns, c->base_count};
        works[i].clean.sides[SIDE_NEW] = (struct side_values){c->new, c->new_turns, c->new_count};
        decide_start(&works[i], &c->decided);
    }
}

/* The pool of a case's family, or that of the list; NULL: there are none. */
static struct decide_work *pool_of(const struct decide_set *set, const struct decide_case *c,
                                   struct decide_work *pools)
{
    if (!set->pool_count)
        return NULL;
    return &pools[c->family < set->pool_count ? c->family : 0];
}

static bool pools_drift(const struct decide_set *set, const struct decide_case *c,
                        struct decide_work *pools)
{
    return set->pool_count && (pools[0].clean.drifts || pool_of(set, c, pools)->clean.drifts);
}

/* A drift of the list or the family is in the case, too. */
static void estimate_cases(const struct decide_set *set, struct decide_work *works,
                           struct decide_work *pools, double level)
{
    size_t i;

    for (i = 0; i < set->count; i++) {
        if (works[i].test)
            clean_turns(&works[i].clean, pools_drift(set, &set->cases[i], pools), level, false);
        decide_estimate(&works[i], set->alpha);
    }
}

/* ---- all tests together ---- */

struct spent {
    size_t tests, pools; /* how many there are of each */
};

/*
 * Cases with too few boots for any verdict are no tests, and so cost the others nothing.  All
 * others are, whatever their shift is: to leave out those that look alike would be to choose the
 * tests by what they show.
 */
static struct spent adjust(const struct decide_set *set, const struct decide_work *works,
                           const struct decide_work *pools)
{
    struct spend_test *tests = memory_new((set->count + 1) * sizeof(*tests));
    struct spend_pool *of_pools = memory_new((set->pool_count + 1) * sizeof(*of_pools));
    struct spent spent = {0};
    size_t i, k = 0;

    for (i = 0; i < set->count; i++)
        if (works[i].test)
            tests[spent.tests++] =
                (struct spend_test){.p = works[i].decided->p, .family = set->cases[i].family};
    for (i = 0; i < set->pool_count; i++) {
        of_pools[i].p = pools[i].test ? pools[i].decided->p : SPEND_NO_TEST;
        spent.pools += pools[i].test;
    }
    spend_adjust(tests, spent.tests, of_pools, set->pool_count, DECIDE_POOLS_SHARE);
    for (i = 0; i < set->count; i++)
        if (works[i].test)
            works[i].decided->p_holm = tests[k++].adjusted;
    for (i = 0; i < set->pool_count; i++)
        pools[i].decided->p_holm = of_pools[i].adjusted;
    free(tests);
    free(of_pools);
    return spent;
}

/* ---- the ladder ---- */

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

/* What a case or a pool is held against. */
struct bar {
    double alpha, floor;
    bool floor_known;
    double least;   /* the p by which it could be proven if it alone differed */
    double if_more; /* the same with more boots, when all are tests */
};

/*
 * How many boots both sides need so that this could be proven if it alone differed: Holm's
 * adjustment multiplies the smallest p by the number of tests, and with more boots all are tests.
 * 0: there are enough.
 */
static size_t boots_wanted(const struct decide_work *w, const struct bar *bar)
{
    size_t base = w->clean.sides[SIDE_BASE].count, new = w->clean.sides[SIDE_NEW].count, needed;

    if (!too_few(w) && rank_least_p(base, new) <= bar->least)
        return 0;
    needed = rank_needed(base, new, bar->if_more);
    return needed > DECIDE_BOOTS_LEAST ? needed : DECIDE_BOOTS_LEAST;
}

/*
 * The ladder.  A shift within the floor is never faster or slower, whatever p says: a clock of a
 * large quantum proves anything.  Above it, a p that does not hold is no proof of sameness, so that
 * is inconclusive, and says whether more boots could have proven it at all.
 */
static void judge_one(const struct decide_work *w, const struct bar *bar)
{
    struct decided *d = w->decided;
    bool differs = d->p_holm <= bar->alpha && clear_of_zero(&d->interval);

    d->boots_wanted = boots_wanted(w, bar);
    if (too_few(w))
        return;
    if (differs)
        d->boots_wanted = 0; /* some of the others differ, too, and so it took less */
    if (within(d->shift, bar->floor) &&
        reaches_beyond(&d->interval, DECIDE_SAME_FLOORS * bar->floor))
        conclude(d, REASON_WIDE, FINDING_INCONCLUSIVE);
    else if (within(d->shift, bar->floor))
        conclude(d, REASON_WITHIN, FINDING_SAME);
    else if (!differs)
        conclude(d, d->boots_wanted ? REASON_UNPROVABLE : REASON_NOISY, FINDING_INCONCLUSIVE);
    else if (!bar->floor_known)
        conclude(d, REASON_NO_FLOOR, FINDING_INCONCLUSIVE);
    else
        conclude(d, REASON_PROVEN, d->shift > 0 ? FINDING_SLOWER : FINDING_FASTER);
}

/* ---- what time explains ---- */

static bool explains(double carried, double shift, double parts)
{
    return carried * shift > 0 && fabs(carried) * parts >= fabs(shift);
}

/* By the trend of the list or of its family, as shares; then that is what drifts. */
static bool explained_by_pool(const struct decide_work *pool, struct decided *d, double level)
{
    if (!pool->clean.trend.shown ||
        !explains(pool->clean.trend.carried, d->shift / level, TREND_PART_OF_POOL))
        return false;
    d->drift = pool->clean.drift;
    return true;
}

static bool explained_by_itself(struct decide_work *w, double floor)
{
    clean_trend(&w->clean, TREND_LEVEL, floor, false);
    w->decided->drift = w->clean.drift;
    return w->clean.trend.shown && explains(w->clean.trend.carried, w->decided->shift, TREND_PART);
}

static bool differs_for_sure(const struct decided *d)
{
    return d->reason == REASON_PROVEN || d->reason == REASON_NO_FLOOR;
}

/* What would be faster or slower by sides that were not taken in turns. */
static void refuse_drift(const struct decide_set *set, struct decide_case *c, struct decide_work *w,
                         struct decide_work *pools)
{
    double level = clean_level(&w->clean, false);

    if (clean_has_turns(&w->clean) || !differs_for_sure(w->decided))
        return;
    if ((pools && (explained_by_pool(&pools[0], w->decided, level) ||
                   explained_by_pool(pool_of(set, c, pools), w->decided, level))) ||
        explained_by_itself(w, c->floor))
        conclude(w->decided, REASON_DRIFT, FINDING_INCONCLUSIVE);
}

/* A pool that drifts is refused whatever it shows, and a family that the list's drift explains. */
static bool pool_drifts(struct decide_work *pool, const struct decide_work *list)
{
    return pool->test && (pool->clean.trend.shown || (differs_for_sure(pool->decided) &&
                                                      explained_by_pool(list, pool->decided, 1)));
}

static void judge_pools(const struct decide_set *set, struct decide_work *pools, size_t tests)
{
    double alpha = set->alpha * DECIDE_POOLS_SHARE / (double)(tests ? tests : 1);
    size_t i;

    for (i = 0; i < set->pool_count; i++) {
        const struct decide_pool *pool = &set->pools[i];
        struct bar bar = {set->alpha, pool->floor, pool->floor_known, alpha, alpha};

        if (pool->decided.reason == REASON_NONE)
            continue;
        judge_one(&pools[i], &bar);
        pools[i].decided->drift = pools[i].clean.drift;
        if (pool_drifts(&pools[i], &pools[0]))
            conclude(pools[i].decided, REASON_DRIFT, FINDING_INCONCLUSIVE);
    }
}

static void judge_cases(const struct decide_set *set, struct decide_work *works,
                        struct decide_work *pools, const struct spent *spent)
{
    double alpha = set->alpha * (spent->pools ? 1 - DECIDE_POOLS_SHARE : 1);
    size_t i;

    for (i = 0; i < set->count; i++) {
        struct decide_case *c = &set->cases[i];
        struct bar bar = {set->alpha, c->floor, c->floor_known, alpha / (double)spent->tests,
                          alpha / (double)set->count};

        judge_one(&works[i], &bar);
        works[i].decided->drift = works[i].clean.drift;
        refuse_drift(set, c, &works[i], set->pool_count ? pools : NULL);
    }
}

void decide_all(const struct decide_set *set)
{
    struct decide_work *works = memory_new((set->count + 1) * sizeof(*works));
    struct decide_work *pools = memory_new((set->pool_count + 1) * sizeof(*pools));
    double level = set->alpha / (double)(set->count + 1);
    struct spent spent;
    size_t i;

    start_cases(set, works);
    decide_pool_up(set, pools, level);
    estimate_cases(set, works, pools, level);
    spent = adjust(set, works, pools);
    judge_pools(set, pools, spent.pools);
    judge_cases(set, works, pools, &spent);
    for (i = 0; i < set->count; i++)
        clean_free(&works[i].clean);
    for (i = 0; i < set->pool_count; i++)
        clean_free(&pools[i].clean);
    free(works);
    free(pools);
}

void decide(struct decide_case *cases, size_t count, double alpha)
{
    struct decide_set set = {.cases = cases, .count = count, .alpha = alpha};

    decide_all(&set);
}
