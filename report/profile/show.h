/* SPDX-License-Identifier: MIT */
/* What "pvbench profile" shows: each function here returns an exit status, and says what is wrong.
 */
#ifndef REPORT_PROFILE_SHOW_H
#define REPORT_PROFILE_SHOW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "report/format/table.h"
#include "report/calls/profile.h"
#include "report/profile/moves.h"
#include "report/profile/rows.h"
#include "report/profile/side.h"
#include "report/text/json_out.h"
#include "report/text/texts.h"

enum profile_format { PROFILE_TEXT, PROFILE_MARKDOWN, PROFILE_JSON, PROFILE_FORMATS };

/* Rows of a table, unless it is said how many. */
#define PROFILE_TOP 25

struct profile_view {
    const struct profile_side *sides;
    size_t count;       /* of these: one, or base and new */
    struct moves_of of; /* not of profile_families */
    enum profile_order order;
    size_t top; /* rows at most; 0: all of them */
    enum profile_format format;
};

/* The functions of one path, its parts, and what it comes to. */
int profile_show(const struct profile_view *view, FILE *out);
/* What moved between two, as bloat-o-meter has it. */
int profile_show_moves(const struct profile_view *view, FILE *out);
/* Which functions carry all prices of a run, each family's, and a guest's that builds Xen. */
int profile_families(const struct profile_view *view, FILE *out);
/* The instructions of a function with their counts. */
int profile_annotate(const struct profile_view *view, const char *typed, FILE *out);
/* Folded stacks of one path or two, and the same as a picture in a file. */
int profile_fold(const struct profile_view *view, FILE *out);
int profile_draw(const struct profile_view *view, const char *file);
/* The picture into a stream. */
int profile_picture(const struct profile_view *view, FILE *out);

/* The same as JSON: docs/json.md. */
void profile_json(const struct profile_view *view, const struct profile *profile,
                  const struct profile_rows *rows, FILE *out);
void profile_moves_json(const struct profile_view *view, const struct moves *moves, FILE *out);

/* ---- what the above share ---- */

/* A line of text, or an item of Markdown, as code since it may hold anything. */
void profile_line(const struct profile_view *view, const char *line, FILE *out);
/* A heading of a table. */
void profile_heading(const struct profile_view *view, const char *line, FILE *out);
/* Print a table in the view's format, and free it. */
void profile_table(const struct profile_view *view, struct table *table, FILE *out);
/* What a reader of this path has to know besides, a line each. */
void profile_warnings(const struct profile_view *view, struct texts *lines);
/* The same as lines, with a text before the first; how many there are. */
size_t profile_put_warnings(const struct profile_view *view, const char *before, FILE *out);
/* The same as the key "warnings". */
void profile_json_warnings(struct json_out *json, const struct profile_view *view);
/* "price 642 insns", or for a region of several calls "33250 insns of 64 entries, 519.5 each". */
void profile_price_text(const struct profile_view *view, int64_t price, char *out, size_t size);

#endif
