/* SPDX-License-Identifier: MIT */
/*
 * The controls of a boot: the empty case costs nothing, and the known chain costs its length.  A
 * boot whose controls fail is an error, not data.
 */
#ifndef BENCH_MEASURE_CONTROL_H
#define BENCH_MEASURE_CONTROL_H

#include "bench/measure/measurement.h"

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

/* What a control had to come to, what it came to, and whether that is near enough. */
struct control_outcome {
    const char *name;
    bool good;
    int64_t want, got;
};

/* The outcome of the empty case and of the known chain, once all series of the boot are noted. */
struct control_outcome control_judge_empty(const struct options *options);
struct control_outcome control_judge_chain(const struct options *options);

#endif
