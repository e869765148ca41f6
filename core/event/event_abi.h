/* SPDX-License-Identifier: MIT */
/*
 * What one of Xen's two event ABIs does: how ports are pending and masked, and how an upcall finds
 * them.  core/event.c asks the one that the boot has.
 */
#ifndef CORE_EVENT_ABI_H
#define CORE_EVENT_ABI_H

#include <stdbool.h>

struct event_abi {
    const char *name;

    /* Take the ABI, before any port is bound. NULL, or why that cannot be. */
    const char *(*start)(void);

    /* Forget what is pending on any port, and on those that another vCPU is told of. */
    void (*clear)(void);
    void (*clear_on)(unsigned vcpu);

    /* One port's mask and pending bits. */
    void (*port_mask)(unsigned port, bool masked);
    void (*port_pend)(unsigned port, bool pending);
    bool (*port_pending)(unsigned port);

    /* Make an event wait on a port, down to the vCPU's own flag, as Xen does. */
    void (*raise)(unsigned port);

    /* The event callback's C end: all ports at once where that can be, and from port to port. */
    void (*upcall)(void);
    void (*upcall_by_port)(void);
};

/* Upcalls taken since boot, and the events that were found in them port by port: the ABI counts. */
extern volatile unsigned upcalls_taken, events_seen;

#endif
