/* SPDX-License-Identifier: MIT */
/* A table made to fit the terminal. */
#ifndef REPORT_FORMAT_FIT_H
#define REPORT_FORMAT_FIT_H

#include <stdbool.h>
#include <stddef.h>

/*
 * The names of the case table stay different in so many columns, and can be read: columns are left
 * out before a name has less.
 */
#define FIT_NAME_LEAST 30

struct table_fit {
    size_t columns;      /* how many there are */
    size_t left;         /* so many of them are text, and the others numbers */
    const size_t *leave; /* which may be left out, in this order; NULL: numbers from the right */
    size_t leave_count;
    size_t *widths; /* what each needs; then what it gets, 0 where it is left out */
    int gap;        /* the spaces between two */
    bool shortened; /* some text gets less than it needs */
    bool left_out;  /* so does some column */
};

/*
 * Fit a table into so many columns of the terminal, or 0 for any number: with one space between
 * columns for two, then without the columns that may be left out, then with text cut in its middle.
 */
void table_fit(struct table_fit *fit, size_t limit);

/* A cell as it stands in so many columns, to be freed: "event_ch..bad-port". */
char *table_fit_text(const char *text, size_t width);

#endif
