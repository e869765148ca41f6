/* SPDX-License-Identifier: MIT */
/* One line on a terminal that says how far the boots are; silent where stderr is no terminal. */
#ifndef REPORT_MACHINE_PROGRESS_H
#define REPORT_MACHINE_PROGRESS_H

#include <stdbool.h>

#include "report/machine/watch.h"

struct progress {
    unsigned boot;       /* this one ... */
    unsigned boots;      /* ... of so many */
    unsigned after_each; /* boots of another run that come between two of these */
    bool leads;          /* one of those comes after the last one, too */
    bool terminal;
    bool drawn;
    double whole;  /* seconds that the last whole boot took; 0: there was none */
    double first;  /* seconds into this boot at which its first case was seen; 0: not yet */
    unsigned from; /* which case that was */
};

void progress_init(struct progress *progress, unsigned boots);

/* This run's boots take turns with those of another; 'leads': it has the first turn. */
void progress_take_turns(struct progress *progress, bool leads);

/*
 * How many seconds are left of all boots, by how long the last one took or by the cases of this
 * one; below 0 while neither tells.
 */
double progress_left(struct progress *progress, const struct boot_watch *watch, double seconds);

/* Draw the line again: so many seconds into the boot. */
void progress_show(struct progress *progress, const struct boot_watch *watch, double seconds);

/* Take the line away, so that something else can be printed. */
void progress_clear(struct progress *progress);

/* A boot is over after so many seconds; one that came to its end tells of the next. */
void progress_boot_over(struct progress *progress, const struct boot_watch *watch, double seconds);

#endif
