/* SPDX-License-Identifier: MIT */
/*
 * Who speaks on the console of a start of Xen that has no record of ours: nobody, another kernel,
 * or the firmware of a machine that was reset.
 */
#ifndef REPORT_LINES_SPEAKER_H
#define REPORT_LINES_SPEAKER_H

#include <stdbool.h>

#include "report/lines/line.h"

/* True: Xen has made dom0, and is about to start it. */
bool speaker_is_next(const struct log_line *line);

/* A line that only another kernel writes, or what runs on one, or Xen when one ends the machine. */
bool speaker_is_other(const struct log_line *line);

/* A line that no kernel writes: firmware, a boot loader, or who keeps the log. */
bool speaker_is_none(const struct log_line *line);

/* A line of words that neither Xen nor our kernel writes, behind what a logger puts before each. */
bool speaker_is_somebody(const struct log_line *line, size_t before);

#endif
