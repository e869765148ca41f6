/* SPDX-License-Identifier: MIT */
/*
 * What the measures of a case do not show: a series that one run has and the other has not, and in
 * insns a series that is no price, or moved otherwise than the ones beside it.
 */
#ifndef REPORT_PAIRS_SERIES_H
#define REPORT_PAIRS_SERIES_H

#include "report/model/case.h"
#include "report/model/run.h"

/* True when the series of a case that two runs have say nothing for sure; 'why' says which. */
bool series_in_doubt(const struct run *base, const struct run *new, const struct run_case *a,
                     const struct run_case *b, char *why, size_t size);

/* True when a control of two runs is not the same, as far as it has to be; 'why' says where. */
bool control_in_doubt(const struct run *base, const struct run *new, const struct run_case *a,
                      const struct run_case *b, char *why, size_t size);

#endif
