/* SPDX-License-Identifier: MIT */
/* The whole list and its families, judged as one each: see judgement.h. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/cases/family.h"
#include "report/cases/table.h"
#include "report/floors/floors.h"
#include "report/judge/decide.h"
#include "report/judge/finding.h"
#include "report/judge/judgement.h"
#include "report/judge/limits.h"
#include "report/model/unit.h"
#include "report/system/index.h"
#include "report/system/memory.h"

bool judged_pool_counts(const struct judged_pool *pool)
{
    return !pool->excused &&
           (pool->odds.reason == REASON_PROVEN || pool->odds.reason == REASON_NO_FLOOR ||
            pool->odds.reason == REASON_DRIFT);
}

bool judged_pool_shown(const struct judged_pool *pool)
{
    return pool->odds.reason != REASON_NONE &&
           (!*pool->name || judged_pool_counts(pool) || pool->excused);
}

double judged_pool_floor(const struct judged_pool *pool)
{
    return fmax(pool->quantum, fmax(pool->floor, pool->limit));
}

const struct judged_pool *judge_find_pool(const struct judgement *judgement, const char *name)
{
    size_t i, len = strcspn(name, "/");

    for (i = 0; i < judgement->pool_count; i++) {
        const struct judged_pool *pool = &judgement->pools[i];

        if (pool->odds.reason != REASON_NONE && strlen(pool->name) == len &&
            !strncmp(pool->name, name, len))
            return pool;
    }
    return NULL;
}

void judged_pool_name(const struct judged_pool *pool, char *out, size_t size)
{
    if (*pool->name)
        snprintf(out, size, "%s, %zu measures", pool->name, pool->measures);
    else
        snprintf(out, size, "all %zu measures", pool->measures);
}

void judged_pool_change(const struct judged_pool *pool, char *out, size_t size)
{
    snprintf(out, size, "%+.2f %% [%+.2f, %+.2f]", 100 * pool->odds.shift,
             100 * pool->odds.interval.low, 100 * pool->odds.interval.high);
}

/* Who drifted, by how much, and what to do. */
static void drift_text(const struct judgement *judgement, const struct sides_drift *drift,
                       char *out, size_t size)
{
    const struct run *run = drift->is_base ? judgement->base : judgement->new;

    snprintf(out, size,
             "%s drifted by %+.2g %% over its %zu boots, and the sides were not taken in turns: "
             "pvbench run --against",
             drift->is_base ? "the base" : "the new run",
             100 * (drift->is_base ? drift->base : drift->new), run->boot_count);
}

void judge_odds_text(const struct judgement *judgement, const struct decided *odds, char *out,
                     size_t size)
{
    *out = '\0';
    if (odds->reason == REASON_DRIFT)
        drift_text(judgement, &odds->drift, out, size);
    else if (odds->reason == REASON_NO_FLOOR)
        snprintf(out, size,
                 "it differs, but the noise floor of this host is not known: pvbench calibrate");
    else if (odds->reason == REASON_WIDE)
        snprintf(out, size,
                 "within the floor, but boots lie too far apart to call it the same: more boots");
    else if (odds->reason == REASON_NOISY)
        snprintf(out, size, "above the floor, but p is %.2g: take more boots", odds->p_holm);
}

/* ---- made ---- */

static const void *name_of(const void *names, size_t item)
{
    return ((const char *const *)names)[item];
}

static const struct index_keys families = {name_of, case_family_hash, case_family_equal};

static struct judged_pool *add_pool(struct judgement *judgement, const char *name)
{
    struct limit limit = limits_of(&judgement->options.limits, UNIT_CYCLES, name);
    struct judged_pool *pool = &judgement->pools[judgement->pool_count++];

    *pool = (struct judged_pool){.limit = limit.share, .why = ""};
    snprintf(pool->name, sizeof(pool->name), "%.*s", (int)strcspn(name, "/"), name);
    pool->floor_known = !judgement->options.floors_wanted;
    return pool;
}

/* The clock's step as a share of their prices: the mean of many is finer than one of them. */
static void take_quantum(struct judged_pool *pool, const struct judged_measure *measure)
{
    if (measure->base.price <= 0)
        return;
    pool->quantum += measure->quantum / measure->base.price;
    pool->measures++;
}

static void finish_quantum(struct judged_pool *pool)
{
    if (pool->measures)
        pool->quantum /= (double)pool->measures * sqrt((double)pool->measures);
}

/*
 * The floor of the host for as many values as the pools have, which are fewer than the runs have
 * boots where boots of the host count; the families are judged together.
 */
static void take_floor(const struct judgement *judgement, const struct decide_case *fullest,
                       struct judged_pool *pool)
{
    const struct floor_for gate = {.base = fullest->base_count,
                                   .new = fullest->new_count,
                                   .among = *pool->name ? judgement->pool_count - 1 : 1,
                                   .alpha = judgement->options.alpha,
                                   .in_turns = judgement_in_turns(judgement)};
    const char *family = *pool->name ? pool->name : NULL;

    if (judgement->options.floors &&
        floors_find_family(judgement->options.floors, family, &gate, &pool->floor))
        pool->floor_known = true;
}

void judge_make_pools(struct judgement *judgement, struct judged_measure *const *of,
                      const char *const *names, struct decide_case *cases, size_t count)
{
    struct index_groups groups = index_group(&families, names, count);
    size_t i, k;

    judgement->pools = memory_new(JUDGED_POOLS_MOST * sizeof(*judgement->pools));
    add_pool(judgement, "");
    for (i = 0; i < count; i++) {
        struct judged_pool *pool;

        take_quantum(&judgement->pools[0], of[i]);
        if (!groups.first[i] || judgement->pool_count == JUDGED_POOLS_MOST)
            continue;
        pool = add_pool(judgement, names[i]);
        for (k = i; k != INDEX_NONE; k = groups.next[k]) {
            take_quantum(pool, of[k]);
            cases[k].family = judgement->pool_count - 1;
        }
        finish_quantum(pool);
    }
    finish_quantum(&judgement->pools[0]);
    for (i = 0; count && i < judgement->pool_count; i++)
        take_floor(judgement, decide_fullest(cases, count), &judgement->pools[i]);
    index_groups_free(&groups);
}

/* ---- and said ---- */

static void say_pool(const struct judgement *judgement, struct judged_pool *pool)
{
    const struct decided *odds = &pool->odds;
    char why[MEASURE_WHY];

    judge_odds_text(judgement, odds, why, sizeof(why));
    pool->why = judge_words(judgement, "%s", why);
    if (odds->reason == REASON_FEW || odds->reason == REASON_UNPROVABLE)
        pool->why = judge_words(judgement, "so few boots prove nothing: take %zu a side",
                                odds->boots_wanted);
}

void judge_take_pools(struct judgement *judgement, const struct decide_pool *decided)
{
    size_t i;

    for (i = 0; i < judgement->pool_count; i++) {
        struct judged_pool *pool = &judgement->pools[i];

        pool->measures = decided[i].measures;
        pool->odds = decided[i].decided;
        pool->finding = pool->odds.finding;
        say_pool(judgement, pool);
    }
}
