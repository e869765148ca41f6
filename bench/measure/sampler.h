/* SPDX-License-Identifier: MIT */
/*
 * The sampler: brackets round one call by one path, as often as the plan says, each result
 * checked.  Nothing is printed between the samples of a case.
 */
#ifndef BENCH_MEASURE_SAMPLER_H
#define BENCH_MEASURE_SAMPLER_H

#include "bench/case/case.h"
#include "bench/plan/options.h"
#include "bench/measure/stat.h"

/* Doublings that take a batch from 1 to CALLS_MAX: the most that a row which looks for splits adds.
 */
#define LARGE_MAX 9
_Static_assert(1 << LARGE_MAX == CALLS_MAX, "LARGE_MAX is not how often CALLS_MAX halves");

/* The most series a case has: alone at several depths, and four sweeps of batches. */
#define PLAN_SERIES_MAX (8 + 4 * (BATCHES_MAX + LARGE_MAX))

/* What is measured: one path of a case with one n. */
struct shot {
    const struct case_row *row;
    enum path path;
    bool fill; /* entries or items are encoded inside the bracket */
    unsigned n;
};

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

/* Wait until no interrupt of Xen's own disturbs the clock any more, or for a bounded time. */
void settle(void);

#endif
