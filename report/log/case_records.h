/* SPDX-License-Identifier: MIT */
/* The kinds of record that stand in the block of a case. */
#ifndef REPORT_LOG_CASE_RECORDS_H
#define REPORT_LOG_CASE_RECORDS_H

#include "report/log/log.h"
#include "report/model/case.h"
#include "report/record/record.h"

void log_take_case(struct log_reader *r, const struct record_view *view);
void log_take_skip(struct log_reader *r, const struct record_view *view);
void log_take_fault(struct log_reader *r, const struct record_view *view);
void log_take_regs(struct log_reader *r, const struct record_view *view);
void log_take_status(struct log_reader *r, const struct record_view *view);

/* The kernel says nothing between the start of a case and its last sample: that is over now. */
void log_end_measuring(struct log_reader *r);

/* The case of a record inside a block, which should be the one whose block is open; or NULL. */
struct run_case *log_block_case(struct log_reader *r, const struct record_view *view);

/* The path that a record names, or -1, which is reported. */
int log_field_path(struct log_reader *r, const struct record_view *view);

#endif
