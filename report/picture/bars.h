/* SPDX-License-Identifier: MIT */
/*
 * A picture of horizontal bars: a group a row, a bar a kind; or stacked, a bar a row, with the
 * kinds as its parts.  What has no bar may have a word in its place.
 */
#ifndef REPORT_PICTURE_BARS_H
#define REPORT_PICTURE_BARS_H

#include <stdbool.h>
#include <stddef.h>

#include "report/text/texts.h"

/* As many kinds as there are colours and patterns that stay apart. */
#define BARS_MAX 6

struct bars_bar {
    bool have;
    double value;
    bool spread; /* over the boots: a whisker */
    double low, high;
    const char *word; /* what stands instead of a bar, or NULL; it has to live on */
    char more[48];    /* what stands behind its number, or "" */
};

struct bars_row {
    char *label;
    struct bars_bar at[BARS_MAX];
};

struct bars {
    const char *name; /* of the files, without ending */
    char *title;
    char *axis;
    char *kinds[BARS_MAX];
    const char *colours[BARS_MAX];
    size_t kind_count;
    bool stacked;
    struct bars_row *rows;
    size_t row_count;
    struct texts notes; /* what stands below the axis */
};

/* The texts are taken over, and may hold anything; the name has to live on. */
void bars_start(struct bars *bars, const char *name, char *title, char *axis);
void bars_add_kind(struct bars *bars, char *kind, const char *colour);
/* Takes the label over; a row without a bar and without a word is dropped. */
void bars_add_row(struct bars *bars, const struct bars_row *row);
void bars_free(struct bars *bars);

/* Whether there is a bar, and not only words. */
bool bars_any(const struct bars *bars);

/* A page of a picture. */
struct bars_page {
    const struct bars *bars;
    size_t first, count; /* of its rows */
    size_t page, pages;  /* from 1 */
};

/* How many bars and words of a row stand below each other. */
size_t bars_slots(const struct bars *bars, const struct bars_row *row);
/* The room of a row and the space below it, in heights of a bar. */
double bars_row_height(const struct bars *bars, const struct bars_row *row);

#endif
