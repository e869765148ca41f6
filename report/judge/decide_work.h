/* SPDX-License-Identifier: MIT */
/* What decide.c and decide_pools.c share: one case or pool while it is decided. */
#ifndef REPORT_JUDGE_DECIDE_WORK_H
#define REPORT_JUDGE_DECIDE_WORK_H

#include <stdbool.h>

#include "report/judge/decide.h"
#include "report/sides/clean.h"
#include "report/sides/side.h"

struct decide_work {
    struct clean clean;
    bool test; /* it is one: there are boots enough, and no other pool is the same */
    struct decided *decided;
};

/* Start with its sides in place, and say that nothing is known so far. */
void decide_start(struct decide_work *work, struct decided *decided);

/* Shift, interval and p, at a confidence of 1 - alpha. */
void decide_estimate(struct decide_work *work, double alpha);

/*
 * Pool the cases of a set, take off or find what drifts in each pool, and estimate; 'level' is that
 * of the tests to come.  The sides of 'pools' are to be freed by clean_free.
 */
void decide_pool_up(const struct decide_set *set, struct decide_work *pools, double level);

#endif
