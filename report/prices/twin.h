/* SPDX-License-Identifier: MIT */
/* The null call, or twin: what a timed region costs without its call, and so what is taken off
 * (docs/method.md). */
#ifndef REPORT_PRICES_TWIN_H
#define REPORT_PRICES_TWIN_H

#include "report/model/case.h"
#include "report/model/level.h"
#include "report/model/run.h"
#include "report/model/series.h"
#include "report/record/record.h"

#define CASE_TWIN "control/twin"
#define CASE_BARE "control/chain-0"

/* The case that is the null call of a case by a path, and of how many calls its series is. */
const char *twin_name(const char *name, enum path path);
unsigned twin_calls(enum path path, unsigned n);

/*
 * The twin of a series, NULL when its boot has none: the stub without its trap for as many calls,
 * or a bare return for traps and for our own code (CASE_OWN).
 */
const struct series *find_twin(const struct run *run, const struct run_case *c,
                               const struct series *series, enum path path);

/*
 * The cost of one series less the null call of its boot, by either way to count a REP instruction;
 * false: one of them is missing or no price.
 */
bool series_cost(const struct run *run, const struct run_case *c, const struct series *s,
                 enum path path, enum rep rep, double *cost);

#endif
