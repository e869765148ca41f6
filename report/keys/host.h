/* SPDX-License-Identifier: MIT */
/*
 * What a run says of the host that it ran on: host.* and xl.*, as scripts/run-xl and scripts/host
 * have it (docs/host.md).  A host can be set otherwise between two boots, so what is in force is
 * kept with each boot (run.json), and what was in force when the run began with the run.
 */
#ifndef REPORT_KEYS_HOST_H
#define REPORT_KEYS_HOST_H

#include <stdbool.h>
#include <stddef.h>

struct run;
struct run_boot;

/* The fact of that key: of the first boot that has it, or else the runner's.  Or NULL. */
const char *host_fact(const struct run *run, const char *key);

/* The pCPU that the guest was kept on, or "none" where the host says that it was not. */
bool host_pinned(const struct run *run, char *out, size_t size);

/*
 * By the runner, who started QEMU, or else by the brand, which under KVM may be QEMU's, too: then
 * the kernel says that it is a CPU.  What it says can only take an allowance away.
 */
bool host_is_emulated(const struct run *run);

/* Ticks of the clock in a cycle of the core at the start of a boot and at its end; false: not said.
 */
bool host_ticks_of(const struct run_boot *boot, double *start, double *end);

/* Ticks of the clock in one cycle of the core: the median over the boots, at their starts. */
bool host_ticks(const struct run *run, char *out, size_t size);

/* Two such lie within HOST_TICKS_SHARE of each other. */
bool host_same_ticks(const char *a, const char *b);

/* Two revisions of microcode that are one number, however many zeros stand before it. */
bool host_same_microcode(const char *a, const char *b);

/*
 * Whether the core ran at another speed in that boot than in most of the run, or at its end than at
 * its start, and by which share; false too where the boot does not say, or its CPU is emulated and
 * has no cycles.
 */
bool host_strays(const struct run *run, unsigned boot, double *by);

/* Above this the core ran at another speed: a step of turbo is 100 MHz of some thousands. */
#define HOST_TICKS_SHARE 0.01

/* The facts of those names. */
#define HOST_TICKS     "clock.ticks-per-cycle"
#define HOST_TICKS_END "clock.ticks-per-cycle-end"

#endif
