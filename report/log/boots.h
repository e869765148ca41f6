/* SPDX-License-Identifier: MIT */
/*
 * Where a boot of ours starts and ends in a log.  A start of Xen without a record of ours in which
 * another kernel speaks is none of our boots.
 */
#ifndef REPORT_LOG_BOOTS_H
#define REPORT_LOG_BOOTS_H

#include <stdbool.h>
#include <stddef.h>

#include "report/lines/line.h"
#include "report/log/log.h"

/* Xen says its version: what was before it is another boot, or the tail of one. */
void boots_start_xen(struct log_reader *r);

/* A line that may tell whose start it is. */
void boots_note_speaker(struct log_reader *r, const struct log_line *line);

/* Have a boot open; false: there are too many, and nothing more is read. */
bool boots_need(struct log_reader *r);

/* Say what the open boot lacks.  'how' is what cut it. */
void boots_close(struct log_reader *r, const char *how);

/* The log is over.  It has one boot at least, after the so many that the run had before. */
void boots_finish(struct log_reader *r, size_t boots_before);

#endif
