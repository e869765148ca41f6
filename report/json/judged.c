/* SPDX-License-Identifier: MIT */
/* A case of two runs, and how all came out, as JSON: see json.h. */
#include "report/json/json.h"

#include "report/judge/decide.h"
#include "report/judge/finding.h"
#include "report/judge/judgement.h"
#include "report/model/case.h"
#include "report/model/level.h"
#include "report/model/run.h"
#include "report/model/status.h"
#include "report/model/unit.h"
#include "report/prices/measure.h"
#include "report/record/record.h"

/* How far boots moved with time, as shares; null where nobody looked. */
static void put_drift(struct json_out *json, const struct sides_drift *drift)
{
    bool within = drift->base != 0 || drift->new != 0;

    json_open(json, "drift", '{');
    json_number(json, "base", within, drift->base);
    json_number(json, "new", within, drift->new);
    json_number(json, "taken_off", drift->taken != 0, drift->taken);
    json_out_close(json, '}');
}

static void put_odds(struct json_out *json, const struct decided *odds)
{
    double interval[] = {odds->interval.low, odds->interval.high};

    json_number(json, "p", true, odds->p);
    json_number(json, "p_holm", true, odds->p_holm);
    json_numbers(json, "interval", interval, 2);
    json_number(json, "interval_confidence", true, odds->interval.achieved);
    json_count(json, "boots_wanted", odds->boots_wanted);
    put_drift(json, &odds->drift);
}

static const char *why_of(const struct judged *judged)
{
    if (judged->judged)
        return judged->why;
    return judged->fresh ? "only the new run has a price" : "neither run has a price";
}

/* A case that cannot be compared has no prices here, whatever its runs have. */
static bool has_prices(const struct judged *judged)
{
    int measure;

    for (measure = 0; measure < MEASURE_COUNT; measure++)
        if (judged->at[measure].base.have || judged->at[measure].new.have)
            return true;
    return false;
}

static const char *why_none(const struct judged *judged, const struct judged_measure *measure)
{
    if (*measure->why)
        return measure->why;
    if (!has_prices(judged))
        return why_of(judged);
    if (measure->base.have)
        return "the new run has no such price";
    return measure->new.have ? "the base has no such price" : "neither run has such a price";
}

/* The same prices with each REP instruction counted once; null where not both runs have them. */
static void put_once(struct json_out *json, const struct judged_measure *measure)
{
    const struct measured *base = &measure->base, *new = &measure->new;

    json_out_key(json, "once");
    if (!judged_has_once(measure)) {
        json_out_null(json);
        return;
    }
    json_out_open(json, '{');
    json_number(json, "base", true, base->once);
    json_number(json, "new", true, new->once);
    json_number(json, "change", true, judged_change_by(measure, REP_ONCE));
    json_number(json, "share", base->once > 0, judged_share_by(measure, REP_ONCE));
    json_numbers(json, "base_boots", base->once_boots, base->count);
    json_numbers(json, "new_boots", new->once_boots, new->count);
    json_out_close(json, '}');
}

static void put_measure(struct json_out *json, const struct judgement *judgement,
                        const struct judged *judged, enum measure which)
{
    const struct judged_measure *measure = &judged->at[which];
    const struct run_case *c = judged->base ? judged->base : judged->new;
    bool both = measure->base.have && measure->new.have;
    bool cycles = run_unit(judgement->base) == UNIT_CYCLES;

    json_open(json, measure_word(which), '{');
    json_text(json, "verdict", both ? finding_word(measure->finding) : NULL);
    json_why(json, "why", both ? measure->why : why_none(judged, measure));
    json_text(json, "path", path_name(measure_path(c, which)));
    json_number(json, "n", measure->base.n, measure->base.n);
    json_number(json, "base", measure->base.have, measure->base.price);
    json_number(json, "new", measure->new.have, measure->new.price);
    json_number(json, "change", both, both ? judged_change_by(measure, REP_EACH) : 0);
    json_number(json, "share", both && measure->base.price > 0,
                both ? judged_share_by(measure, REP_EACH) : 0);
    json_number(json, "limit", both, measure->limit);
    json_number(json, "quantum", both && cycles, measure->quantum);
    json_number(json, "noise_floor", both && measure->floor_known, measure->floor);
    json_number(json, "floor", both, judged_floor(measure));
    json_numbers(json, "base_boots", measure->base.boots, measure->base.count);
    json_numbers(json, "new_boots", measure->new.boots, measure->new.count);
    put_once(json, measure);
    json_text(json, "decides", both && !cycles ? rep_word(measure->rep) : NULL);
    if (both && cycles)
        put_odds(json, &measure->odds);
    json_out_close(json, '}');
}

