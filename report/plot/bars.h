/* SPDX-License-Identifier: MIT */
/*
 * A picture of horizontal bars: a group a row, a bar a kind; or stacked, a bar a row, with the
 * kinds as its parts.
 */
#ifndef REPORT_PLOT_BARS_H
#define REPORT_PLOT_BARS_H

#include <stdbool.h>
#include <stddef.h>

/* As many kinds as there are colours that stay apart. */
#define BARS_MAX 6

struct bars_row {
    char *label;
    bool have[BARS_MAX];
    double value[BARS_MAX];
    double top; /* how far down its first bar stands */
};

struct bars {
    const char *name; /* of the files, without ending */
    const char *axis;
    char *title;
    char *kinds[BARS_MAX];
    const char *colours[BARS_MAX];
    size_t kind_count;
    bool stacked;
    struct bars_row *rows;
    size_t row_count;
};

/* The texts are taken over, and may hold anything; the name has to live on. */
void bars_start(struct bars *bars, const char *name, char *title, const char *axis);
void bars_add_kind(struct bars *bars, char *kind, const char *colour);
/* Takes the label over; a row without a bar is dropped. */
void bars_add_row(struct bars *bars, const struct bars_row *row);
void bars_free(struct bars *bars);

/* Write DIR/NAME.dat and .gp and draw NAME.svg and .png; nothing for no rows.  An exit status. */
int bars_draw(const struct bars *bars, const char *dir);

#endif
