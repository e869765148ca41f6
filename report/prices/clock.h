/* SPDX-License-Identifier: MIT */
/* How finely the clock of a run in cycles tells two levels apart. */
#ifndef REPORT_PRICES_CLOCK_H
#define REPORT_PRICES_CLOCK_H

#include "report/model/run.h"
#include "report/model/series.h"

/*
 * The step of the clock in a boot: the smallest between any two values of the null call,
 * or what the kernel says (clock.quantum) where that is smaller.  A record that says more is not
 * believed, since it would raise the threshold of its own run.
 */
double clock_quantum(const struct run *run, unsigned boot);

/*
 * How far two levels in cycles may lie apart before they differ: two quanta or 5 % of the null
 * call; on an emulated CPU its quartiles, if these are further apart.
 */
double cycles_tolerance(const struct run *run, const struct series *twin);

#endif
