/* SPDX-License-Identifier: MIT */
/* The cases of two runs paired, and what their statuses say before any price: see judge.h. */
#include "report/judge/judge.h"

#include <inttypes.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/cases/globs.h"
#include "report/cases/table.h"
#include "report/judge/finding.h"
#include "report/judge/judgement.h"
#include "report/judge/limits.h"
#include "report/keys/keys.h"
#include "report/keys/table.h"
#include "report/model/case.h"
#include "report/model/level.h"
#include "report/model/plan.h"
#include "report/model/run.h"
#include "report/model/status.h"
#include "report/model/unit.h"
#include "report/pairs/once.h"
#include "report/pairs/pairing.h"
#include "report/pairs/series.h"
#include "report/pairs/turns.h"
#include "report/pairs/units.h"
#include "report/prices/boots.h"
#include "report/record/record.h"

/* What a batch of one may grow by however little it costs: moves of less are of its encoding. */
#define FIXED_UNITS 8.0

#define SAMPLES_LEAST 10u

static bool wanted(const struct judge_options *options, const char *name)
{
    if (*options->cases.text)
        return case_globs_match(&options->cases, name);
    return !case_has_flag(name, CASE_CONTROL);
}

/* Not asked for, and still what every price is measured against. */
static bool is_control(const struct judge_options *options, const char *name)
{
    return case_has_flag(name, CASE_CONTROL) && !wanted(options, name);
}

static bool has_price(const struct verdict *verdict)
{
    return verdict->ended && status_has_price(verdict->status);
}

/* A refusal is the price of another path than the call, and is held against a refusal only. */
static bool same_refusal(const struct verdict *base, const struct verdict *new)
{
    return base->ended && new->ended &&status_is_refusal(base->status) &&
           new->status == base->status;
}

__attribute__((format(printf, 4, 5))) static void set(const struct judgement *judgement,
                                                      struct judged *judged, enum finding finding,
                                                      const char *format, ...)
{
    va_list args;

    va_start(args, format);
    judged->why = judge_say(judgement, JUDGED_WHY, format, args);
    va_end(args);
    judged->judged = true;
    judged->finding = finding;
}

__attribute__((format(printf, 3, 4))) static void
doubt(const struct judgement *judgement, struct judged *judged, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    judged->doubt = judge_say(judgement, JUDGED_DOUBT, format, args);
    va_end(args);
}

/* What fell short of a plan has prices, and none of them makes it the same. */
static void note_lacking(const struct judgement *judgement, struct judged *judged,
                         const struct verdict *base, const struct verdict *new)
{
    if (base->lacking)
        doubt(judgement, judged, "the base fell short of its plan: %s", base->why);
    else if (new->lacking)
        doubt(judgement, judged, "the new run fell short of its plan: %s", new->why);
}

/* True when it is left to the prices of two revisions that are the same. */
static bool judge_statuses(const struct judgement *judgement, struct judged *judged)
{
    struct verdict base = case_verdict(judgement->base, judged->base);
    struct verdict new = case_verdict(judgement->new, judged->new);

    if (judged->base->rev != judged->new->rev) {
        set(judgement, judged, FINDING_INCOMPARABLE, "it is revision %u in the base, and %u now",
            judged->base->rev, judged->new->rev);
    } else if ((has_price(&base) && has_price(&new)) || same_refusal(&base, &new)) {
        judged->judged = true;
        note_lacking(judgement, judged, &base, &new);
        return true;
    } else if (has_price(&base)) {
        set(judgement, judged, FINDING_INCOMPARABLE,
            "it has a price in the base, and is %s now%s%s", verdict_name(&new),
            *new.why ? ": " : "", new.why);
    } else if (has_price(&new) && base.lacking) {
        note_lacking(judgement, judged, &base, &new);
        set(judgement, judged, FINDING_INCONCLUSIVE, "%s", judged->doubt);
    } else if (has_price(&new)) {
        judged->fresh = true;
    } else if (strcmp(verdict_name(&base), verdict_name(&new)) != 0) {
        set(judgement, judged, FINDING_INCOMPARABLE, "it is %s in the base, and %s now",
            verdict_name(&base), verdict_name(&new));
    }
    return false;
}

/* Of fewer than ten samples one may be anything, and still the mode hold nine in ten. */
static bool plan_is_weaker(const struct judgement *judgement, char *why, size_t size)
{
    struct plan before, now;

    if (!judgement->base->boot_count || !judgement->new->boot_count)
        return false;
    before = plan_of(&judgement->base->boots[0]);
    now = plan_of(&judgement->new->boots[0]);
    if (!before.have || !now.have)
        return false;
    if (now.samples < SAMPLES_LEAST && now.samples < before.samples)
        snprintf(why, size, "the new run has %" PRIu64 " samples a series, and the base %" PRIu64,
                 now.samples, before.samples);
    else if (!now.warmup && before.warmup)
        snprintf(why, size, "the new run was not warmed up, and the base was");
    else
        return false;
    return true;
}

/* What the smallest batch grew by that its entries, far more of them, do not show; or false. */
static bool fixed_cost_grew(const struct judgement *judgement, const struct judged *judged,
                            enum path path, char *why, size_t size)
{
    const struct limit limit = limits_of(&judgement->options.limits, UNIT_INSNS, judged->name);
    double before, now;

    if (run_unit(judgement->base) != UNIT_INSNS ||
        !price_series(judgement->base, judged->base, path, false, 1, judged->rep, &before, NULL) ||
        !price_series(judgement->new, judged->new, path, false, 1, judged->rep, &now, NULL) ||
        now - before <= fmax(limit_allows(&limit, before), FIXED_UNITS))
        return false;
    snprintf(why, size, "%s n=1 grew by %g, to %g", path_name(path), now - before, now);
    return true;
}

