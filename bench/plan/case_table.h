/* SPDX-License-Identifier: MIT */
/* All cases there are, in the order in which a boot runs them (bench/cases.def). */
#ifndef BENCH_PLAN_CASE_TABLE_H
#define BENCH_PLAN_CASE_TABLE_H

#include "bench/case/case.h"

/* Of a plan and of the table: the most cases that a boot can have. */
#define PLAN_CASES_MAX 1024

extern const struct case_row case_table[];
extern const unsigned case_count;

#endif
