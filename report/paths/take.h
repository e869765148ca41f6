/* SPDX-License-Identifier: MIT */
/*
 * What QEMU counted of a boot's timed regions, into its run: the second figure of each series, REP
 * counted once, and with a profile the paths of instructions.  It is an independent check of every
 * number, too.
 */
#ifndef REPORT_PATHS_TAKE_H
#define REPORT_PATHS_TAKE_H

#include <stdbool.h>
#include <stdint.h>

#include "report/model/run.h"

struct paths_order {
    const char *regions; /* the file that the plugin left */
    const char *profile; /* the file to make, or NULL: no paths are kept */
    const char *xen;     /* the hypervisor that ran */
    const char *symbols; /* where its names are; NULL: in itself */
    const char *kernel;
    uint64_t image_from, image_to; /* where the kernel is in memory */
};

/*
 * Of the boot that the run has read last, where it is complete: of one that is not, the counts are
 * cut as well.  False: what was counted is not what was recorded, or no profile could be made;
 * reported.
 */
bool paths_take(const struct paths_order *order, struct run *run);

#endif
