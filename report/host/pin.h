/* SPDX-License-Identifier: MIT */
/*
 * A CPU of its own for each vCPU of QEMU's: the thread of the vCPU goes there, and whatever else we
 * start, and we ourselves, keep off its core.
 */
#ifndef REPORT_HOST_PIN_H
#define REPORT_HOST_PIN_H

#include <sched.h>
#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#define PIN_MOST 2

struct pin {
    unsigned count; /* of vCPUs; 0 where nothing is pinned */
    int cpus[PIN_MOST];
    cpu_set_t others; /* for everything else */
    bool alone;       /* nothing of ours is on those cores; with too few CPUs it has to be */
};

/* "2", or "2,3" for two vCPUs.  False: 'wrong' says what it has to be. */
bool pin_read(struct pin *pin, const char *list, unsigned vcpus, char *wrong, size_t size);

/* Whether these CPUs are there and this process may use them; and which are the others. */
bool pin_find(struct pin *pin, const char *root, char *why, size_t size);

/* Keep ourselves, and what we start from now on, on the others.  False: errno. */
bool pin_keep_off(const struct pin *pin);

enum pin_step {
    PIN_NOT_YET, /* QEMU has not started the threads of its vCPUs */
    PIN_DONE,
    PIN_REFUSED /* errno */
};

/* Put the threads of that QEMU's vCPUs where they belong. */
enum pin_step pin_vcpus(const struct pin *pin, pid_t qemu);

#endif
