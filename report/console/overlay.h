/* SPDX-License-Identifier: MIT */
/*
 * Lines of a boot that are kept until it is over, for what shows only when they stand beside each
 * other: what was left on a screen behind them, a boot menu for instance that nobody cleared, which
 * stands in the same columns on each; and what a logger put behind each of them.
 */
#ifndef REPORT_CONSOLE_OVERLAY_H
#define REPORT_CONSOLE_OVERLAY_H

#include <stdbool.h>
#include <stddef.h>

/* The longest that is kept, how many lines are, and how many of these are no facts. */
#define OVERLAY_WIDTH 512u
#define OVERLAY_LINES 128u
#define OVERLAY_OTHER 96u

/* What is known of a line's end: nothing, that it is there, not how Xen ends one, or not there. */
enum overlay_end { OVERLAY_END_OPEN, OVERLAY_END_WHOLE, OVERLAY_END_ODD, OVERLAY_END_TORN };

struct overlay {
    struct overlay_line {
        char text[OVERLAY_WIDTH];
        size_t len;
        size_t was;    /* as the log has it */
        size_t before; /* it, in its line: a logger may have put a time there */
        size_t next;   /* how long the first word of the line behind it is, if that is nobody's */
        unsigned long number; /* in the log */
        bool fact;
        enum overlay_end end;
    } line[OVERLAY_LINES];
    unsigned count;
    unsigned other; /* of these are no facts */
    size_t width;   /* of those that have something behind them, when that has been looked for */
};

/* Keep a line; one that is too much is not, and NULL is returned. */
struct overlay_line *overlay_add(struct overlay *o, const char *text, size_t len, bool fact);

/*
 * Take away what stands behind nearly all of the lines in the same words: quotes, brackets, a mark
 * of the line's end.
 */
void overlay_drop_tail(struct overlay *o);

/* How long the lines are that have something behind them; 0: none has. */
size_t overlay_width(const struct overlay *o);

/* How much of the line of that number is its own: less than all when others end as it does. */
size_t overlay_own(const struct overlay *o, unsigned number, size_t width);

#endif
