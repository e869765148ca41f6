/* SPDX-License-Identifier: MIT */
/*
 * Whether a case left the guest as it found it, as far as a guest can see: the next free event
 * channel port, the memory it holds, and its fixture pages.  What no guest can see (the maptrack
 * table, Xen's heap) is left to the order of the plan.
 */
#ifndef BENCH_AUDIT_H
#define BENCH_AUDIT_H

/* Remember how things are before the first case. */
void audit_start(void);

/* NULL, or what is not as it was. */
const char *audit_check(void);

#endif
