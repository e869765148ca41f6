/* SPDX-License-Identifier: MIT */
/* Prices into findings, measure by measure and case by case: see judge.h. */
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/judge.h"
#include "report/memory.h"

/* Per entry a price is a quotient, and two equal ones may differ in their last bits. */
#define EQUAL 1e-9

static bool has_both(const struct judged_measure *measure)
{
    return measure->base.have && measure->new.have;
}

bool judged_moved(const struct judged_measure *measure)
{
    return has_both(measure) && fabs(measure->change) > EQUAL &&
           (!measure->odds.boots_wanted || measure->finding != FINDING_INCONCLUSIVE);
}

__attribute__((format(printf, 3, 4))) static void
conclude(struct judged_measure *measure, enum finding finding, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    vsnprintf(measure->why, sizeof(measure->why), format, args);
    va_end(args);
    measure->finding = finding;
}

/* Why a price in insns may be off without anybody's fault, or NULL. */
static const char *inexact(const struct judgement *judgement, const struct judged *judged)
{
    if (case_verdict(judgement->base, judged->base).status == STATUS_UNSTABLE)
        return "the case is unstable in the base";
    if (case_verdict(judgement->new, judged->new).status == STATUS_UNSTABLE)
        return "the case is unstable now";
    if (judgement->plans_differ && judged->base->state && strcmp(judged->base->state, "none") != 0)
        return "its price depends on the cases before it, and the plans differ";
    return NULL;
}

static void decide_exact(const struct judgement *judgement, const struct judged *judged,
                         struct judged_measure *measure)
{
    const char *why = inexact(judgement, judged);
    double change = measure->new.price - measure->base.price;

    measure->change = change;
    if (fabs(change) <= EQUAL)
        conclude(measure, FINDING_SAME, "%s", "");
    else if (fabs(change) <= measure->limit)
        conclude(measure, FINDING_SAME, "%s", "within the limit");
    else if (why)
        conclude(measure, FINDING_INCONCLUSIVE, "%s", why);
    else
        conclude(measure, change > 0 ? FINDING_SLOWER : FINDING_FASTER, "%s", "");
}

static void say_odds(struct judged_measure *measure, enum finding finding,
                     const struct decided *odds)
{
    switch (odds->reason) {
    case REASON_FEW:
        conclude(measure, finding, "%zu and %zu boots: any verdict needs %zu a side",
                 measure->base.count, measure->new.count, odds->boots_wanted);
        break;
    case REASON_UNPROVABLE:
        conclude(measure, finding,
                 "%zu and %zu boots prove nothing among so many cases: take %zu "
                 "a side",
                 measure->base.count, measure->new.count, odds->boots_wanted);
        break;
    case REASON_NO_FLOOR:
        conclude(measure, finding, "%s",
                 "it differs, but nobody knows how far this host errs: pvbench calibrate");
        break;
    case REASON_NOISY:
        conclude(measure, finding, "above the floor, but p is %.2g: more boots", odds->p_holm);
        break;
    default:
        conclude(measure, finding, "%s", "");
    }
}

/* The larger of what the clock, the host and the limit cannot tell from nothing. */
static double floor_of(const struct judged_measure *measure)
{
    return fmax(measure->quantum, fmax(measure->floor, measure->limit));
}

/* All of them in one list, since Holm's adjustment is over all. */
static void decide_distributions(struct judgement *judgement)
{
    size_t most = judgement->count * MEASURE_COUNT, count = 0, i;
    struct decide_case *cases = memory_new((most + 1) * sizeof(*cases));
    struct judged_measure **of = memory_new((most + 1) * sizeof(struct judged_measure *));

    for (i = 0; i < most; i++) {
        struct judged_measure *measure = &judgement->at[i / MEASURE_COUNT].at[i % MEASURE_COUNT];

        if (!has_both(measure))
            continue;
        of[count] = measure;
        cases[count++] = (struct decide_case){
            .base = measure->base.boots,
            .base_count = measure->base.count,
            .new = measure->new.boots,
            .new_count = measure->new.count,
            .floor = floor_of(measure),
            .floor_known = measure->floor_known || !judgement->options.floors_wanted,
        };
    }
    decide(cases, count, judgement->options.alpha);
    for (i = 0; i < count; i++) {
        of[i]->odds = cases[i].decided;
        of[i]->change = cases[i].decided.shift;
        say_odds(of[i], cases[i].decided.finding, &cases[i].decided);
    }
    free(of);
    free(cases);
}

/* The case is as bad as the worst of its measures. */
static void decide_case_of(struct judged *judged)
{
    bool any = false;
    size_t k;

    for (k = 0; k < MEASURE_COUNT; k++) {
        struct judged_measure *measure = &judged->at[k];

        if (measure->base.have && !measure->new.have)
            conclude(measure, FINDING_INCONCLUSIVE, "no price by this path in the new run");
        else if (!measure->base.have)
            continue;
        any = true;
        if (measure->finding > judged->finding)
            snprintf(judged->why, sizeof(judged->why), "%s", measure->why);
        judged->finding = finding_worse(judged->finding, measure->finding);
    }
    if (!any)
        judged->judged = false;
}

void judge_decide(struct judgement *judgement)
{
    size_t i, k;

    if (run_unit(judgement->base) == UNIT_CYCLES)
        decide_distributions(judgement);
    for (i = 0; i < judgement->count; i++) {
        struct judged *judged = &judgement->at[i];

        if (!judged->judged || judged->finding != FINDING_SAME)
            continue;
        for (k = 0; k < MEASURE_COUNT; k++)
            if (run_unit(judgement->base) == UNIT_INSNS && has_both(&judged->at[k]))
                decide_exact(judgement, judged, &judged->at[k]);
        decide_case_of(judged);
    }
}
