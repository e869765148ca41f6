/* SPDX-License-Identifier: MIT */
/*
 * The short form of a long run: the first case of each family, which by the order of the case
 * table is its plainest success.
 */
#ifndef REPORT_MODEL_BRIEF_H
#define REPORT_MODEL_BRIEF_H

#include "report/model/case.h"
#include "report/model/run.h"

/* Whether a run has more cases than a screen or a picture holds. */
bool run_is_long(const struct run *run);

/* Whether this is the case that stands for its family: the first that is ok, or else the first. */
bool case_leads(const struct run *run, const struct run_case *c);

/* "287 cases: 280 ok, 7 absent", controls not counted. */
void run_count_statuses(const struct run *run, char *out, size_t size);

#endif
