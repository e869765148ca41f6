/* SPDX-License-Identifier: MIT */
/* Every number behind the verdict of one case: see gate.h. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "report/format/paragraph.h"
#include "report/format/table.h"
#include "report/gate/gate.h"
#include "report/judge/decide.h"
#include "report/judge/finding.h"
#include "report/judge/judgement.h"
#include "report/judge/limits.h"
#include "report/model/case.h"
#include "report/model/level.h"
#include "report/model/run.h"
#include "report/model/series.h"
#include "report/model/status.h"
#include "report/model/unit.h"
#include "report/prices/measure.h"
#include "report/prices/twin.h"
#include "report/record/record.h"
#include "report/stats/hodges_lehmann.h"

static void put_number(const char *word, double number, const char *behind, FILE *out)
{
    char text[64];

    number_text(text, sizeof(text), number);
    show_line(out, 14, "    %-9s %s%s", word, text, behind);
}

/* Of several domains by boot of the host. */
static void put_groups(const struct measured *side, FILE *out)
{
    char text[64];
    size_t i;

    for (i = 0; i < side->count; i++) {
        number_text(text, sizeof(text), side->boots[i]);
        show_line(out, 14, "      the boot of the host that has boot %u: %s, the median of its own",
                  side->numbers[i], text);
    }
}

/* The samples of a side: a line for each boot. */
static void put_boots(const struct run *run, const struct run_case *c, enum measure measure,
                      const struct measured *side, FILE *out)
{
    enum path path = measure_path(c, measure);
    size_t i, at = 0;

    for (i = 0; i < c->paths[path].count; i++) {
        const struct series *s = &c->paths[path].at[i];
        const struct series *twin = find_twin(run, c, s, path);
        double level, of_twin;
        char text[64];

        if (s->n != side->n || s->fill || !series_level(run_unit(run), s, &level) || !twin ||
            !series_level(run_unit(run), twin, &of_twin) || at >= side->count)
            continue;
        number_text(text, sizeof(text), side->boots[at++]);
        show_line(out, 14,
                  "      boot %u: %s = (%.0f - null call %.0f) / %u; %" PRIu64 " samples, %" PRIu64
                  " not at the mode; cold call %" PRIu64,
                  s->boot, text, level, of_twin, s->n, series_samples(s), series_outliers(s),
                  s->cold);
    }
}

/* The same with each REP instruction counted once, where the whole side has that. */
static void put_once(const struct run *run, const struct run_case *c, enum measure measure,
                     const struct measured *side, FILE *out)
{
    enum path path = measure_path(c, measure);
    const struct series *s;
    char text[64];
    size_t at = 0;

    if (!side->has_once)
        return;
    put_number("once", side->once, ", with each REP instruction counted once", out);
    for (s = case_first_alike(c, path, false, side->n); s; s = case_next_alike(c, path, s)) {
        double level, of_twin, cost;

        if (!series_cost(run, c, s, path, REP_ONCE, &cost) || at >= side->count ||
            !series_level_by(UNIT_INSNS, REP_ONCE, s, &level))
            continue;
        of_twin = level - cost;
        number_text(text, sizeof(text), side->once_boots[at++]);
        show_line(out, 14, "      boot %u: %s = (%.0f - null call %.0f) / %u", s->boot, text, level,
                  of_twin, s->n);
    }
}

static void put_side(const struct run *run, const struct run_case *c, enum measure measure,
                     const struct measured *side, const char *word, FILE *out)
{
    struct rank_interval interval;
    char behind[128] = "";

    if (!side->have) {
        fprintf(out, "    %-9s no price\n", word);
        return;
    }
    if (side->count > 1) {
        bool sure = rank_median(side->boots, side->count, 0.95, &interval);

        snprintf(behind, sizeof(behind), ", median of %zu boots%s; %s [%.1f, %.1f] (%.1f %%)",
                 side->count, side->grouped ? " of the host" : "",
                 sure ? "interval" : "too few for an interval of 95 %:", interval.low,
                 interval.high, 100 * interval.achieved);
    }
    put_number(word, side->price, behind, out);
    if (side->grouped)
        put_groups(side, out);
    else
        put_boots(run, c, measure, side, out);
    put_once(run, c, measure, side, out);
}

