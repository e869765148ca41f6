/* SPDX-License-Identifier: MIT */
#include "bench/plan/case_table.h"

#include "bench/plan/options.h"

#define CASE(symbol, ...) extern const struct case_ops symbol;
#include "bench/cases.def"
#undef CASE

/* The host tool tells why; the image does without the sentences. */
#define CASE(symbol, name, paths, state, rev, faults, flags, why)                                  \
    {CASE_INFO(name, paths, state, rev, faults, flags, NULL), &symbol},
const struct case_row case_table[] = {
#include "bench/cases.def"
};
#undef CASE

const unsigned case_count = sizeof(case_table) / sizeof(case_table[0]);

_Static_assert(sizeof(case_table) / sizeof(case_table[0]) <= PLAN_CASES_MAX,
               "the plan has no room for every case");
_Static_assert(sizeof(case_table) / sizeof(case_table[0]) < 2 * DEPTHS_LENGTH - 1,
               "depths= has no room for every case");
