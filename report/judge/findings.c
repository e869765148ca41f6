/* SPDX-License-Identifier: MIT */
/* Prices into findings, measure by measure and case by case: see findings.h. */
#include "report/judge/findings.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/judge/decide.h"
#include "report/judge/finding.h"
#include "report/judge/judgement.h"
#include "report/judge/spread.h"
#include "report/model/case.h"
#include "report/model/run.h"
#include "report/model/status.h"
#include "report/model/unit.h"
#include "report/prices/measure.h"
#include "report/record/record.h"
#include "report/system/memory.h"

/* Per entry a price is a quotient, and two equal ones may differ in their last bits. */
#define EQUAL 1e-9

static bool has_both(const struct judged_measure *measure)
{
    return measure->base.have && measure->new.have;
}

__attribute__((format(printf, 4, 5))) static void conclude(const struct judgement *judgement,
                                                           struct judged_measure *measure,
                                                           enum finding finding, const char *format,
                                                           ...)
{
    va_list args;

    va_start(args, format);
    measure->why = judge_say(judgement, MEASURE_WHY, format, args);
    va_end(args);
    measure->finding = finding;
}

/* The mode of nine slow samples in twenty is the old one; only samples that are all equal are. */
static const char *unclear(const struct judged_measure *measure)
{
    struct figure base = measured_figure(&measure->base, measure->rep);
    struct figure new = measured_figure(&measure->new, measure->rep);

    if (base.print == new.print)
        return NULL;
    if (new.price < 0)
        return "it costs less than the null call now";
    if (!measure->base.clear)
        return "its samples have no clear mode in the base";
    return measure->new.clear ? NULL : "its samples have no clear mode now";
}

/* The price depends on more than the call itself. */
static bool depends(const struct run_case *c)
{
    return c->state && strcmp(c->state, "none") != 0;
}

static bool is_unstable(const struct run *run, const struct run_case *c)
{
    return case_verdict(run, c).status == STATUS_UNSTABLE;
}

/*
 * True where boots lie as far apart as the change, and one of the new run within the limit of one
 * of the base.  Where all are slower it does not matter how far apart they are.
 */
static bool boots_overlap(const struct judged_measure *measure)
{
    struct figure base = measured_figure(&measure->base, measure->rep);
    struct figure new = measured_figure(&measure->new, measure->rep);
    double most = base.boots[0], least = new.boots[0];
    size_t i;

    for (i = 1; i < measure->base.count; i++)
        most = fmax(most, base.boots[i]);
    for (i = 1; i < measure->new.count; i++)
        least = fmin(least, new.boots[i]);
    return fabs(measure->change) <= fmax(base.spread, new.spread) &&
           least - most <= measure->limit + EQUAL;
}

/* Why a price in insns may be off by this much without anybody's fault, or NULL. */
static const char *inexact(const struct judgement *judgement, const struct judged *judged,
                           const struct judged_measure *measure)
{
    if (boots_overlap(measure))
        return "boots of one side lie as far apart";
    if (!depends(judged->base))
        return NULL;
    if (judgement->plans_differ)
        return "it depends on the cases before it, and the plans differ";
    if (is_unstable(judgement->base, judged->base) || is_unstable(judgement->new, judged->new))
        return "it depends on what runs beside it, and is unstable";
    return NULL;
}

/* Whoever leaves the second figure out of a run must gain nothing by it. */
static bool once_is_left_out(const struct judgement *judgement)
{
    return judgement->options.once_wanted && !judgement->options.rep_each && judgement->base_once &&
           !judgement->new_once;
}

static void decide_exact(const struct judgement *judgement, const struct judged *judged,
                         struct judged_measure *measure)
{
    struct figure base = measured_figure(&measure->base, measure->rep);
    struct figure new = measured_figure(&measure->new, measure->rep);
    double spread = fmax(base.spread, new.spread);
    const char *why;

    measure->change = new.price - base.price;
    measure->moved = fabs(measure->change) > EQUAL;
    why = inexact(judgement, judged, measure);
    if (unclear(measure))
        conclude(judgement, measure, FINDING_INCONCLUSIVE, "%s", unclear(measure));
    else if (fabs(measure->change) > measure->limit + EQUAL && why)
        conclude(judgement, measure, FINDING_INCONCLUSIVE, "%s", why);
    else if (measure->moved && measure->change <= measure->limit + EQUAL &&
             once_is_left_out(judgement))
        conclude(judgement, measure, FINDING_INCONCLUSIVE,
                 "it moved by %+g, and the new run does not have REP counted once",
                 measure->change);
    else if (fabs(measure->change) > measure->limit + EQUAL)
        conclude(judgement, measure, measure->change > 0 ? FINDING_SLOWER : FINDING_FASTER, "%s",
                 "");
    else if (spread > measure->limit + EQUAL)
        /* What is exact and is not the same in two boots of one run is no base for anything. */
        conclude(judgement, measure, FINDING_INCONCLUSIVE, "boots of one side differ by %g",
                 spread);
    else
        conclude(judgement, measure, FINDING_SAME, "%s", measure->moved ? "within the limit" : "");
}

static const char *units_word(const struct judgement *judgement)
{
    return judgement->units.by_host ? "boots of the host" : "boots";
}

