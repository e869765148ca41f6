/* SPDX-License-Identifier: MIT */
/* Paragraphs for a terminal. */
#ifndef REPORT_FORMAT_PARAGRAPH_H
#define REPORT_FORMAT_PARAGRAPH_H

#include <stdio.h>

/* A paragraph within the columns of report/format/width.h, made clean: lines after the first start
 * at 'indent'. */
void show_text(FILE *out, const char *text, int indent);

#endif
