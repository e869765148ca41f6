/* SPDX-License-Identifier: MIT */
#include "core/event/event.h"

#include "core/event/event_2l.h"
#include "core/event/event_fifo.h"
#include "core/shared_info.h"

void (*event_handler)(void);

static const struct event_abi *abi = &event_2l;
static volatile struct shared_info *shared;

static const char *use(const struct event_abi *wanted)
{
    const char *why = wanted->start();

    if (why)
        return why;
    abi = wanted;
    event_handler = wanted->upcall;
    return NULL;
}

void event_init(void)
{
    shared = shared_info();
    use(&event_2l);
}

const char *event_use_fifo(void)
{
    return use(&event_fifo);
}

const char *event_abi_name(void)
{
    return abi->name;
}

bool event_is_fifo(void)
{
    return abi == &event_fifo;
}

bool event_masked(void)
{
    return !shared || shared->vcpu_info[0].evtchn_upcall_mask;
}

bool event_pending(void)
{
    return shared && shared->vcpu_info[0].evtchn_upcall_pending;
}

void event_clear(void)
{
    if (!shared)
        return;
    shared->vcpu_info[0].evtchn_upcall_pending = 0;
    abi->clear();
}

bool event_pending_on(unsigned vcpu)
{
    return shared->vcpu_info[vcpu].evtchn_upcall_pending;
}

void event_clear_on(unsigned vcpu)
{
    shared->vcpu_info[vcpu].evtchn_upcall_pending = 0;
    abi->clear_on(vcpu);
}

void event_mask(bool masked)
{
    shared->vcpu_info[0].evtchn_upcall_mask = masked;
}

void event_port_mask(unsigned port, bool masked)
{
    abi->port_mask(port, masked);
}

void event_port_pend(unsigned port, bool pending)
{
    abi->port_pend(port, pending);
}

bool event_port_pending(unsigned port)
{
    return abi->port_pending(port);
}

void event_raise(unsigned port)
{
    abi->raise(port);
}

void event_handle_by_port(bool by_port)
{
    event_handler = by_port ? abi->upcall_by_port : abi->upcall;
}
