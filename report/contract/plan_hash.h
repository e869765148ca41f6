/* SPDX-License-Identifier: MIT */
/* The hash of a plan, worked out from what came of it. */
#ifndef REPORT_CONTRACT_PLAN_HASH_H
#define REPORT_CONTRACT_PLAN_HASH_H

#include "report/contract/came.h"
#include "report/model/case.h"
#include "report/model/plan.h"
#include "report/record/record.h"

/* A series that is taken to be there, to see whether it is what is missing. */
struct plan_guess {
    const struct run_case *of; /* NULL: none */
    enum path path;
    unsigned n;
};

/*
 * The hash that the kernel has when it plans these series (bench/plan/plan.c, plan_hash): by case
 * its name, its revision, and path and n of each series; then samples, warm-up and unit.
 */
uint32_t plan_hash_of(const struct plan *plan, const struct plan_case *cases, size_t count);

/* The same in whatever order the cases came (bench/plan/plan.c, plan_set). */
uint32_t plan_set_of(const struct plan *plan, const struct plan_case *cases, size_t count);

/* The same with one series more, for many guesses of which; the cases have to live as long. */
struct plan_sums;

struct plan_sums *plan_sums_new(const struct plan *plan, const struct plan_case *cases,
                                size_t count);
/* The hash when the guess, which is of the i-th case, is right. */
uint32_t plan_sums_guess(const struct plan_sums *sums, size_t i, const struct plan_guess *guess);
void plan_sums_free(struct plan_sums *sums);

/*
 * The same of the first images, which planned by case the paths alone, and then the batches.  No
 * image was ever released with it, but logs of them are about.
 */
uint32_t plan_hash_of_paths(const struct plan *plan, const struct plan_case *cases, size_t count);

#endif
