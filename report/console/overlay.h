/* SPDX-License-Identifier: MIT */
/*
 * What was left on a screen behind the lines that were written over it: a boot menu that nobody
 * cleared.  It stands in the same columns on each line, and all of these are as long as it.
 */
#ifndef REPORT_CONSOLE_OVERLAY_H
#define REPORT_CONSOLE_OVERLAY_H

#include <stdbool.h>
#include <stddef.h>

/* The widest screen, how many lines are kept, and how many of these are no facts. */
#define OVERLAY_WIDTH 256u
#define OVERLAY_LINES 128u
#define OVERLAY_OTHER 96u

struct overlay {
    struct overlay_line {
        char text[OVERLAY_WIDTH];
        size_t len;
        bool fact;
    } line[OVERLAY_LINES];
    unsigned count;
    unsigned other; /* of these are no facts */
};

/* Keep a line; one that is too much is not. */
void overlay_add(struct overlay *o, const char *text, size_t len, bool fact);

/* How long the lines are that have something behind them; 0: none has. */
size_t overlay_width(const struct overlay *o);

/* How much of the line of that number is its own: less than all when others end as it does. */
size_t overlay_own(const struct overlay *o, unsigned number, size_t width);

#endif