/*
 * The series of a case beside each other, by the figure that decides; false: whether each has the
 * second figure is not the same in both runs, and p->why says where.
 */
static bool pair_series(const struct judgement *judgement, const struct run_case *base,
                        const struct run_case *new, char *why, size_t size, struct pairing *p)
{
    *p = pairing_of(judgement->base, judgement->new, base, new, why, size);
    *why = '\0';
    if (judge_rep(judgement) == REP_ONCE)
        p->rep = once_decides(p);
    return !*why;
}

/* Judged by what else two controls have, once both are there and of one revision. */
static enum finding find_control(const struct judgement *judgement, const struct run_case *base,
                                 const struct run_case *new, char *why, size_t size)
{
    struct pairing p;

    if (!base || !new) {
        snprintf(why, size, "it is missing in %s", base ? "the new run" : "the base");
        return FINDING_INCONCLUSIVE;
    }
    if (base->rev != new->rev) {
        snprintf(why, size, "it is revision %u in the base, and %u now", base->rev, new->rev);
        return FINDING_INCOMPARABLE;
    }
    if (case_verdict(judgement->base, base).lacking || case_verdict(judgement->new, new).lacking) {
        snprintf(why, size, "less came of it than its plan promised");
        return FINDING_INCONCLUSIVE;
    }
    if (!pair_series(judgement, base, new, why, size, &p) || control_in_doubt(&p))
        return FINDING_INCONCLUSIVE;
    return FINDING_SAME;
}

/* What else may be wrong with a case whose statuses leave it to its prices. */
static void judge_series(const struct judgement *judgement, struct judged *judged)
{
    char why[JUDGED_DOUBT];
    struct pairing p;

    if (!pair_series(judgement, judged->base, judged->new, why, sizeof(why), &p) && !*judged->doubt)
        doubt(judgement, judged, "%s", why);
    judged->rep = p.rep;
    judge_take_prices(judgement, judged);
    if (!*judged->doubt && judgement->options.host_lost)
        doubt(judgement, judged, "the new run does not say %s, as the base does",
              judgement->options.host_lost);
    if (!*judged->doubt && case_has_flag(judged->name, CASE_CONTROL) &&
        find_control(judgement, judged->base, judged->new, why, sizeof(why)) != FINDING_SAME)
        doubt(judgement, judged, "%s", why);
    if (!*judged->doubt && (plan_is_weaker(judgement, why, sizeof(why)) || series_in_doubt(&p) ||
                            fixed_cost_grew(judgement, judged, PATH_MULTI, why, sizeof(why)) ||
                            fixed_cost_grew(judgement, judged, PATH_ARRAY, why, sizeof(why))))
        doubt(judgement, judged, "%s", why);
}

static void judge_case(struct judgement *judgement, const char *name)
{
    struct judged *judged = judge_add(judgement, name);

    judged->base = run_find_case(judgement->base, name);
    judged->new = run_find_case(judgement->new, name);
    if (!judged->base)
        judged->fresh = true;
    else if (!judged->new)
        set(judgement, judged, FINDING_INCONCLUSIVE, "it is missing: the new run has no such case");
    else if (judge_statuses(judgement, judged))
        judge_series(judgement, judged);
}

/* A control is in the judgement only where it is not what it was. */
static void judge_a_control(struct judgement *judgement, const char *name)
{
    const struct run_case *base = run_find_case(judgement->base, name);
    const struct run_case *new = run_find_case(judgement->new, name);
    char why[JUDGED_DOUBT];
    enum finding finding = find_control(judgement, base, new, why, sizeof(why));
    struct judged *judged;

    if (finding == FINDING_SAME)
        return;
    judged = judge_add(judgement, name);
    judged->base = base;
    judged->new = new;
    set(judgement, judged, finding, "%s", why);
}

static bool plans_differ(const struct run *base, const struct run *new)
{
    return compare_key_stand(compare_key_find(COMPARE_KEY_PLAN), base, new) != STAND_ALIKE ||
           compare_key_stand(compare_key_find(COMPARE_KEY_SHIFT), base, new) != STAND_ALIKE;
}

/* The cases of the base in its order, then those that only the new run has. */
void judge(struct judgement *judgement, const struct run *base, const struct run *new,
           const struct judge_options *options)
{
    size_t i;

    *judgement = (struct judgement){.base = base, .new = new, .options = *options};
    judge_start(judgement);
    judgement->plans_differ = plans_differ(base, new);
    judgement->base_once = run_counts_once(base);
    judgement->new_once = run_counts_once(new);
    units_take(&judgement->units, base, new, options->floors ? options->floors->host_boots : 0);
    /* A boot of the host has no turn. */
    if (run_unit(base) == UNIT_CYCLES && !judgement->units.by_host)
        pair_turns_take(&judgement->turns, base, new);
    for (i = 0; i < base->case_count; i++)
        if (wanted(options, base->cases[i].name))
            judge_case(judgement, base->cases[i].name);
        else if (is_control(options, base->cases[i].name))
            judge_a_control(judgement, base->cases[i].name);
    for (i = 0; i < new->case_count; i++)
        if (wanted(options, new->cases[i].name) && !run_find_case(base, new->cases[i].name))
            judge_case(judgement, new->cases[i].name);
    judge_take_floors(judgement);
    judge_decide(judgement);
}
