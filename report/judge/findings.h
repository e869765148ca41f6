/* SPDX-License-Identifier: MIT */
/* Prices into findings. */
#ifndef REPORT_JUDGE_FINDINGS_H
#define REPORT_JUDGE_FINDINGS_H

#include "report/judge/judgement.h"

/* Decide the measures that have two sides, of all cases. */
void judge_decide(struct judgement *judgement);

#endif
