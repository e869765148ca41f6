/* SPDX-License-Identifier: MIT */
/*
 * The known chains: additions have to cost their number, at the start and at the end of a boot, and
 * multiplications so many times that.  What additions take is how long a cycle of the core is.
 */
#ifndef BENCH_MEASURE_CHAINS_H
#define BENCH_MEASURE_CHAINS_H

#include "bench/measure/measurement.h"
#include "bench/measure/outcome.h"

/* Tell about a series of any case; what is of a chain is kept. */
void chains_note(const struct measurement *m, const struct options *options);

/* What 128 additions take. */
uint64_t chains_quarter(void);

/*
 * Of the chain of additions, whose second half is 'got'.  In cycles two levels may be two quanta of
 * the clock off, and on an emulated CPU so much as 'slack'.
 */
struct control_outcome chains_judge_length(const struct options *options, uint64_t quantum,
                                           int64_t slack);

/* In cycles: what a multiplication takes against an addition, in hundredths. */
struct control_outcome chains_judge_ratio(uint64_t quantum);

/* Ticks of the clock in a cycle of the core, in thousandths, at the start or the end; 0: none. */
uint64_t chains_ticks(bool end);

#endif
