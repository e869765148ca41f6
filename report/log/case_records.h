/* SPDX-License-Identifier: MIT */
/* The kinds of record that stand in the block of a case. */
#ifndef REPORT_LOG_CASE_RECORDS_H
#define REPORT_LOG_CASE_RECORDS_H

#include "report/log/log.h"
#include "report/record/record.h"

void log_take_case(struct log_reader *r, const struct record_view *view);
void log_take_skip(struct log_reader *r, const struct record_view *view);
void log_take_series(struct log_reader *r, const struct record_view *view);
void log_take_pairs(struct log_reader *r, const struct record_view *view);
void log_take_more(struct log_reader *r, const struct record_view *view);
void log_take_fault(struct log_reader *r, const struct record_view *view);
void log_take_regs(struct log_reader *r, const struct record_view *view);
void log_take_status(struct log_reader *r, const struct record_view *view);

/* Say what is missing of the last series. */
void log_finish_series(struct log_reader *r);

#endif
