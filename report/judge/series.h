/* SPDX-License-Identifier: MIT */
/*
 * What the measures of a case do not show: a series that one run has and the other has not, and in
 * insns a series that moved otherwise than the ones beside it.
 */
#ifndef REPORT_JUDGE_SERIES_H
#define REPORT_JUDGE_SERIES_H

#include "report/judge/judgement.h"
#include "report/model/case.h"

/* True when the series of a case that both runs have say nothing for sure; 'why' says which. */
bool judge_series(const struct judgement *judgement, const struct judged *judged, char *why,
                  size_t size);

/* True when a control of two runs of one image is not what it was; 'why' says where. */
bool judge_control(const struct judgement *judgement, const struct run_case *base,
                   const struct run_case *new, char *why, size_t size);

#endif
