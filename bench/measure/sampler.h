/* SPDX-License-Identifier: MIT */
/*
 * The sampler: timed regions round one call by one path, as often as the plan says, each result
 * checked.  Nothing is printed between the samples of a case.
 */
#ifndef BENCH_MEASURE_SAMPLER_H
#define BENCH_MEASURE_SAMPLER_H

#include "bench/measure/measurement.h"

/* Forget the buckets of all series taken so far. */
void sampler_reset(void);

/*
 * Take a series: one cold timed region, 'warmup' more, in cycles until two groups of them agree
 * (report/record/warmup.h), then 'samples' that are kept.  It ends early when one faults.
 * 'inexact' says that a difference was no multiple of the icount quantum.
 */
void sample(struct measurement *m, const struct shot *shot, const struct options *options);

#endif
