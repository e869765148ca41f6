/* SPDX-License-Identifier: MIT */
/*
 * Which boots of runs took place in one and the same boot of the host.  A domain finds Xen's
 * memory, its caches' colours and its microcode as the host's boot has them, so that domains of one
 * boot of the host are replicates of that boot and no more.
 *
 * As dom0 the kernel is started by Xen itself, in QEMU or on a machine: each boot is one of the
 * host.  A domU is told by host.boot-id (dom0's /proc/sys/kernel/random/boot_id) or else by
 * xen.wallclock and xen.uptime, which are when Xen started and how long that was ago; a shim's are
 * its own, and are not used.
 */
#ifndef REPORT_KEYS_HOST_BOOTS_H
#define REPORT_KEYS_HOST_BOOTS_H

#include <stdbool.h>
#include <stddef.h>

#include "report/model/run.h"

struct host_boots {
    size_t *of;   /* by boot of the run, from 0: the number of its host's boot, from 0 */
    size_t count; /* of the run's boots */
    size_t held;  /* boots of the host among them */
    bool known;   /* of each boot it is known; otherwise all of them are taken for one */
};

/*
 * The boots of the host over these runs, as many as there are runs, numbered alike in all of them;
 * each is to be freed.
 */
void host_boots_take(const struct run *const *runs, size_t count, struct host_boots *into);
void host_boots_free(struct host_boots *boots);

/* True when no boot of the host has boots of both. */
bool host_boots_apart(const struct host_boots *a, const struct host_boots *b);

/*
 * True when each boot of the host has boots of both, and of neither more than twice its share: what
 * a boot of the host does to prices, it does to both alike.
 */
bool host_boots_shared(const struct host_boots *a, const struct host_boots *b);

#endif
