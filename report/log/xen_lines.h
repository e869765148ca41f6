/* SPDX-License-Identifier: MIT */
/* What Xen itself printed. */
#ifndef REPORT_LOG_XEN_LINES_H
#define REPORT_LOG_XEN_LINES_H

#include "report/log/line.h"
#include "report/log/log.h"

/* True for the line in which Xen says its version. */
bool log_is_banner(const struct log_line *line);

/* Take what Xen says of itself in a line of it. */
void log_xen_line(struct log_reader *r, const struct log_line *line);

/* A boot is over: take what a screen had behind Xen's words out of its facts, and say so. */
void log_uncover_xen(struct log_reader *r);

/* Say where Xen's lines are not what Xen told the kernel: they have no CRC of their own. */
void log_check_xen(const struct log_reader *r);

#endif
