/* SPDX-License-Identifier: MIT */
/*
 * The FIFO event ABI (public/event_channel.h, "FIFO ABI"; xen/common/event_fifo.c): a word for each
 * port, queues by priority, and a control block that says which of them have something.  A domain
 * that has taken it keeps it.
 */
#ifndef CORE_EVENT_FIFO_H
#define CORE_EVENT_FIFO_H

#include <stdint.h>

#include "core/event/event_abi.h"

extern const struct event_abi event_fifo;

/* The word of a port, for entries that are assembly. */
volatile uint32_t *event_fifo_word(unsigned port);

#endif
