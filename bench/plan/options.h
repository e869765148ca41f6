/* SPDX-License-Identifier: MIT */
/* What the kernel's command line asks for. */
#ifndef BENCH_PLAN_OPTIONS_H
#define BENCH_PLAN_OPTIONS_H

#include <stdbool.h>
#include <stdint.h>

#include "core/console/shutdown.h"

#define SAMPLES_MAX   2048
#define WARMUP_MAX    4096
#define BATCHES_MAX   16
#define NO_SHIFT      (-1)
#define GLOBS_LENGTH  400
#define DEPTHS_LENGTH 500

#define PACE_OF_DEVICE ((unsigned)-1)

struct options {
    unsigned samples; /* kept timed regions a series */
    unsigned alike;   /* a series whose first so many are alike has no more; 0: none ends so */
    unsigned warmup; /* timed regions before them, the cold one not counted; in cycles the fewest */
    unsigned batches[BATCHES_MAX];
    unsigned batch_count;
    char cases[GLOBS_LENGTH]; /* comma-separated globs; empty: all */
    char skip[GLOBS_LENGTH];
    char omit[GLOBS_LENGTH];    /* what ended an earlier boot: left out by the runner */
    char depths[DEPTHS_LENGTH]; /* bench/plan/depths.h; empty: as needed */
    uint64_t budget;            /* bytes of console output; 0: no limit */
    int shift;                  /* of QEMU's icount, or NO_SHIFT: the unit is cycles */
    enum ending ending;
    uint32_t order;  /* seed of another order of the cases; 0: the table's */
    unsigned pace;   /* bytes of console output a second; 0: no limit; or PACE_OF_DEVICE */
    bool quick;      /* fewer samples and sizes */
    bool brief;      /* and still fewer */
    bool patient;    /* in cycles: warm up and rest by what the clock shows, not by numbers */
    bool fifo;       /* events=fifo: the other event ABI, for the whole boot */
    bool secondary;  /* vcpus=2: the cases of two vCPUs, and no others */
    bool tolled;     /* toll= was given: the record says so */
    unsigned toll;   /* instructions in front of the call of selftest/toll */
    bool summary;    /* screen=summary: bench/summary/ */
    bool spoil_twin; /* break=twin: the controls have to notice */
};

/*
 * Read the command line (words of key=value).  False: *error says which word is wrong, and what is
 * allowed.
 */
bool options_read(struct options *options, const char *command_line, const char **error,
                  const char **word);

/*
 * Bytes of console output a second, 0 without a limit.  Xen drops what the buffer of its serial
 * port has no room for, and tells nobody (xen/drivers/char/serial.c, __serial_putc).
 */
unsigned options_pace(const struct options *options, bool device_is_virtual);

#endif
