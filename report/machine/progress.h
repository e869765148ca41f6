/* SPDX-License-Identifier: MIT */
/* One line on a terminal that says how far the boots are; silent where stderr is no terminal. */
#ifndef REPORT_MACHINE_PROGRESS_H
#define REPORT_MACHINE_PROGRESS_H

#include <stdbool.h>

#include "report/machine/watch.h"

struct progress {
    unsigned boot;  /* this one ... */
    unsigned boots; /* ... of so many */
    bool terminal;
    bool drawn;
};

void progress_init(struct progress *progress, unsigned boots);

/* Draw the line again. */
void progress_show(struct progress *progress, const struct boot_watch *watch, double seconds);

/* Take the line away, so that something else can be printed. */
void progress_clear(struct progress *progress);

#endif
