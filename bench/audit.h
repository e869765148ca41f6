/* SPDX-License-Identifier: MIT */
/*
 * Whether a case left the guest as it found it, as far as a guest can see: the next free event
 * channel port, the memory it holds, its fixture pages, debug registers and event mask.  What no
 * guest can read back (the maptrack table, Xen's heap, an armed timer, the trap table, callbacks)
 * is left to each case's finish.
 */
#ifndef BENCH_AUDIT_H
#define BENCH_AUDIT_H

/* Remember how things are before the first case. */
void audit_start(void);

/* NULL, or what is not as it was; that then counts as how things are. */
const char *audit_check(void);

#endif