static void put_side(struct json_out *json, const char *key, const struct run *run,
                     const struct run_case *c)
{
    struct verdict verdict;

    json_out_key(json, key);
    if (!c) {
        json_out_null(json);
        return;
    }
    verdict = case_verdict(run, c);
    json_out_open(json, '{');
    json_text(json, "status", verdict_name(&verdict));
    json_why(json, "why", verdict.why);
    json_count(json, "rev", c->rev);
    json_text(json, "state", c->state);
    json_out_close(json, '}');
}

/* The functions that it lies in, of one call; null where nobody knows them. */
static void put_functions(struct json_out *json, const struct judged *judged)
{
    size_t i;

    json_out_key(json, "functions");
    if (!judged->functions) {
        json_out_null(json);
        return;
    }
    json_out_open(json, '[');
    for (i = 0; i < judged->function_count; i++) {
        const struct judged_function *f = &judged->functions[i];

        json_out_open(json, '{');
        json_text(json, "function", f->name);
        json_text(json, "in", f->xen ? "xen" : "guest");
        json_number(json, "base", true, f->base);
        json_number(json, "new", true, f->new);
        json_number(json, "change", true, f->change);
        json_number(json, "change_once", true, f->once);
        json_out_close(json, '}');
    }
    json_out_close(json, ']');
}

void json_judged(struct json_out *json, const struct judgement *judgement,
                 const struct judged *judged)
{
    const struct judged_measure *by = judged->judged ? judged_leading(judged) : NULL;
    int measure;

    json_out_open(json, '{');
    json_text(json, "name", judged->name);
    json_text(json, "verdict", judged->judged ? finding_word(judged->finding) : NULL);
    json_why(json, "why", why_of(judged));
    json_text(json, "excused", judged->excused);
    json_truth(json, "within_limit", judged_within(judged));
    json_text(json, "by", by ? measure_word(judged_which(judged, by)) : NULL);
    put_side(json, "base", judgement->base, judged->base);
    put_side(json, "new", judgement->new, judged->new);
    json_open(json, "measures", '{');
    for (measure = 0; measure < MEASURE_COUNT; measure++)
        put_measure(json, judgement, judged, (enum measure)measure);
    json_out_close(json, '}');
    put_functions(json, judged);
    json_out_close(json, '}');
}

static void put_pool(struct json_out *json, const struct judged_pool *pool)
{
    json_out_open(json, '{');
    json_text(json, "family", *pool->name ? pool->name : NULL);
    json_count(json, "measures", pool->measures);
    json_text(json, "verdict", finding_word(pool->finding));
    json_why(json, "why", pool->why);
    json_text(json, "excused", pool->excused);
    json_truth(json, "counts", judged_pool_counts(pool));
    json_number(json, "share", true, pool->odds.shift);
    json_number(json, "limit", true, pool->limit);
    json_number(json, "quantum", true, pool->quantum);
    json_number(json, "noise_floor", pool->floor > 0, pool->floor);
    json_number(json, "floor", true, judged_pool_floor(pool));
    put_odds(json, &pool->odds);
    json_out_close(json, '}');
}

void json_pools(struct json_out *json, const struct judgement *judgement)
{
    size_t i;

    json_open(json, "together", '[');
    for (i = 0; i < judgement->pool_count; i++)
        if (judgement->pools[i].odds.reason != REASON_NONE)
            put_pool(json, &judgement->pools[i]);
    json_out_close(json, ']');
}

void json_verdicts(struct json_out *json, const struct judgement *judgement)
{
    size_t i, within = 0, excused = 0, fresh = 0, unpriced = 0;
    char why[200];
    int finding;

    for (i = 0; i < judgement->count; i++) {
        const struct judged *judged = &judgement->at[i];

        within += judged_within(judged);
        excused += judged->excused != NULL;
        fresh += judged->fresh;
        unpriced += !judged->judged && !judged->fresh;
    }
    json_open(json, "counts", '{');
    json_count(json, "cases", judgement->count);
    for (finding = 0; finding < FINDING_COUNT; finding++)
        json_count(json, finding_word((enum finding)finding),
                   judge_count(judgement, (enum finding)finding));
    json_count(json, "within_limit", within);
    json_count(json, "excused", excused);
    json_count(json, "only_new", fresh);
    json_count(json, "no_price", unpriced);
    json_out_close(json, '}');
    judge_rep_text(judgement, why, sizeof(why));
    json_text(json, "decides", *why ? rep_word(judge_rep(judgement)) : NULL);
    json_why(json, "decides_why", why);
}
