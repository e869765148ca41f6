/* SPDX-License-Identifier: MIT */
/* Prices into findings, measure by measure and case by case: see judgement.h. */
#include <math.h>
#include <stdarg.h>
#include <string.h>

#include "report/judge/finding.h"
#include "report/judge/judgement.h"
#include "report/model/case.h"
#include "report/model/run.h"
#include "report/model/status.h"
#include "report/model/unit.h"
#include "report/prices/measure.h"
#include "report/record/record.h"

/* Per entry a price is a quotient, and two equal ones may differ in their last bits. */
#define EQUAL 1e-9

bool judged_has_both(const struct judged_measure *measure)
{
    return measure->base.have && measure->new.have;
}

void judged_conclude(const struct judgement *judgement, struct judged_measure *measure,
                     enum finding finding, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    measure->why = judge_say(judgement, MEASURE_WHY, format, args);
    va_end(args);
    measure->finding = finding;
}

const char *judged_unclear(const struct judged_measure *measure)
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
    if (judged_unclear(measure))
        judged_conclude(judgement, measure, FINDING_INCONCLUSIVE, "%s", judged_unclear(measure));
    else if (fabs(measure->change) > measure->limit + EQUAL && why)
        judged_conclude(judgement, measure, FINDING_INCONCLUSIVE, "%s", why);
    else if (measure->moved && measure->change <= measure->limit + EQUAL &&
             once_is_left_out(judgement))
        judged_conclude(judgement, measure, FINDING_INCONCLUSIVE,
                        "it moved by %+g, and the new run does not have REP counted once",
                        measure->change);
    else if (fabs(measure->change) > measure->limit + EQUAL)
        judged_conclude(judgement, measure, measure->change > 0 ? FINDING_SLOWER : FINDING_FASTER,
                        "%s", "");
    else if (spread > measure->limit + EQUAL)
        /* What is exact and is not the same in two boots of one run is no base for anything. */
        judged_conclude(judgement, measure, FINDING_INCONCLUSIVE, "boots of one side differ by %g",
                        spread);
    else
        judged_conclude(judgement, measure, FINDING_SAME, "%s",
                        measure->moved ? "within the limit" : "");
}

/* The case is as bad as the worst of its measures, and says what that one says. */
static void decide_case_of(const struct judgement *judgement, struct judged *judged)
{
    bool any = false;
    size_t k;

    for (k = 0; k < MEASURE_COUNT; k++) {
        struct judged_measure *measure = &judged->at[k];

        if (measure->base.have && !measure->new.have)
            judged_conclude(judgement, measure, FINDING_INCONCLUSIVE,
                            "no price of one %s in the new run", measure_word((enum measure)k));
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
        judge_distributions(judgement);
    for (i = 0; i < judgement->count; i++) {
        struct judged *judged = &judgement->at[i];

        if (!judged->judged || judged->finding != FINDING_SAME)
            continue;
        for (k = 0; exact && k < MEASURE_COUNT; k++)
            if (judged_has_both(&judged->at[k]))
                decide_exact(judgement, judged, &judged->at[k]);
        decide_case_of(judgement, judged);
    }
}
