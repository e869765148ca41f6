/* SPDX-License-Identifier: MIT */
/* Prices in cycles into findings, all of them together: see judgement.h. */
#include <stdio.h>
#include <stdlib.h>

#include "report/judge/decide.h"
#include "report/judge/finding.h"
#include "report/judge/judgement.h"
#include "report/prices/measure.h"
#include "report/system/memory.h"

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
    char why[MEASURE_WHY];

    measure->change = odds->shift;
    measure->moved =
        odds->p_holm <= alpha && (odds->reason == REASON_PROVEN ||
                                  odds->reason == REASON_NO_FLOOR || odds->reason == REASON_WITHIN);
    switch (odds->reason) {
    case REASON_FEW:
        judged_conclude(judgement, measure, odds->finding, "%zu and %zu %s: take %zu a side", base,
                        new, units_word(judgement), odds->boots_wanted);
        break;
    case REASON_UNPROVABLE:
        judged_conclude(judgement, measure, odds->finding,
                        "%zu and %zu %s prove nothing among so many cases: take %zu a side", base,
                        new, units_word(judgement), odds->boots_wanted);
        break;
    default:
        judge_odds_text(judgement, odds, why, sizeof(why));
        judged_conclude(judgement, measure, odds->finding, "%s",
                        measure->moved && odds->finding == FINDING_SAME ? "within the floor" : why);
    }
}

/* Measures that are decided together. */
struct batch {
    struct judged_measure **of;
    const char **names; /* of their cases */
    double **turns;     /* two of each, or NULL */
    struct decide_case *cases;
    size_t count;
};

/* Every measure that has two sides. */
static void list_both(struct judgement *judgement, struct batch *batch)
{
    size_t most = judgement->count * MEASURE_COUNT + 1, i, k;

    batch->of = memory_new(most * sizeof(struct judged_measure *));
    batch->names = memory_new(most * sizeof(const char *));
    batch->turns = memory_new(2 * most * sizeof(double *));
    batch->cases = memory_new(most * sizeof(*batch->cases));
    for (i = 0; i < judgement->count; i++)
        for (k = 0; k < MEASURE_COUNT; k++)
            if (judged_has_both(&judgement->at[i].at[k])) {
                batch->names[batch->count] = judgement->at[i].name;
                batch->of[batch->count++] = &judgement->at[i].at[k];
            }
}

static void drop_batch(struct batch *batch)
{
    size_t i;

    for (i = 0; i < 2 * batch->count; i++)
        free(batch->turns[i]);
    free(batch->of);
    free(batch->names);
    free(batch->turns);
    free(batch->cases);
}

/* The turn of each boot that has the measure; NULL: the runs were not taken in turns. */
static double *turns_of(const double *turns, const struct measured *measured)
{
    double *of = turns ? memory_new((measured->count + 1) * sizeof(*of)) : NULL;
    size_t i;

    for (i = 0; of && i < measured->count; i++)
        of[i] = turns[measured->numbers[i] - 1];
    return of;
}

static void start_case(const struct judgement *judgement, struct batch *batch, size_t i)
{
    struct judged_measure *of = batch->of[i];

    batch->turns[2 * i] = turns_of(judgement->turns.base, &of->base);
    batch->turns[2 * i + 1] = turns_of(judgement->turns.new, &of->new);
    batch->cases[i] = (struct decide_case){
        .base = of->base.boots,
        .base_count = of->base.count,
        .base_turns = batch->turns[2 * i],
        .new = of->new.boots,
        .new_count = of->new.count,
        .new_turns = batch->turns[2 * i + 1],
        .floor = judged_floor(of),
        .floor_known = of->floor_known || !judgement->options.floors_wanted,
    };
}

static void decide_batch(struct judgement *judgement, struct batch *batch)
{
    struct decide_set set = {.cases = batch->cases, .count = batch->count};
    size_t i;

    judge_make_pools(judgement, batch->of, batch->names, batch->cases, batch->count);
    set.pool_count = judgement->pool_count;
    set.pools = memory_new(set.pool_count * sizeof(*set.pools));
    set.alpha = judgement->options.alpha;
    for (i = 0; i < set.pool_count; i++)
        set.pools[i] = (struct decide_pool){.floor = judged_pool_floor(&judgement->pools[i]),
                                            .floor_known = judgement->pools[i].floor_known};
    decide_all(&set);
    judge_take_pools(judgement, set.pools);
    free(set.pools);
}

/*
 * A quartile is noisier than a median, and the floors are of medians: only what no noise of theirs
 * would be called the same beside is told.  Where every boot has a quartile they have its turns.
 */
static struct decide_case upper_case(const struct judged_measure *measure, double *const turns[2])
{
    bool all = measure->base.upper_count == measure->base.count &&
               measure->new.upper_count == measure->new.count;

    return (struct decide_case){
        .base = measure->base.uppers,
        .base_count = measure->base.upper_count,
        .base_turns = all && turns ? turns[0] : NULL,
        .new = measure->new.uppers,
        .new_count = measure->new.upper_count,
        .new_turns = all &&turns ? turns[1] : NULL,
        .floor = judged_floor(measure) * DECIDE_SAME_FLOORS,
        .floor_known = true,
    };
}

void judge_spread_grown(const struct judged_measure *const *of, double *const *turns, size_t count,
                        double alpha, double *grown)
{
    struct decide_case *cases = memory_new((count + 1) * sizeof(*cases));
    size_t i;

    for (i = 0; i < count; i++)
        cases[i] = upper_case(of[i], turns ? &turns[2 * i] : NULL);
    decide(cases, count, alpha);
    for (i = 0; i < count; i++)
        grown[i] = cases[i].decided.finding == FINDING_SLOWER ? cases[i].decided.shift : 0;
    free(cases);
}

/* The median may be the same while the slower half of the samples is not. */
static void decide_spreads(const struct judgement *judgement, const struct batch *batch)
{
    double *grown = memory_new((batch->count + 1) * sizeof(*grown));
    struct judged_measure **of = batch->of;
    size_t i;

    judge_spread_grown((const struct judged_measure *const *)of, batch->turns, batch->count,
                       judgement->options.alpha, grown);
    for (i = 0; i < batch->count; i++)
        if (grown[i] > 0 && of[i]->finding < FINDING_INCONCLUSIVE)
            judged_conclude(judgement, of[i], FINDING_INCONCLUSIVE,
                            "the slower half of its samples takes %.0f more (the upper quartile)",
                            grown[i]);
    free(grown);
}

/* All of them together, since alpha is of all. */
void judge_distributions(struct judgement *judgement)
{
    struct batch batch = {.count = 0};
    size_t i;

    list_both(judgement, &batch);
    for (i = 0; i < batch.count; i++)
        start_case(judgement, &batch, i);
    decide_batch(judgement, &batch);
    for (i = 0; i < batch.count; i++) {
        struct judged_measure *of = batch.of[i];

        of->odds = batch.cases[i].decided;
        say_odds(judgement, of);
        if (judged_unclear(of) && of->finding < FINDING_INCONCLUSIVE)
            judged_conclude(judgement, of, FINDING_INCONCLUSIVE, "%s", judged_unclear(of));
    }
    decide_spreads(judgement, &batch);
    judgement->tests = batch.count;
    drop_batch(&batch);
}
