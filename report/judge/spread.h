/* SPDX-License-Identifier: MIT */
/* In cycles: the slower half of the samples, of which the median of a boot says nothing. */
#ifndef REPORT_JUDGE_SPREAD_H
#define REPORT_JUDGE_SPREAD_H

#include <stddef.h>

#include "report/judge/judgement.h"

/*
 * By how much the upper quartile of each measure's samples grew where that is proven as a shift of
 * the medians is, in tests of their own, and is more than DECIDE_SAME_FLOORS floors; 0: it is not.
 */
void spread_grown(const struct judged_measure *const *of, size_t count, double alpha,
                  double *grown);

#endif
