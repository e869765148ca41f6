/* SPDX-License-Identifier: MIT */
/* What a boot promised to measure: its plan record. */
#ifndef REPORT_MODEL_PLAN_H
#define REPORT_MODEL_PLAN_H

#include "report/model/case.h"
#include "report/model/run.h"
#include "report/model/series.h"

/* The largest ordinary batch of a boot's plan; 0 when the plan is lost. */
unsigned largest_batch(const struct run *run, unsigned boot);

/*
 * True for a batch beyond the ordinary, of a row that looks for where Xen splits them (CASE_LARGE):
 * it needs no clear mode.
 */
bool series_looks_for_splits(const struct run *run, const struct run_case *c,
                             const struct series *series);

#endif
