/* SPDX-License-Identifier: MIT */
/*
 * What is said of a log's lines.  A log that is damaged throughout has the same to say of each of
 * its lines: of a kind a few are named, and the rest are counted.
 */
#ifndef REPORT_LOG_LOSSES_H
#define REPORT_LOG_LOSSES_H

#include "report/log/log.h"

/* Say something of the line that is being read, or of the boot if that is 0; what has the same
 * kind is of one. */
__attribute__((format(printf, 3, 4))) void log_say(struct log_reader *r, const char *kind,
                                                   const char *format, ...);

/* The same of what is lost, which makes the boot partial at least; the format is the kind. */
__attribute__((format(printf, 2, 3))) void log_lost(struct log_reader *r, const char *format, ...);

/* A boot is opened; what was said since then is taken back. */
void losses_open(struct log_reader *r);
void losses_drop(struct log_reader *r);

/* The log is over: say how many were not named. */
void losses_finish(struct log_reader *r);

#endif
