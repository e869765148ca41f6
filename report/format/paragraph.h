/* SPDX-License-Identifier: MIT */
/* Paragraphs for a terminal. */
#ifndef REPORT_FORMAT_PARAGRAPH_H
#define REPORT_FORMAT_PARAGRAPH_H

#include <stdio.h>

/* Columns of a terminal that every block but the widest tables keeps within. */
#define SHOW_COLUMNS 100

/* A paragraph within SHOW_COLUMNS, made clean: lines after the first start at 'indent'. */
void show_text(FILE *out, const char *text, int indent);

#endif
