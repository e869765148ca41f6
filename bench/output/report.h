/* SPDX-License-Identifier: MIT */
/* What the harness says of a boot while it runs: records of the plan, cases and series. */
#ifndef BENCH_OUTPUT_REPORT_H
#define BENCH_OUTPUT_REPORT_H

#include "bench/measure/control.h"
#include "bench/measure/measurement.h"
#include "bench/output/why.h"
#include "bench/plan/plan.h"

/* The image's build id, in hex. */
const char *report_build(void);

/* The "begin" record, with that. */
void report_begin(void);
void report_plan(const struct plan *plan, const struct options *options);
/* Without a price, the record says so and no series follow. */
void report_case(const struct case_row *row, unsigned at, unsigned of, bool priced);
void report_skip(const struct case_row *row, enum path path, const char *why);

/* The series record and as many pairs records as its samples need. */
void report_series(const struct measurement *m);
/* What a control came to. */
void report_control(const struct control_outcome *outcome);

void report_status(const struct case_row *row, enum status status, const struct why *why);
void report_error(const char *text, const char *word);

#endif
