/* SPDX-License-Identifier: MIT */
/*
 * The controls of a boot: the empty case costs nothing, the known chain costs its length, and the
 * null call costs at the end what it did at the start.  A boot whose controls fail is an error, not
 * data.
 */
#ifndef BENCH_MEASURE_CONTROL_H
#define BENCH_MEASURE_CONTROL_H

#include "bench/measure/measurement.h"
#include "bench/measure/outcome.h"

/* Tell the judge about a series of any case; it keeps what it needs of the controls'. */
void control_note(const struct measurement *m, const struct options *options);

/*
 * The twin's value, to be taken off a raw timed region of this shot: the stub without its trap for
 * so many calls, or the bare return for traps and for our own code.  The twins run before
 * everything else.
 */
uint64_t control_twin_value(const struct shot *shot);

/* The clock's quantum in cycles: the smallest step between two values of the twin, at least 1. */
uint64_t control_quantum(void);

/* The most controls that a boot has. */
#define CONTROLS_MAX 4

/*
 * The outcome of each control, once all series of the boot are noted; returns how many there are:
 * the empty case and the known chain, and in cycles the ratio of the two chains and the null call
 * of the end.
 */
unsigned control_judge(const struct options *options, struct control_outcome *outcomes);

#endif
