/* SPDX-License-Identifier: MIT */
/*
 * The sampler: brackets round one call by one path, as often as the plan says, each result
 * checked.  Nothing is printed between the samples of a case.
 */
#ifndef BENCH_MEASURE_SAMPLER_H
#define BENCH_MEASURE_SAMPLER_H

#include "bench/measure/stat.h"
#include "bench/plan/shot.h"

/* What came of it. Values are raw brackets in the plan's unit. */
struct series {
    struct shot shot;
    uint64_t cold;
    unsigned warmup, samples;
    unsigned moved, pending, wrong;
    long got;            /* the first wrong result */
    unsigned statuses;   /* bit mask over enum status of all results */
    struct pair *pairs;  /* sorted, in the sampler's pool until sampler_reset */
    unsigned pair_count; /* 0: no sample came through */
    bool faulted, inexact;
};

/* Forget the pairs of all series taken so far. */
void sampler_reset(void);

/*
 * Take a series: one cold bracket, 'warmup' more, then 'samples' that are kept.  It ends early when
 * one faults.  'inexact' says that a difference was no multiple of the icount quantum.
 */
void sample(struct series *series, const struct shot *shot, const struct options *options);

/* The number of a series: the mode in insns, the median in cycles. */
uint64_t series_value(const struct series *series, const struct options *options);

/* Whether the mode holds nine samples in ten (always true in cycles). */
bool series_steady(const struct series *series, const struct options *options);

#endif
