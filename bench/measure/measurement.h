/* SPDX-License-Identifier: MIT */
/* What came of a series. */
#ifndef BENCH_MEASURE_MEASUREMENT_H
#define BENCH_MEASURE_MEASUREMENT_H

#include "bench/measure/histogram.h"
#include "bench/plan/shot.h"

/* Values are raw timed regions in the plan's unit. */
struct measurement {
    struct shot shot;
    uint64_t cold;
    unsigned warmup, samples;
    unsigned moved, pending, wrong;
    long got;               /* the first wrong result */
    unsigned nth;           /* the call or entry with it, from 1; 0: one call did all */
    unsigned statuses;      /* bit mask over enum status of all results */
    struct bucket *buckets; /* in the sampler's pool until sampler_reset */
    unsigned bucket_count;  /* 0: no sample came through */
    bool faulted, inexact;
};

/* Its number: the mode in insns, the median in cycles. */
uint64_t measurement_value(const struct measurement *m, const struct options *options);

/*
 * The mean of its middle half, in thousandths: where the median can only be a step of the clock,
 * this lies between two.
 */
uint64_t measurement_middle(const struct measurement *m);

/* Whether it has a clear mode (report/record/mode.h); always true in cycles. */
bool measurement_steady(const struct measurement *m, const struct options *options);

#endif