static void put_floor(const struct gate *gate, const struct judged *judged,
                      const struct judged_measure *measure, FILE *out)
{
    enum unit unit = run_unit(gate->judgement->base);
    struct limit limit = limits_of(&gate->judgement->options.limits, unit, judged->name);
    char of[128], text[256];

    limit_text(&limit, of, sizeof(of));
    snprintf(text, sizeof(text), " = %s", of);
    put_number("limit", measure->limit, text, out);
    if (unit != UNIT_CYCLES)
        return;
    put_number("quantum", measure->quantum, " = the clock's, by the calls of a region", out);
    if (measure->floor_known)
        put_number("noise", measure->floor, " = the floor of this host, by pvbench calibrate", out);
    else
        fputs("    noise     not known: no calibration of this host was given\n", out);
    put_number("floor", judged_floor(measure), " = the largest of these", out);
}

static void put_warnings(const struct gate *gate, const struct judged_measure *measure, FILE *out)
{
    const struct decided *odds = &measure->odds;

    if (run_unit(gate->judgement->base) != UNIT_CYCLES)
        return;
    show_line(out, 14, "    shift     %+.2f, interval [%.2f, %.2f] (%.1f %%), Hodges-Lehmann",
              odds->shift, odds->interval.low, odds->interval.high, 100 * odds->interval.achieved);
    show_line(out, 14,
              "    p         %.3g by Mann-Whitney; %.3g adjusted for %zu measures; alpha %g",
              odds->p, odds->p_holm, gate->judgement->tests, gate->judgement->options.alpha);
    gate_explain_drift(odds, out);
    if (odds->boots_wanted)
        fprintf(out, "    boots     %zu a side are needed before anything could be proven\n",
                odds->boots_wanted);
}

static void put_measure(const struct gate *gate, const struct judged *judged, enum measure which,
                        FILE *out)
{
    const struct judged_measure *measure = &judged->at[which];
    char change[240];

    if (!measure->base.have && !measure->new.have)
        return;
    show_line(out, 4, "  one %s (%s, n=%u): %s%s%s", measure_word(which),
              path_name(measure_path(judged->base, which)), measure->base.n,
              finding_word(measure->finding), *measure->why ? ": " : "", measure->why);
    put_side(gate->judgement->base, judged->base, which, &measure->base, "base", out);
    put_side(gate->judgement->new, judged->new, which, &measure->new, "new", out);
    if (!measure->base.have || !measure->new.have)
        return;
    gate_change_words(measure, change, sizeof(change));
    show_line(out, 14, "    change    %s", change);
    if (measure->base.has_once || measure->new.has_once)
        fprintf(out, "    decides   %s\n",
                measure->rep == REP_ONCE ? "the price with each REP instruction counted once"
                                         : "the price with each iteration of REP");
    put_floor(gate, judged, measure, out);
    put_warnings(gate, measure, out);
}

static void put_status(const struct run *run, const struct run_case *c, const char *word, FILE *out)
{
    struct verdict verdict;

    if (!c) {
        fprintf(out, "  %s: it is not in this run\n", word);
        return;
    }
    verdict = case_verdict(run, c);
    show_line(out, 4, "  %s: %s%s%s, revision %u, state %s", word, verdict_name(&verdict),
              *verdict.why ? ": " : "", verdict.why, c->rev, c->state ? c->state : "none");
}

bool gate_explain(const struct gate *gate, const char *name, FILE *out)
{
    const struct judged *judged = judge_find(gate->judgement, name);
    char rule[512];
    int k;

    if (!judged)
        return false;
    gate_rule(gate, rule, sizeof(rule));
    show_text(out, rule, 2);
    show_line(out, 2, "%s: %s%s%s", judged->name,
              judged->judged  ? finding_word(judged->finding)
              : judged->fresh ? "not judged: only the new run has a price"
                              : "not judged: neither run has a price",
              *judged->why ? ": " : "", judged->why);
    if (judged->excused)
        show_line(out, 4, "  excused %s", judged->excused);
    put_status(gate->judgement->base, judged->base, "base", out);
    put_status(gate->judgement->new, judged->new, "new", out);
    for (k = 0; judged->judged && judged->base && judged->new &&k < MEASURE_COUNT; k++)
        put_measure(gate, judged, (enum measure)k, out);
    gate_explain_pools(gate, name, out);
    gate_explain_functions(gate, judged, out);
    return true;
}
