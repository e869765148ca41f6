/* SPDX-License-Identifier: MIT */
/*
 * The FIFO event ABI (public/event_channel.h, "FIFO ABI"; xen/common/event_fifo.c): a word for each
 * port, queues by priority, and a control block that says which of them have something.  A domain
 * that has taken it keeps it.  core/event.c asks here once fifo_start has succeeded.
 */
#ifndef CORE_EVENT_FIFO_H
#define CORE_EVENT_FIFO_H

#include <stdbool.h>

#include "core/env.h"

/* Take the ABI, before any port is bound.  NULL, or why that cannot be. */
const char *fifo_start(void);

/* Whether it was taken. */
bool fifo_taken(void);

/* What the functions of core/event.h with these names do then. */
void fifo_clear(void);
void fifo_port_mask(unsigned port, bool masked);
void fifo_port_pend(unsigned port, bool pending);
bool fifo_port_pending(unsigned port);
void fifo_raise(unsigned port);
void fifo_upcall(void);

/* The word of a port, for entries that are assembly. */
volatile uint32_t *fifo_word(unsigned port);

#endif
