/* SPDX-License-Identifier: MIT */
/* The words that every form of a gate's result shares: see gate.h. */
#include "report/gate/gate.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "report/compare/compare.h"
#include "report/format/count_words.h"
#include "report/format/table.h"
#include "report/judge/finding.h"
#include "report/judge/judgement.h"
#include "report/judge/limits.h"
#include "report/keys/across.h"
#include "report/keys/key.h"
#include "report/keys/keys.h"
#include "report/keys/table.h"
#include "report/model/level.h"
#include "report/model/unit.h"
#include "report/prices/measure.h"
#include "report/prices/run_status.h"
#include "report/system/exit.h"
#include "report/text/texts.h"

int gate_status(const struct gate *gate)
{
    int status =
        gate->refusals.count ? EXIT_INCONCLUSIVE : finding_status(judge_worst(gate->judgement));

    /* A gate that looks at nothing is not green. */
    if (!judge_judged(gate->judgement))
        status = exit_worse(status, EXIT_INCONCLUSIVE);
    status = exit_worse(status, run_exit_status(gate->compare->runs[0].run));
    return exit_worse(status, run_exit_status(gate->compare->runs[1].run));
}

/* What fails for another reason than a price has another word. */
const char *gate_word(const struct gate *gate)
{
    enum finding worst = gate->refusals.count ? FINDING_INCOMPARABLE : judge_worst(gate->judgement);

    if (gate->status == EXIT_DIED)
        return "a boot crashed, hung or panicked";
    if (gate->status == EXIT_WORSE && worst != FINDING_SLOWER)
        return "a case is wrong or faulted";
    if (gate->status == EXIT_USAGE)
        return "a run is an error: its kernel or its controls say so";
    if (gate->status == EXIT_INCONCLUSIVE && !finding_status(worst))
        return judge_judged(gate->judgement) ? "a run is partial" : "no case was judged";
    return finding_word(worst);
}

static size_t count_if(const struct judgement *judgement, bool (*is)(const struct judged *))
{
    size_t i, count = 0;

    for (i = 0; i < judgement->count; i++)
        count += is(&judgement->at[i]);
    return count;
}

static bool is_excused(const struct judged *judged)
{
    return judged->excused != NULL;
}

void gate_counts(const struct gate *gate, char *out, size_t size)
{
    static const enum finding order[] = {FINDING_SLOWER, FINDING_INCONCLUSIVE, FINDING_INCOMPARABLE,
                                         FINDING_FASTER, FINDING_SAME};
    const struct judgement *judgement = gate->judgement;
    size_t i;

    *out = '\0';
    for (i = 0; i < FINDING_COUNT; i++)
        count_words_add(out, size, judge_count(judgement, order[i]), finding_word(order[i]));
    count_words_add(out, size, count_if(judgement, judged_within),
                    "of these moved within their limit");
    count_words_add(out, size, count_if(judgement, is_excused), "excused by the policy");
    count_words_add(out, size, judge_unpriced(judgement), "without a price in both");
    count_words_add(out, size, judge_fresh(judgement), "new, with nothing to compare");
    if (!*out)
        snprintf(out, size, "nothing");
}

/* ", or the limit of its family", where a family has one. */
static const char *or_family(const struct limits *limits, enum unit unit)
{
    return limits_have_family(limits, unit) ? ", or the limit of its family," : "";
}

void gate_rule(const struct gate *gate, char *out, size_t size)
{
    const struct judge_options *options = &gate->judgement->options;
    enum unit unit = run_unit(gate->judgement->base);
    struct limit limit = limits_of(&options->limits, unit, "");
    const char *family = or_family(&options->limits, unit);
    char rep[160], of[128];

    limit_text(&limit, of, sizeof(of));
    judge_rep_text(gate->judgement, rep, sizeof(rep));
    if (unit == UNIT_INSNS)
        snprintf(out, size,
                 "insns, exact: a case that grew by more than the larger of %g %% and %g insns a "
                 "call%s is slower%s%s",
                 100 * limit.share, limit.units, family, *rep ? "; " : "", rep);
    else
        snprintf(out, size,
                 "cycles, by boot: slower is above the floor (%s%s the clock's quantum, the noise "
                 "floor), with p below %g over all cases and families",
                 of, *family ? family : ",", options->alpha);
}

/* One difference; the values may be long. */
static void say_difference(const struct gate *gate, const struct compare_key *key,
                           struct texts *lines)
{
    char base[COMPARE_VALUE], new[COMPARE_VALUE], text[3 * COMPARE_VALUE];

    compare_key_value(key, gate->compare->runs[0].run, base, sizeof(base));
    compare_key_value(key, gate->compare->runs[1].run, new, sizeof(new));
    snprintf(text, sizeof(text), "%s %s: %s in the base; %s now",
             compare_across_has(&gate->compare->options.across, key) ? "across" : "differs:",
             key->name, base, new);
    texts_add(lines, text);
}

void gate_across(const struct gate *gate, struct texts *lines)
{
    char unknown[512] = "";
    size_t i;

    for (i = 0; i < compare_key_count; i++) {
        const struct compare_key *key = &compare_keys[i];
        enum compare_stand stand = compare_stands(gate->compare, key, 1);
        size_t len = strlen(unknown);

        if (stand == STAND_DIFFERENT)
            say_difference(gate, key, lines);
        else if (stand == STAND_UNKNOWN && key->class != COMPARE_REMARK)
            snprintf(unknown + len, sizeof(unknown) - len, "%s%s", len ? ", " : "", key->name);
    }
    if (*unknown)
        texts_say(lines, "known of one run only, and taken for alike: %s", unknown);
}

void gate_change_text(const struct judged_measure *measure, char *out, size_t size)
{
    if (measure->base.have && measure->new.have)
        judged_change_text(measure, REP_EACH, out, size);
    else
        snprintf(out, size, "-");
}

void gate_once_text(const struct judged_measure *measure, char *out, size_t size)
{
    if (judged_has_once(measure))
        judged_change_text(measure, REP_ONCE, out, size);
    else
        snprintf(out, size, "-");
}

void gate_change_words(const struct judged_measure *measure, char *out, size_t size)
{
    char rep[160];

    gate_change_text(measure, out, size);
    judged_rep_text(measure, rep, sizeof(rep));
    snprintf(out + strlen(out), size - strlen(out), "%s", rep);
}
