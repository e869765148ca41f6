/* SPDX-License-Identifier: MIT */
/* One run: boot a kernel image so many times, keep it, show it, draw it. */
#ifndef REPORT_RUN_ONE_H
#define REPORT_RUN_ONE_H

#include <stdbool.h>

#include "report/run/order.h"

struct run_outcome {
    int status;   /* an exit status; EXIT_USAGE too when the image was refused */
    bool refused; /* this Xen does not take the image; nothing was kept */
    bool kept;    /* there is a run in 'folder' */
    bool priced;  /* a case of it has a price, to be drawn or compared */
    char folder[4096];
};

void run_one(const struct run_order *order, struct run_outcome *outcome);

#endif
