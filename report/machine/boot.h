/* SPDX-License-Identifier: MIT */
/*
 * One boot: QEMU, or xl by scripts/run-xl, started, its console kept byte for byte, and ended when
 * the log, the clock or the user says that it is over.
 */
#ifndef REPORT_MACHINE_BOOT_H
#define REPORT_MACHINE_BOOT_H

#include <stdbool.h>

#include "report/host/pin.h"
#include "report/machine/progress.h"
#include "report/machine/watch.h"

/* What ended the runner, QEMU or xl; what the boot's log says of itself is in watch.over. */
enum boot_stop {
    BOOT_STOP_ITSELF,   /* it ended */
    BOOT_STOP_OVER,     /* we ended it, since the log says that it is over */
    BOOT_STOP_SILENT,   /* nothing was printed for too long */
    BOOT_STOP_FLOOD,    /* the console never stops */
    BOOT_STOP_GAVE_UP,  /* QEMU said that KVM gave the machine up */
    BOOT_STOP_SIGNAL,   /* Ctrl-C and its like */
    BOOT_STOP_UNPINNED, /* a vCPU was not where it was to be: 'error' says why */
    BOOT_STOP_UNKEPT,   /* the log could not be written: 'error' says why */
    BOOT_STOP_UNSTARTED /* not even the script could be started: 'error' says why */
};

struct boot_order {
    const char *const *argv;
    const char *runner; /* "QEMU" or "xl" */
    bool asked;         /* it has something to put away: it is asked to end before it is killed */
    const char *log;    /* file to make for the console */
    const char
        *errors; /* file to make for what the runner itself says; removed when that is nothing */
    const struct pin *pin; /* of its vCPUs, or NULL */
    unsigned timeout;      /* seconds without output */
    struct progress *progress;
};

struct boot_result {
    struct boot_watch watch;
    enum boot_stop stop;
    int error;           /* an errno */
    int status;          /* the runner's wait status */
    const char *runner;  /* of the order */
    double seconds;      /* from start to end */
    char complaint[256]; /* what the runner itself said, in a line (complaint.h), or empty */
};

/* Run one boot to its end.  interrupt_hold() has to be on. */
void boot_run(const struct boot_order *order, struct boot_result *result);

#endif
