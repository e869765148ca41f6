/* SPDX-License-Identifier: MIT */
/* The whole list and the families as boots of their own: see decide.h. */
#include <math.h>

#include "report/judge/decide.h"
#include "report/judge/finding.h"
#include "report/sides/clean.h"
#include "report/sides/resample.h"
#include "report/sides/scores.h"
#include "report/sides/side.h"

/*
 * The risk of refusing two quiet sides for a trend of the whole list, and again for one of any
 * family.
 */
#define TREND_LEVEL 0.01

static bool is_of(const struct decide_case *c, size_t pool)
{
    return !pool || c->family == pool;
}

const struct decide_case *decide_fullest(const struct decide_case *cases, size_t count)
{
    const struct decide_case *fullest = NULL;
    size_t i;

    for (i = 0; i < count; i++)
        if (!fullest ||
            cases[i].base_count + cases[i].new_count > fullest->base_count + fullest->new_count)
            fullest = &cases[i];
    return fullest;
}

/* The boots that most of the run has: a case with fewer is in no pool. */
static void take_boots(const struct decide_set *set, struct side_values sides[SIDE_COUNT])
{
    const struct decide_case *of = decide_fullest(set->cases, set->count);

    if (!of)
        return;
    sides[SIDE_BASE] = (struct side_values){.turns = of->base_turns, .count = of->base_count};
    sides[SIDE_NEW] = (struct side_values){.turns = of->new_turns, .count = of->new_count};
}

/* The scores of the boots in a pool; returns how many measures it has. */
static size_t score(const struct decide_set *set, size_t pool, struct clean *clean)
{
    struct scores scores;
    size_t i;

    take_boots(set, clean->sides);
    scores_start(&scores, clean->sides[SIDE_BASE].count, clean->sides[SIDE_NEW].count);
    for (i = 0; i < set->count; i++) {
        const struct decide_case *c = &set->cases[i];

        if (is_of(c, pool))
            scores_add(&scores, c->base, c->base_count, c->new, c->new_count);
    }
    scores_finish(&scores);
    clean->sides[SIDE_BASE].values = clean->made[SIDE_BASE] = scores.base;
    clean->sides[SIDE_NEW].values = clean->made[SIDE_NEW] = scores.new;
    return scores.measures;
}

/* A pool of one is that one, and a family that is the whole list is the list. */
static void start_pools(const struct decide_set *set, struct decide_work *works)
{
    size_t i;

    for (i = 0; i < set->pool_count; i++) {
        struct decide_pool *pool = &set->pools[i];

        pool->measures = score(set, i, &works[i].clean);
        decide_start(&works[i], &pool->decided);
        if (pool->measures >= 2 && (!i || pool->measures < set->pools[0].measures))
            continue;
        works[i].test = false;
        pool->decided.reason = REASON_NONE;
        pool->decided.finding = FINDING_SAME;
    }
}

static size_t count_families(const struct decide_set *set, const struct decide_work *works)
{
    size_t i, count = 0;

    for (i = 1; i < set->pool_count; i++)
        count += works[i].test;
    return count ? count : 1;
}

/*
 * A drift that goes on between the sides shifts them by about what one side rises by, so that half
 * of the least shift that counts is the least rise that does.
 */
#define HARMLESS_PART 2

/* A drift of the list is one of its families, too. */
static void find_drift(const struct decide_set *set, struct decide_work *works, double level)
{
    double of_family = TREND_LEVEL / (double)count_families(set, works);
    size_t i;

    for (i = 0; i < set->pool_count; i++) {
        struct clean *clean = &works[i].clean;

        if (!works[i].test)
            continue;
        clean_turns(clean, works[0].clean.drifts, level, true);
        if (!clean_has_turns(clean))
            clean_trend(clean, i ? of_family : TREND_LEVEL, set->pools[i].floor / HARMLESS_PART,
                        true);
    }
}

static void make_shares(struct decided *d)
{
    d->shift = expm1(d->shift);
    d->interval.low = expm1(d->interval.low);
    d->interval.high = expm1(d->interval.high);
}

void decide_pool_up(const struct decide_set *set, struct decide_work *pools, double level)
{
    size_t i;

    start_pools(set, pools);
    find_drift(set, pools, level);
    for (i = 0; i < set->pool_count; i++) {
        const struct side_values *base = &pools[i].clean.sides[SIDE_BASE];
        const struct side_values *new = &pools[i].clean.sides[SIDE_NEW];

        if (!set->pools[i].measures)
            continue;
        decide_estimate(&pools[i], set->alpha);
        if (pools[i].test && base->count * new->count <= RESAMPLE_PAIRS_MOST)
            pools[i].decided->interval =
                resample_shift(base->values, base->count, new->values, new->count, 1 - set->alpha);
        make_shares(pools[i].decided);
    }
}
