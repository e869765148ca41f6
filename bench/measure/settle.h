/* SPDX-License-Identifier: MIT */
/* Rest between cases. */
#ifndef BENCH_MEASURE_SETTLE_H
#define BENCH_MEASURE_SETTLE_H

/*
 * Wait until the console is read, and until no interrupt of Xen's own disturbs the clock any more,
 * the latter for a bounded time.
 */
void settle(void);

#endif
