/* SPDX-License-Identifier: MIT */
/* All cases there are, in the order in which a boot runs them (bench/cases.def). */
#ifndef BENCH_PLAN_CASE_TABLE_H
#define BENCH_PLAN_CASE_TABLE_H

#include "bench/case/case.h"

extern const struct case_row case_table[];
extern const unsigned case_count;

#endif