/* The finding of the odds, and in words what is missing. */
static void say_odds(const struct judgement *judgement, struct judged_measure *measure)
{
    double alpha = judgement->options.alpha;
    const struct decided *odds = &measure->odds;
    size_t base = measure->base.count, new = measure->new.count;

    measure->change = odds->shift;
    measure->moved =
        odds->p_holm <= alpha && (odds->reason == REASON_PROVEN ||
                                  odds->reason == REASON_NO_FLOOR || odds->reason == REASON_WITHIN);
    switch (odds->reason) {
    case REASON_FEW:
        conclude(judgement, measure, odds->finding, "%zu and %zu %s: take %zu a side", base, new,
                 units_word(judgement), odds->boots_wanted);
        break;
    case REASON_UNPROVABLE:
        conclude(judgement, measure, odds->finding,
                 "%zu and %zu %s prove nothing among so many cases: take %zu a side", base, new,
                 units_word(judgement), odds->boots_wanted);
        break;
    case REASON_NO_FLOOR:
        conclude(judgement, measure, odds->finding, "%s",
                 "it differs, but the noise floor of this host is not known: pvbench calibrate");
        break;
    case REASON_WIDE:
        conclude(judgement, measure, odds->finding, "%s",
                 "within the floor, but boots lie too far apart to call it the same: more boots");
        break;
    case REASON_NOISY:
        conclude(judgement, measure, odds->finding,
                 "above the floor, but p is %.2g: take more boots", odds->p_holm);
        break;
    default:
        conclude(judgement, measure, odds->finding, "%s",
                 measure->moved && odds->finding == FINDING_SAME ? "within the floor" : "");
    }
}

/* Every measure that has two sides, in one list; returns how many. */
static size_t list_both(struct judgement *judgement, struct judged_measure **list)
{
    size_t i, k, count = 0;

    for (i = 0; i < judgement->count; i++)
        for (k = 0; k < MEASURE_COUNT; k++)
            if (has_both(&judgement->at[i].at[k]))
                list[count++] = &judgement->at[i].at[k];
    return count;
}

/* The median may be the same while the slower half of the samples is not. */
static void decide_spreads(const struct judgement *judgement, struct judged_measure *const *of,
                           size_t count)
{
    double *grown = memory_new((count + 1) * sizeof(*grown));
    size_t i;

    spread_grown((const struct judged_measure *const *)of, count, judgement->options.alpha, grown);
    for (i = 0; i < count; i++)
        if (grown[i] > 0 && of[i]->finding < FINDING_INCONCLUSIVE)
            conclude(judgement, of[i], FINDING_INCONCLUSIVE,
                     "the slower half of its samples takes %.0f more (the upper quartile)",
                     grown[i]);
    free(grown);
}

/* All of them together, since Holm's adjustment is over all. */
static void decide_distributions(struct judgement *judgement)
{
    size_t most = judgement->count * MEASURE_COUNT + 1, count, i;
    struct decide_case *cases = memory_new(most * sizeof(*cases));
    struct judged_measure **of = memory_new(most * sizeof(struct judged_measure *));

    count = list_both(judgement, of);
    for (i = 0; i < count; i++)
        cases[i] = (struct decide_case){
            .base = of[i]->base.boots,
            .base_count = of[i]->base.count,
            .new = of[i]->new.boots,
            .new_count = of[i]->new.count,
            .floor = judged_floor(of[i]),
            .floor_known = of[i]->floor_known || !judgement->options.floors_wanted,
        };
    decide(cases, count, judgement->options.alpha);
    for (i = 0; i < count; i++) {
        of[i]->odds = cases[i].decided;
        say_odds(judgement, of[i]);
        if (unclear(of[i]) && of[i]->finding < FINDING_INCONCLUSIVE)
            conclude(judgement, of[i], FINDING_INCONCLUSIVE, "%s", unclear(of[i]));
    }
    decide_spreads(judgement, of, count);
    judgement->tests = count;
    free(of);
    free(cases);
}

/* The case is as bad as the worst of its measures, and says what that one says. */
static void decide_case_of(const struct judgement *judgement, struct judged *judged)
{
    bool any = false;
    size_t k;

    for (k = 0; k < MEASURE_COUNT; k++) {
        struct judged_measure *measure = &judged->at[k];

        if (measure->base.have && !measure->new.have)
            conclude(judgement, measure, FINDING_INCONCLUSIVE, "no price of one %s in the new run",
                     measure_word((enum measure)k));
        else if (!measure->base.have)
            continue;
        any = true;
        if (measure->finding > judged->finding)
            judged->why = measure->why;
        judged->finding = finding_worse(judged->finding, measure->finding);
    }
    judged->judged = any;
    if (!any || !*judged->doubt)
        return;
    if (judged->finding < FINDING_INCONCLUSIVE)
        judged->why = judge_words(judgement, "%.190s", judged->doubt);
    judged->finding = finding_worse(judged->finding, FINDING_INCONCLUSIVE);
}

void judge_decide(struct judgement *judgement)
{
    bool exact = run_unit(judgement->base) == UNIT_INSNS;
    size_t i, k;

    if (!exact)
        decide_distributions(judgement);
    for (i = 0; i < judgement->count; i++) {
        struct judged *judged = &judgement->at[i];

        if (!judged->judged || judged->finding != FINDING_SAME)
            continue;
        for (k = 0; exact && k < MEASURE_COUNT; k++)
            if (has_both(&judged->at[k]))
                decide_exact(judgement, judged, &judged->at[k]);
        decide_case_of(judgement, judged);
    }
}
