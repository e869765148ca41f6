/* SPDX-License-Identifier: MIT */
/* What Xen itself printed. */
#ifndef REPORT_LOG_XEN_LINES_H
#define REPORT_LOG_XEN_LINES_H

#include "report/lines/line.h"
#include "report/log/log.h"
#include "report/checks/xen_facts.h"

/* True for the line in which Xen says its version. */
bool log_is_banner(const struct log_line *line);

/* Take what Xen says of itself in a line of it. */
void log_xen_line(struct log_reader *r, const struct log_line *line);

/* The same of a line that is known to tell this fact. */
void log_take_xen_fact(struct log_reader *r, struct record_slice xen, const struct xen_fact *fact);

/*
 * What may be Xen's last words is that if nothing else comes: a record of ours is, and so is the
 * line that says which domain it was.
 */
void log_forget_omen(struct log_reader *r);
void log_take_omen(struct log_reader *r);

/* A line that is neither Xen's nor a record: one of Xen's may go on in it. */
void log_nobodys_line(struct log_reader *r, const struct log_line *line);

/*
 * A boot is over: take what a screen or a logger had behind Xen's words out of its facts, say what
 * was done to its lines on their way, and where they are not what Xen told the kernel: they have no
 * CRC of their own.
 */
void log_check_xen(struct log_reader *r);

#endif
