/* SPDX-License-Identifier: MIT */
/* A block with an event pending, for sched_op and for its older number. */
#ifndef BENCH_CASES_SCHED_OP_H
#define BENCH_CASES_SCHED_OP_H

#include "bench/case/case.h"

/* A port to this vCPU, for 'prepare' and 'finish', which leaves the event mask closed. */
const char *sched_open_port(void);
void sched_close_port(void);

/*
 * For 'ready' and 'undo'.  A block opens the event mask and waits, so that there has to be an event
 * already: it is delivered on the way out, and its handler's iret leaves the mask open.
 */
void sched_raise(unsigned n);
void sched_close_mask(unsigned n);

/* For 'judge': the event came. */
enum status sched_judge_block(long result, unsigned i);

#endif
