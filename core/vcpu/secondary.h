/* SPDX-License-Identifier: MIT */
/*
 * The secondary vCPU, for the cases that are about two: brought up by vcpu_op on a stack of its
 * own, its upcalls masked, it does one of a few things until it is told another (public/vcpu.h;
 * xen/common/domain.c:common_vcpu_op).
 */
#ifndef CORE_SECONDARY_H
#define CORE_SECONDARY_H

#include <stdbool.h>

#include "core/env.h"

enum secondary_work {
    SECONDARY_WAITS,   /* it looks at memory, and calls nothing */
    SECONDARY_CALLS,   /* it asks Xen for its version, for ever */
    SECONDARY_ANSWERS, /* it sends an event to secondary_port for each that it gets */
    SECONDARY_STOPS,   /* it takes itself down */
};

#define SECONDARY_VCPU 1u

/* Bring it up, or up again; NULL, or why that cannot be.  Waits a bounded time. */
const char *secondary_start(enum secondary_work work);

/* Take it down, and wait until it is; false: it does not go. */
bool secondary_stop(void);

/* Wait until it has gone round its loop again; false: it does not. */
bool secondary_runs(void);

/* Where SECONDARY_ANSWERS sends to. */
extern volatile unsigned secondary_port;

/* How many events it has answered. */
extern volatile unsigned secondary_answers;

/* The C end of its entry (boot/ENV.S). */
void secondary_main(void);

#endif
