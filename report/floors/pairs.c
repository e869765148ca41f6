/* SPDX-License-Identifier: MIT */
/* See pairs.h. */
#include "report/floors/pairs.h"

#include <gsl/gsl_statistics_double.h>
#include <stdlib.h>

#include "report/floors/floors.h"
#include "report/sides/clean.h"
#include "report/sides/side.h"
#include "report/stats/centre.h"
#include "report/system/memory.h"

/*
 * What a fit leaves is widened for a test at this two-sided level.  At one standard deviation
 * Student's quantiles hardly differ, so that the variance comes out right.
 */
#define ONE_DEVIATION 0.32

/* The first run behind that one that was taken in turns with it and is of no pair yet; or count. */
static size_t find_partner(const struct run *const *runs, size_t count, size_t base,
                           const bool *paired, struct pair_turns *turns)
{
    size_t i;

    for (i = base + 1; i < count; i++) {
        if (paired[i])
            continue;
        pair_turns_take(turns, runs[base], runs[i]);
        if (turns->base)
            return i;
    }
    return count;
}

void run_pairs_find(struct run_pairs *pairs, const struct run *const *runs, size_t count)
{
    bool *paired = memory_new((count + 1) * sizeof(*paired));
    size_t i;

    *pairs = (struct run_pairs){.at = memory_new((count + 1) * sizeof(*pairs->at))};
    for (i = 0; i < count; i++) {
        struct run_pair pair = {.base = i};

        if (paired[i])
            continue;
        pair.new = find_partner(runs, count, i, paired, &pair.turns);
        if (pair.new == count)
            continue;
        pair.base_boots = runs[i]->boot_count;
        pair.new_boots = runs[pair.new]->boot_count;
        paired[i] = paired[pair.new] = true;
        pairs->at[pairs->count++] = pair;
    }
    free(paired);
}

void run_pairs_free(struct run_pairs *pairs)
{
    size_t i;

    for (i = 0; i < pairs->count; i++)
        pair_turns_free(&pairs->at[i].turns);
    free(pairs->at);
    *pairs = (struct run_pairs){0};
}

static bool has_boots(const struct replicates *values, size_t run)
{
    return values->runs[run] && values->boots[run] >= FLOORS_BOOTS_LEAST;
}

static void take_side(struct clean *clean, size_t side, const struct replicates *values, size_t run,
                      const double *turns, size_t boots)
{
    clean->sides[side] = (struct side_values){
        values->runs[run], values->boots[run] == boots ? turns : NULL, values->boots[run]};
}

/* The squares of the boots about their side; its degrees of freedom are counted. */
static double squares_of(const struct side_values *side, struct scatter *scatter)
{
    double freedom = (double)(side->count - 1);

    scatter->within_freedom += freedom;
    return gsl_stats_variance(side->values, 1, side->count) * freedom;
}

/* Both sides of a pair, without their drift; to be freed by clean_free. */
static struct clean clean_pair(const struct replicates *values, const struct run_pair *pair)
{
    struct clean clean = {.drifts = false};

    take_side(&clean, SIDE_BASE, values, pair->base, pair->turns.base, pair->base_boots);
    take_side(&clean, SIDE_NEW, values, pair->new, pair->turns.new, pair->new_boots);
    clean_turns(&clean, false, ONE_DEVIATION, true);
    return clean;
}

bool scatter_of_pairs(const struct replicates *values, double step, const struct run_pairs *pairs,
                      struct scatter *scatter)
{
    double squares = 0, shifts = 0, inverse = 0, rounding = step * step / 12, have = 0;
    size_t i;

    *scatter = (struct scatter){0};
    for (i = 0; i < pairs->count; i++) {
        const struct side_values *base, *new;
        struct clean clean;
        double shift;

        if (!has_boots(values, pairs->at[i].base) || !has_boots(values, pairs->at[i].new))
            continue;
        clean = clean_pair(values, &pairs->at[i]);
        base = &clean.sides[SIDE_BASE];
        new = &clean.sides[SIDE_NEW];
        shift = rank_centre(new->values, new->count) - rank_centre(base->values, base->count);
        shifts += shift * shift / 2;
        squares += squares_of(base, scatter) + squares_of(new, scatter);
        inverse += 1 / (double)base->count + 1 / (double)new->count;
        have++;
        clean_free(&clean);
    }
    if (have <= 0)
        return false;
    scatter->boots = 2 * have / inverse;
    scatter->freedom = have;
    scatter->within = squares / scatter->within_freedom + rounding;
    scatter->between = shifts / have + CENTRE_VARIANCE * rounding / scatter->boots;
    return true;
}
