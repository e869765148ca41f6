/* SPDX-License-Identifier: MIT */
/* The records of a boot, taken into the run. */
#ifndef REPORT_LOG_RECORDS_H
#define REPORT_LOG_RECORDS_H

#include "report/log/log.h"
#include "report/record/record.h"

/* Take one good record of the open boot. */
void log_record(struct log_reader *r, const struct record_view *view);

#endif
