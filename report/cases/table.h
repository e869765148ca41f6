/* SPDX-License-Identifier: MIT */
/* The case table of bench/cases.def, as the host tool sees it. */
#ifndef REPORT_CASES_TABLE_H
#define REPORT_CASES_TABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "bench/case/info.h"

extern const struct case_info case_table[];
extern const size_t case_table_size;

/* The row of that name, or NULL: a run may know cases that this pvbench does not. */
const struct case_info *case_table_find(const char *name);

/* True for a name whose row, when there is one, has this flag (CASE_CONTROL, ...). */
bool case_has_flag(const char *name, unsigned flag);

/*
 * Whether a series of such a case may end with its first samples (bench/case/info.h), by the word
 * that a record has for the state.  NULL, and a word of a kernel to come, forbid nothing.
 */
bool case_may_end_early(const char *state);

/* Whether two names are of one family. */
bool case_same_family(const char *a, const char *b);

#endif
