/* SPDX-License-Identifier: MIT */
/* Two runs judged, case by case. */
#ifndef REPORT_JUDGE_JUDGE_H
#define REPORT_JUDGE_JUDGE_H

#include "report/judge/judgement.h"
#include "report/model/run.h"

/* Judge; the runs have to live as long.  They are of one unit: compare_check says so. */
void judge(struct judgement *judgement, const struct run *base, const struct run *new,
           const struct judge_options *options);

#endif
