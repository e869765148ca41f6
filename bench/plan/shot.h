/* SPDX-License-Identifier: MIT */
/* What is measured of a case: its series, and what each of them takes. */
#ifndef BENCH_PLAN_SHOT_H
#define BENCH_PLAN_SHOT_H

#include "bench/case/case.h"
#include "bench/plan/options.h"

/* Doublings that take a batch from 1 to CALLS_MAX: the most that a row which looks for splits adds.
 */
#define LARGE_MAX 9
_Static_assert(1 << LARGE_MAX == CALLS_MAX, "LARGE_MAX is not how often CALLS_MAX halves");

/* The most series a case has: alone at several depths, and four sweeps of batches. */
#define SHOTS_MAX (8 + 4 * (BATCHES_MAX + LARGE_MAX))

/* The most calls in one sample of a path that issues them one by one: half the largest depth. */
#define REPEAT_MAX 32

/* One path of a case with one n. */
struct shot {
    const struct case_row *row;
    enum path path;
    bool fill; /* entries or items are encoded inside the timed region */
    unsigned n;
};

/*
 * The series of a case, in order, at most SHOTS_MAX; returns how many.  'repeat' is the number of
 * calls in one sample of the single path: 1 unless the clock is too coarse for one.
 */
unsigned case_shots(const struct case_row *row, const struct options *options, unsigned repeat,
                    struct shot *shots);

#endif
