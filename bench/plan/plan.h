/* SPDX-License-Identifier: MIT */
/* What one boot runs: which cases, and which series of each. */
#ifndef BENCH_PLAN_PLAN_H
#define BENCH_PLAN_PLAN_H

#include "bench/plan/case_table.h"
#include "bench/plan/shot.h"

struct plan {
    const struct case_row *rows[PLAN_CASES_MAX];
    unsigned count;
    unsigned asked; /* samples wanted; options->samples is what the budget left */
};

/* Whether the options ask for that case, whatever they omit besides. */
bool plan_promises(const struct case_info *info, const struct options *options);

/* Choose the cases by the options' globs: controls always, self-tests only when a glob names them.
 */
void plan_make(struct plan *plan, const struct options *options);

/* Take fewer samples where the output would exceed the budget of bytes. False: even one is too
 * many. */
bool plan_budget(struct plan *plan, struct options *options);

/* CRC-32 over everything that makes two plans the same. */
uint32_t plan_hash(const struct plan *plan, const struct options *options);

/* The same but for the order of the cases: a sum of their CRC-32 and of that of all else. */
uint32_t plan_set(const struct plan *plan, const struct options *options);

#endif
