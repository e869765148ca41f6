/* SPDX-License-Identifier: MIT */
/* The records of a series. */
#ifndef REPORT_LOG_SERIES_RECORDS_H
#define REPORT_LOG_SERIES_RECORDS_H

#include "report/log/log.h"
#include "report/record/record.h"

void log_take_series(struct log_reader *r, const struct record_view *view);
void log_take_more(struct log_reader *r, const struct record_view *view);
void log_take_pairs(struct log_reader *r, const struct record_view *view);

/* Say what is missing of the last series. */
void log_finish_series(struct log_reader *r);

#endif
