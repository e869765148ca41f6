/* SPDX-License-Identifier: MIT */
/*
 * Events: the mask that takes the place of EFLAGS.IF, ports, and upcalls, whichever ABI the boot
 * has.  Upcalls stay masked but for the cases whose subject they are; pvbench measures with the
 * mask set and looks for pending events afterwards.
 */
#ifndef CORE_EVENT_H
#define CORE_EVENT_H

#include <stdbool.h>

#include "core/event/event_abi.h"

/* After shared_info_init: two-level events. Before it nothing is pending, and all is masked. */
void event_init(void);

/* Take FIFO events for the rest of the boot. NULL, or why that cannot be. */
const char *event_use_fifo(void);

/* Which they are: "2l" or "fifo", and whether they are the latter. */
const char *event_abi_name(void);
bool event_is_fifo(void);

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

/* The event callback's C end. */
extern void (*event_handler)(void);

/*
 * For a while it may go from port to port, as a kernel does that has a handler for each; otherwise
 * it clears what is pending in as few steps as the ABI allows.
 */
void event_handle_by_port(bool by_port);

#endif
