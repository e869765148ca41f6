/* SPDX-License-Identifier: MIT */
/* When a series in cycles is warm. */
#ifndef BENCH_MEASURE_WARMUP_H
#define BENCH_MEASURE_WARMUP_H

#include <stdbool.h>
#include <stdint.h>

#include "report/record/warmup.h"

/* The timed regions of one series so far that are run and not kept. */
struct warmup {
    uint64_t group[WARMUP_GROUP];
    uint64_t median[2]; /* of the last group but one, and of the last */
    unsigned count;
};

/* One more of them took that long. */
void warmup_add(struct warmup *warmup, uint64_t value);

/*
 * Whether it is warm: it has at least so many, the last two medians lie no further apart than two
 * quanta of the clock or a fiftieth, or it never will be.
 */
bool warmup_done(const struct warmup *warmup, unsigned least, uint64_t quantum);

#endif
