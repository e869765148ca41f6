/* SPDX-License-Identifier: MIT */
/* The two figures of a price in insns, and what of a change is iterations of REP: judgement.h. */
#include <math.h>
#include <stdio.h>

#include "report/format/table.h"
#include "report/judge/finding.h"
#include "report/judge/judgement.h"
#include "report/model/level.h"
#include "report/model/run.h"
#include "report/model/unit.h"
#include "report/prices/measure.h"

/* Per entry a price is a quotient, and two equal ones may differ in their last bits. */
#define EQUAL 1e-9

enum rep judge_rep(const struct judgement *judgement)
{
    return judgement->base_once && judgement->new_once && !judgement->options.rep_each ? REP_ONCE
                                                                                       : REP_EACH;
}

/* Two prices stand beside each other. */
static bool has_prices(const struct judged *judged)
{
    size_t k;

    for (k = 0; k < MEASURE_COUNT; k++)
        if (judged_has_both(&judged->at[k]))
            return true;
    return false;
}

size_t judge_lack_once(const struct judgement *judgement)
{
    size_t i, count = 0;

    for (i = 0; i < judgement->count; i++)
        count += has_prices(&judgement->at[i]) && judgement->at[i].rep != judge_rep(judgement);
    return count;
}

/* Why each iteration counts. */
static const char *why_each(const struct judgement *judgement)
{
    if (judgement->options.rep_each)
        return "the policy says so";
    if (!judgement->base_once && !judgement->new_once)
        return "neither run has REP counted once";
    return judgement->new_once ? "the base does not have REP counted once"
                               : "the new run does not have REP counted once";
}

void judge_rep_text(const struct judgement *judgement, char *out, size_t size)
{
    size_t lacking = judge_lack_once(judgement);
    char others[96] = "";

    if (!judgement->count || run_unit(judgement->base) != UNIT_INSNS) {
        *out = '\0';
        return;
    }
    if (judge_rep(judgement) == REP_EACH) {
        snprintf(out, size, "each iteration of a REP instruction counts: %s", why_each(judgement));
        return;
    }
    if (lacking)
        snprintf(others, sizeof(others), ", but for %zu case%s without that in both runs", lacking,
                 lacking == 1 ? "" : "s");
    snprintf(out, size, "a REP instruction counts once, and not each of its iterations%s", others);
}

bool judged_has_once(const struct judged_measure *measure)
{
    return measure->base.has_once && measure->new.has_once;
}

double judged_change_by(const struct judged_measure *measure, enum rep rep)
{
    if (rep == measure->rep)
        return measure->change;
    return measured_figure(&measure->new, rep).price - measured_figure(&measure->base, rep).price;
}

double judged_share_by(const struct judged_measure *measure, enum rep rep)
{
    double base = measured_figure(&measure->base, rep).price;

    return base > 0 ? judged_change_by(measure, rep) / base : 0;
}

bool judged_iterations(const struct judged_measure *measure, double *more)
{
    if (!judged_has_once(measure))
        return false;
    *more = judged_change_by(measure, REP_EACH) - judged_change_by(measure, REP_ONCE);
    return fabs(*more) > EQUAL;
}

/* "+7", "-7.5", "0". */
static void signed_text(double number, char *out, size_t size)
{
    char text[32];

    number_text(text, sizeof(text), number);
    snprintf(out, size, "%s%s", number > EQUAL ? "+" : "", fabs(number) > EQUAL ? text : "0");
}

void judged_change_text(const struct judged_measure *measure, enum rep rep, char *out, size_t size)
{
    char change[40];

    signed_text(judged_change_by(measure, rep), change, sizeof(change));
    if (*change == '0' || measured_figure(&measure->base, rep).price <= 0)
        snprintf(out, size, "%s", change);
    else
        snprintf(out, size, "%s (%+.1f %%)", change, 100 * judged_share_by(measure, rep));
}

void judged_rep_text(const struct judged_measure *measure, char *out, size_t size)
{
    char iterations[40], without[64];
    double more;

    *out = '\0';
    if (!judged_iterations(measure, &more))
        return;
    signed_text(more, iterations, sizeof(iterations));
    judged_change_text(measure, REP_ONCE, without, sizeof(without));
    snprintf(out, size, ", of which %s are iterations of REP; without them %s", iterations,
             without);
}

static bool other_exceeds(const struct judged_measure *measure, enum rep other)
{
    return judged_has_once(measure) &&
           fabs(judged_change_by(measure, other)) > measure->limit + EQUAL;
}

const struct judged_measure *judged_other_figure(const struct judged *judged)
{
    enum rep other = judged->rep == REP_ONCE ? REP_EACH : REP_ONCE;
    const struct judged_measure *most = NULL;
    size_t k;

    if (!judged->judged || judged->finding != FINDING_SAME)
        return NULL;
    for (k = 0; k < MEASURE_COUNT; k++) {
        const struct judged_measure *measure = &judged->at[k];

        if (other_exceeds(measure, other) &&
            (!most || fabs(judged_share_by(measure, other)) > fabs(judged_share_by(most, other))))
            most = measure;
    }
    return most;
}
