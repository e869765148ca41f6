/* SPDX-License-Identifier: MIT */
/*
 * Events: the mask that takes the place of EFLAGS.IF, ports, and upcalls.  Upcalls stay masked but
 * for the cases whose subject they are; pvbench measures with the mask set and looks for pending
 * events afterwards.
 */
#ifndef CORE_EVENT_H
#define CORE_EVENT_H

#include <stdbool.h>

#include "core/env.h"

/* After shared_info_init; before it nothing is pending, and all is masked. */
void event_init(void);

/* Whether an event waits for the mask to open. */
bool event_pending(void);

/* Whether upcalls are masked, as they are while pvbench measures. */
bool event_masked(void);

/* Forget pending events: nobody is bound to any port that matters. */
void event_clear(void);

/* The same of another vCPU. */
bool event_pending_on(unsigned vcpu);
void event_clear_on(unsigned vcpu);

/* Close or open the mask. Opening it delivers nothing by itself: Xen looks when it next returns. */
void event_mask(bool masked);

/* One port's mask and pending bits. */
void event_port_mask(unsigned port, bool masked);
void event_port_pend(unsigned port, bool pending);
bool event_port_pending(unsigned port);

/* Make an event wait on a port, down to the vCPU's own flag, as Xen does. */
void event_raise(unsigned port);

/*
 * The event callback's C end, which cases may set for a while: event_upcall clears what is pending,
 * a word of ports at a time; event_upcall_by_port goes from port to port, as a kernel does that has
 * a handler for each.
 */
extern void (*event_handler)(void);
void event_upcall(void);
void event_upcall_by_port(void);

/* Upcalls taken since boot, and the events that event_upcall_by_port has found in them. */
extern volatile unsigned upcalls_taken, events_seen;

#endif
