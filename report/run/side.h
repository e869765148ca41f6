/* SPDX-License-Identifier: MIT */
/* One run while it is being made: its machine, its folder, its boots so far. */
#ifndef REPORT_RUN_SIDE_H
#define REPORT_RUN_SIDE_H

#include "report/machine/progress.h"
#include "report/model/run.h"
#include "report/run/folder.h"
#include "report/run/machine.h"
#include "report/run/options.h"
#include "report/run/order.h"

struct run_side {
    const struct run_order *order;
    struct run_options options; /* a boot that is made again has more words for the kernel */
    struct run_machine machine;
    struct run_folder folder;
    struct progress progress;
    struct run *run;
    const struct run *first; /* whose first boot chooses how many calls a sample has */
    unsigned retries;
    unsigned turn; /* of the boot to come among those of both sides; 0: it has none */
    int status;    /* worse than good where a boot was kept and something else went wrong */
    bool more;     /* the last boot was no reason to stop */
    bool refused;  /* this Xen does not take the image; nothing was kept */
    bool kept;
    bool crowded; /* the depths found no room, which was said */
};

/* Find what is to be booted and make the folder; an exit status, reported on stderr. */
int run_side_open(struct run_side *side, const struct run_order *order);
/* Whether another boot is due. */
bool run_side_more(const struct run_side *side);
/*
 * Make it, keep its log and save the run so far.  interrupt_hold() has to be on.  EXIT_GOOD, or
 * EXIT_USAGE for our own error or a refused image, reported.
 */
int run_side_boot(struct run_side *side);
/* Save the whole run; the exit status that it deserves. */
int run_side_keep(struct run_side *side);
/* Also of one that could not be opened. */
void run_side_close(struct run_side *side);

#endif
