/* SPDX-License-Identifier: MIT */
/*
 * A line of a console taken apart: our records, what Xen says, what scripts/run-xl says.  The log
 * reader and the watch of a running boot (report/machine/watch.h) read lines by this alone, so that
 * a boot is never seen in two ways.  Every byte of it is untrusted.
 */
#ifndef REPORT_LINES_LINE_H
#define REPORT_LINES_LINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "report/record/record.h"

struct log_line {
    const char *at;
    size_t len;
    struct record_slice xen; /* what Xen says, without its mark, its time and blanks round it */
    struct record_slice xl;  /* what scripts/run-xl says, without its mark */
    uint64_t domain;         /* whose line it is, where Xen marks it "(d7) "; else 0 */
    unsigned long ends;      /* how many CR stood before it, of what log_line_each was given */
    size_t before;           /* how much of the line stands before it */
    bool before_mark;        /* it ends where Xen speaks in the same line */
};

/* 'at' is NULL in a slice that the line does not have.  The line has to live as long. */
void log_line_parse(const char *line, size_t len, struct log_line *out);

/*
 * What a console wrote up to a newline, as lines: without what was meant for a terminal, which is
 * taken out of 'text' in place, and ended by CR, too, and where Xen's mark stands in the middle.
 */
void log_line_each(char *text, size_t len, void (*take)(void *of, const struct log_line *line),
                   void *of);

/*
 * Whether what a console wrote up to a newline is one record and nothing else, as nearly all of a
 * log is: then it is one line, in which log_line_each would have nothing to take out.
 */
bool log_line_is_record(const char *text, size_t len, struct record_view *view);

/* Every record of it in turn; NULL stands for a damaged one. */
void log_line_records(const struct log_line *line,
                      void (*take)(void *of, const struct record_view *view), void *of);

#endif
