/* SPDX-License-Identifier: MIT */
/* Paragraphs for a terminal. */
#ifndef REPORT_FORMAT_PARAGRAPH_H
#define REPORT_FORMAT_PARAGRAPH_H

#include <stdio.h>

/* A paragraph within the columns of report/format/width.h, made clean: lines after the first start
 * at 'indent'. */
void show_text(FILE *out, const char *text, int indent);

/* The same as an item of a list: two columns in, and what goes on two more. */
void show_item(FILE *out, const char *text);

/*
 * A line with columns of its own, from a printf format without newline, made clean: as it is, but
 * on a terminal that is narrower, where it goes on at 'indent'.
 */
__attribute__((format(printf, 3, 4))) void show_line(FILE *out, int indent, const char *format,
                                                     ...);

#endif
