/* SPDX-License-Identifier: MIT */
/*
 * Tables of a page: each in a region of its own that scrolls, with a caption and heads.  The end
 * tags of cells and rows and the quotes round a word are left out, as HTML allows, and of the cells
 * those of text have a class ("t"), since most are numbers: together a third of the page.
 */
#ifndef REPORT_PAGE_TABLE_H
#define REPORT_PAGE_TABLE_H

#include <stdbool.h>
#include <stdio.h>

/* What the script adds to a table: nothing, headers that sort, or filters besides. */
enum html_use { HTML_PLAIN, HTML_SORTABLE, HTML_FILTERABLE };

/* The caption is clean text of ours or of a run. */
void html_table(FILE *out, const char *id, enum html_use use, const char *caption);
void html_table_end(FILE *out);

/* Between html_table and the first row: the heads, then html_heads_end. */
void html_head(FILE *out, bool number, const char *text);
/* The same with the letter of a run behind it where that is not 0. */
void html_head_of(FILE *out, bool number, const char *text, char letter);
/* The head of a column of numbers that is one of several of that text, with a name of its own. */
void html_head_named(FILE *out, const char *text, const char *name);
void html_heads_end(FILE *out);

/* A row without attributes, and the end of any. */
void html_row(FILE *out);
void html_row_end(FILE *out);

/* The head of a row, a cell of text of a class (or NULL; "wordy" is never squeezed to a word a
 * line), the start of one that has more than a text in it, and an empty cell. */
void html_row_head(FILE *out, const char *text);
void html_cell(FILE *out, const char *class, const char *text);
void html_cell_start(FILE *out, const char *class);
void html_no_cell(FILE *out);

/* A number as number_text has it, or with decimals wherever they matter; empty where not there. */
void html_number(FILE *out, bool have, double number);
void html_decimal(FILE *out, bool have, double number);
void html_count(FILE *out, size_t count);
/* What stands where a number would: a word, or nothing. */
void html_number_word(FILE *out, const char *text);
/* A number in words, with the number itself for the script; of a class, or NULL. */
void html_number_said(FILE *out, const char *class, double number, const char *text);

#endif
