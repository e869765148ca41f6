/* SPDX-License-Identifier: MIT */
/* Rest between cases. */
#ifndef BENCH_MEASURE_SETTLE_H
#define BENCH_MEASURE_SETTLE_H

#include <stdint.h>

/*
 * Wait until the console is read, and until no interrupt of Xen's own disturbs the clock any more,
 * the latter for a bounded time: for so many ticks of the clock, or by a number of readings where
 * that is 0.
 */
void settle(uint64_t ticks);

#endif
