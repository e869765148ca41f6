/* SPDX-License-Identifier: MIT */
/* Why cases have no verdict. */
#ifndef REPORT_JUDGE_REASONS_H
#define REPORT_JUDGE_REASONS_H

#include "report/judge/judgement.h"
#include "report/text/texts.h"

/* Why cases that are not excused have no verdict: a line for each reason, with this before it. */
void judge_reasons(const struct judgement *judgement, const char *before, struct texts *reasons);

/*
 * The cases that are the same by the figure that decides, and are not by the other one: a line,
 * with this before it, and the largest of them first.
 */
void judge_other_figures(const struct judgement *judgement, const char *before,
                         struct texts *reasons);

#endif
