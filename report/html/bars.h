/* SPDX-License-Identifier: MIT */
/*
 * Small horizontal bars of a page, whose numbers stand in a table beside them: for each work a
 * picture with a line for each way, and in a line a bar for each run, in that run's colour.
 */
#ifndef REPORT_HTML_BARS_H
#define REPORT_HTML_BARS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* Runs that have a bar of their own. */
#define BARS_RUNS 4

struct bars_line {
    const char *name;
    double start; /* where its bars begin: parts of a whole stand one behind the other */
    bool have[BARS_RUNS];
    double values[BARS_RUNS];
};

/* All of the pictures, as one for who does not see them: the label says what they are. */
void html_bars(FILE *out, const char *label);
void html_bars_end(FILE *out);

/* A work and its ways; 'highest' is the longest bar of any, and of one run bars have their number.
 */
void html_bars_row(FILE *out, const char *title, const struct bars_line *lines, size_t count,
                   size_t runs, double highest);

/* What a colour means: a piece of bar, and the letter of the run. */
void html_bars_key(FILE *out, size_t run, char letter);

#endif
