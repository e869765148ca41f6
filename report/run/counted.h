/* SPDX-License-Identifier: MIT */
/*
 * What QEMU counts of a boot's timed regions: the second figure of each series, REP counted once,
 * and with --profile the paths of instructions.  An independent check of every number, too.
 */
#ifndef REPORT_RUN_COUNTED_H
#define REPORT_RUN_COUNTED_H

#include "report/model/run.h"
#include "report/run/machine.h"
#include "report/run/options.h"

struct counted {
    char regions[PATH_MAX]; /* the file that the plugin makes during one boot */
    const char **argv;      /* the runner's words with it */
};

/* The words that start a boot of the machine and count it.  counted_read or counted_drop ends it. */
void counted_start(struct counted *counted, const struct run_machine *machine, const char *folder,
                   unsigned boot);

/*
 * Take what was counted of the boot that the run has read last.  EXIT_GOOD, or EXIT_USAGE where it
 * is not what was recorded, or a profile could not be made; reported.
 */
int counted_read(struct counted *counted, const struct run_machine *machine,
                 const struct run_options *options, struct run *run, const char *folder);
void counted_drop(struct counted *counted);

#endif
