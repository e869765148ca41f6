/* SPDX-License-Identifier: MIT */
/*
 * The shared info page: the event mask that takes the place of EFLAGS.IF, upcalls, CR2 of the last
 * page fault, and the time record.  Upcalls stay masked but for the cases whose subject they are;
 * pvbench measures with the mask set and looks for pending events afterwards.
 */
#ifndef CORE_EVENT_H
#define CORE_EVENT_H

#include <stdbool.h>

#include "core/env.h"

/* Map the shared info page; until then the functions below answer 0. */
void event_init(const struct start_info *info);

/* The page itself, for entries that are assembly: pending is its first byte, the mask its second.
 */
extern char shared_page[ENV_PAGE_SIZE];

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

/* CR2 as Xen left it in vcpu_info. */
unsigned long event_fault_address(void);

/* The first vCPU's time record (public/xen.h:vcpu_time_info), or NULL before event_init. */
const volatile struct vcpu_time_info *event_time(void);

#endif
