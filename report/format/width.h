/* SPDX-License-Identifier: MIT */
/* The columns that text for people may take. */
#ifndef REPORT_FORMAT_WIDTH_H
#define REPORT_FORMAT_WIDTH_H

#include <stddef.h>

/* Paragraphs are no wider, on however wide a terminal: longer lines are hard to read. */
#define SHOW_COLUMNS 100

/* Below this nothing fits, and lines are wider than the terminal. */
#define WIDTH_LEAST 40

/* Set once, by the command line: the columns of the terminal, or 0 for no terminal. */
void width_set(size_t columns);

/* What a paragraph may take. */
size_t width_of_text(void);
/* What a table may take; 0: as much as it needs, because it goes to a pipe or a file. */
size_t width_of_table(void);

#endif
