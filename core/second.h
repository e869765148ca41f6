/* SPDX-License-Identifier: MIT */
/*
 * The second vCPU, for the cases that are about two: brought up by vcpu_op on a stack of its own,
 * its upcalls masked, it does one of a few things until it is told another (public/vcpu.h;
 * xen/common/domain.c:common_vcpu_op).
 */
#ifndef CORE_SECOND_H
#define CORE_SECOND_H

#include <stdbool.h>

#include "core/env.h"

enum second_work {
    SECOND_WAITS,   /* it looks at memory, and calls nothing */
    SECOND_CALLS,   /* it asks Xen for its version, for ever */
    SECOND_ANSWERS, /* it sends an event to second_port for each that it gets */
    SECOND_STOPS,   /* it takes itself down */
};

#define SECOND_VCPU 1u

/* Bring it up, or up again; NULL, or why that cannot be.  Waits a bounded time. */
const char *second_start(enum second_work work);

/* Take it down, and wait until it is; false: it does not go. */
bool second_stop(void);

/* Wait until it has gone round its loop again; false: it does not. */
bool second_runs(void);

/* Where SECOND_ANSWERS sends to. */
extern volatile unsigned second_port;

/* How many events it has answered. */
extern volatile unsigned second_answers;

/* The C end of its entry (boot/ENV.S). */
void second_main(void);

#endif
