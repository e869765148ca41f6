/* SPDX-License-Identifier: MIT */
/* What Xen itself printed. */
#ifndef REPORT_LOG_XEN_LINES_H
#define REPORT_LOG_XEN_LINES_H

#include "report/log/log.h"

/* True for the line in which Xen says its version. */
bool log_is_banner(const char *line, size_t len);

/* Take what Xen says of itself in a line that has its "(XEN) ". */
void log_xen_line(struct log_reader *r, const char *line, size_t len);

/* Say where Xen's lines are not what Xen told the kernel: they have no CRC of their own. */
void log_check_xen(const struct log_reader *r);

#endif
