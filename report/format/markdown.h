/* SPDX-License-Identifier: MIT */
/*
 * Untrusted text in Markdown, as GitHub and GitLab read it (CommonMark with tables): it is shown
 * byte for byte, and is never markup, a link to an address of its own, or the end of a cell.
 */
#ifndef REPORT_FORMAT_MARKDOWN_H
#define REPORT_FORMAT_MARKDOWN_H

#include <stdio.h>

#include "report/format/table.h"

/*
 * A new string: the text for a cell, or for a line behind a word of ours, since nothing here keeps
 * it from opening a list or a heading.  Bytes outside printable ASCII come out as \xNN, a newline
 * too.  To be freed.
 */
char *markdown_text(const char *text);

/*
 * As markdown_text, but set as code, where no reader looks for mentions (@somebody) and mail
 * addresses either; it may open a line.
 */
char *markdown_code(const char *text);

/* Write the same. */
void markdown_put_code(const char *text, FILE *out);

/*
 * As table_finish, but as a table of Markdown: the columns that are not to the left are numbers,
 * and stand to the right.  Its cells are escaped here.
 */
void markdown_table(struct table *table, FILE *out);

#endif
