/* SPDX-License-Identifier: MIT */
/*
 * Runs of one thing that were taken in turns, two and two: what a gate of sides in turns shows
 * where nothing differs.  docs/statistics.md.
 */
#ifndef REPORT_FLOORS_PAIRS_H
#define REPORT_FLOORS_PAIRS_H

#include <stdbool.h>
#include <stddef.h>

#include "report/floors/scatter.h"
#include "report/model/run.h"
#include "report/pairs/turns.h"

struct run_pair {
    size_t base, new;             /* which of the runs */
    size_t base_boots, new_boots; /* of each */
    struct pair_turns turns;      /* by boot */
};

struct run_pairs {
    struct run_pair *at;
    size_t count;
};

/* Find those among so many runs; a run is of one pair at most.  To be freed by run_pairs_free. */
void run_pairs_find(struct run_pairs *pairs, const struct run *const *runs, size_t count);
void run_pairs_free(struct run_pairs *pairs);

/*
 * As scatter_of, but by the shifts within the pairs, of which nothing but chance is the cause: P of
 * them have P degrees of freedom.  'between' is half the variance of a shift, so that it is that of
 * one side's centre.  What drifts over the turns is taken off as a gate does; a measure that some
 * boot lacks keeps its drift.  'values' are logarithms, or in their own unit.  False: no pair has
 * them on both sides.
 */
bool scatter_of_pairs(const struct replicates *values, double step, const struct run_pairs *pairs,
                      struct scatter *scatter);

#endif
