/* SPDX-License-Identifier: MIT */
/*
 * Lines that were broken on their way: wrapped or cut at a column, quoted-printable, or escaped for
 * HTML.  Who reads the lines says which of them has something broken at its end, and knows what is
 * whole again when two lines are joined.
 */
#ifndef REPORT_CONSOLE_BROKEN_H
#define REPORT_CONSOLE_BROKEN_H

#include <stdbool.h>
#include <stddef.h>

/* The longest that is put together, and of how many lines. */
#define BROKEN_MAX   256u
#define BROKEN_LINES 4u

struct broken {
    bool (*whole)(const char *text, size_t len);
    char joined[2]
               [BROKEN_MAX]; /* what is broken, its lines put together as they are, or by a blank */
    size_t len[2];
    unsigned lines;     /* of these; 0: nothing is broken */
    size_t column;      /* how long the first of them is */
    size_t longest;     /* line of all */
    size_t cut_at;      /* how long those are that nothing made whole */
    bool cut_elsewhere; /* and not all are as long */
    unsigned long cut, wrapped, quoted, escaped;
    unsigned long elided; /* of those that are cut, how many say so */
    bool behind_mark;     /* what is quoted-printable stands behind a mailer's "> " */
};

/* The next line.  'broken' is what at its end is not whole, or NULL. */
void broken_take(struct broken *w, const char *line, size_t len, const char *broken);

/* After the last: what was done to the lines and what to do, as the end of a sentence, or NULL. */
const char *broken_name(struct broken *w);

#endif
