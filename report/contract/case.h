/* SPDX-License-Identifier: MIT */
/* One case of one boot held against the plan; shared with contract.c only. */
#ifndef REPORT_CONTRACT_CASE_H
#define REPORT_CONTRACT_CASE_H

#include "report/contract/plan_hash.h"
#include "report/model/plan.h"
#include "report/record/record.h"

/* What the hash of a plan proves of what came. */
enum plan_match {
    PLAN_OPEN,      /* nothing: it is another, or cannot be worked out */
    PLAN_PATHS_MET, /* every path of every case came, of whatever sizes */
    PLAN_MET,       /* every series came */
};

/* Room for what a case lacks, in words. */
#define CONTRACT_TEXT 200

/* True for a case all of whose series were issued: it was neither skipped nor ended by a fault. */
bool case_is_issued(const struct plan *plan, const struct plan_case *c);

/* What is missing of it, stands twice or contradicts itself, the first of these; false: nothing. */
bool case_falls_short(const struct plan *plan, enum plan_match match, const struct plan_case *c,
                      char *lacks, size_t size);

/*
 * The series that would come next on a path, after those that came: only the row knows how many
 * calls it can have outstanding, so that nobody can tell from the sizes that one is missing at
 * their end.  False: there is none.
 */
bool case_next_series(const struct plan *plan, const struct plan_case *c, enum path path,
                      struct plan_guess *next);

/* Whether a multicall or an array of that size came of it. */
bool case_has_batch(const struct plan_case *c, unsigned n);

#endif
