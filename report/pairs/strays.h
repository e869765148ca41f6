/* SPDX-License-Identifier: MIT */
/*
 * Samples far off the mode of their series, in insns.  Xen's own interrupts make some: its tick
 * comes once in 10 ms and makes a short call many times as long.  That is one sample of a series.
 * In sixty full runs on Xen 3.2 to 4.20, of 7000 series each, no series had two samples of half
 * again its mode, no case more than two in a boot, and none took 25,000 instructions more.
 */
#ifndef REPORT_PAIRS_STRAYS_H
#define REPORT_PAIRS_STRAYS_H

#include "report/pairs/pairing.h"

/*
 * True when the new run has more of them than Xen's interrupts and the base account for, or one
 * that is larger than any interrupt; p->why then says where.
 */
bool strays_grew(const struct pairing *p);

#endif
