/* SPDX-License-Identifier: MIT */
/* What scripts/run-xl said of the domain's end. */
#ifndef REPORT_LOG_XL_LINES_H
#define REPORT_LOG_XL_LINES_H

#include "report/lines/line.h"
#include "report/log/log.h"
#include "report/record/record.h"

/* True for a line which says that the domain did not end by its own will. */
bool xl_says_crashed(struct record_slice xl);

/* Take what it says of the domain's end. */
void log_xl_line(struct log_reader *r, const struct log_line *line);

#endif
