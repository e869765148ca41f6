/* SPDX-License-Identifier: MIT */
/* What scripts/run-xl said of the domain's end. */
#ifndef REPORT_LOG_XL_LINES_H
#define REPORT_LOG_XL_LINES_H

#include "report/log/log.h"

/* How scripts/run-xl starts the line in which it says how the domain ended. */
#define BOOT_XL_MARK "(xl) "

/* True for a line of scripts/run-xl's which says that the domain did not end by its own will. */
bool boot_xl_crashed(const char *line);

/* True for a line of scripts/run-xl's, and take what it says of the domain's end. */
bool log_is_xl(const char *line, size_t len);
void log_xl_line(struct log_reader *r, const char *line, size_t len);

#endif
