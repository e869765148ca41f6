/* SPDX-License-Identifier: MIT */
/* The words that every form of a gate's result shares: see gate.h. */
#include "report/gate.h"

#include <math.h>
#include <string.h>

#include "report/exit.h"

/* What fails for another reason than a price has another word. */
const char *gate_word(const struct gate *gate)
{
    enum finding worst = judge_worst(gate->judgement);

    if (gate->status == EXIT_DIED)
        return "a boot crashed, hung or panicked";
    if (gate->status == EXIT_WORSE && worst != FINDING_SLOWER)
        return "a case is wrong or faulted";
    if (gate->status == EXIT_USAGE)
        return "a run is an error: its kernel or its controls say so";
    if (gate->status == EXIT_INCONCLUSIVE && !finding_status(worst))
        return "a run is partial";
    return finding_word(worst);
}

/* Appends "3 slower", behind a comma when there is something before. */
static void add_count(char *out, size_t size, size_t count, const char *what)
{
    size_t len = strlen(out);

    if (count)
        snprintf(out + len, size - len, "%s%zu %s", len ? ", " : "", count, what);
}

static size_t count_if(const struct judgement *judgement, bool (*is)(const struct judged *))
{
    size_t i, count = 0;

    for (i = 0; i < judgement->count; i++)
        count += is(&judgement->at[i]);
    return count;
}

static bool is_fresh(const struct judged *judged)
{
    return judged->fresh;
}

static bool is_unpriced(const struct judged *judged)
{
    return !judged->judged && !judged->fresh;
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
        add_count(out, size, judge_count(judgement, order[i]), finding_word(order[i]));
    add_count(out, size, count_if(judgement, judged_within), "of these moved within their limit");
    add_count(out, size, count_if(judgement, is_excused), "excused by the policy");
    add_count(out, size, count_if(judgement, is_unpriced), "without a price in both");
    add_count(out, size, count_if(judgement, is_fresh), "new, with nothing to compare");
    if (!*out)
        snprintf(out, size, "nothing");
}

void gate_rule(const struct gate *gate, char *out, size_t size)
{
    struct limit limit = limits_of(&gate->judgement->options.limits, "");

    if (run_unit(gate->judgement->base) == UNIT_INSNS)
        snprintf(out, size,
                 "insns, exact: a case that grew by more than the larger of %g %% and %g insns a "
                 "call is slower",
                 100 * limit.share, limit.units);
    else
        snprintf(
            out, size,
            "cycles, by boot: slower is above the floor (%g %%, %g ticks, the clock's quantum, "
            "what this host errs), with p below %g over all cases",
            100 * limit.share, limit.units, gate->judgement->options.alpha);
}

void gate_change_text(const struct judged_measure *measure, char *out, size_t size)
{
    double change = measure->change;
    char number[32];

    number_text(number, sizeof(number), change);
    if (!measure->base.have || !measure->new.have)
        snprintf(out, size, "-");
    else if (!measure->moved && change == 0)
        snprintf(out, size, "0");
    else if (measure->base.price > 0)
        snprintf(out, size, "%s%s (%+.1f %%)", change > 0 ? "+" : "", number,
                 100 * judged_share(measure));
    else
        snprintf(out, size, "%s%s", change > 0 ? "+" : "", number);
}
