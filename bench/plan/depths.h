/* SPDX-License-Identifier: MIT */
/*
 * How many calls a sample of each case has.  A coarse clock needs several, how many depends on the
 * price and on the quantum as a boot measures them, and near a limit two boots choose differently.
 * So the first boot of a run says what it chose, and the runner hands that on to the others.
 *
 * It is by case, since one depth for all would be that of the cheapest instruction: 64 calls of the
 * dearest hypercall take as long as a boot.  It is one text of letters and digits, since a command
 * line has no room for names: each stands for two cases, in the order of the table, of those that
 * the plan has without omit= and without controls, as 7 a + b, where 0 is not known and k is
 * 2^(k-1) calls.
 */
#ifndef BENCH_PLAN_DEPTHS_H
#define BENCH_PLAN_DEPTHS_H

#include "bench/case/case.h"
#include "bench/plan/options.h"

/* Take those of depths=, if it was given; NULL, or what is wrong with it. */
const char *depths_take(const struct options *options);

/* The calls in one sample of a case; 0: it is not known. */
unsigned depths_of(const struct case_row *row);
void depths_keep(const struct case_row *row, unsigned calls);

/* All of them, as depths= has them. */
const char *depths_text(const struct options *options);

#endif
