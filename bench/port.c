/* SPDX-License-Identifier: MIT */
#include "bench/port.h"

#include "core/event.h"
#include "core/hypercall.h"
#include "core/memory.h"

static struct evtchn_alloc_unbound alloc[1] XEN_BUFFER;
static struct evtchn_bind_ipi ipi[1] XEN_BUFFER;
static struct evtchn_bind_interdomain peer[1] XEN_BUFFER;
static struct evtchn_bind_virq bound[1] XEN_BUFFER;
static struct evtchn_close closing[1] XEN_BUFFER;

unsigned port_unbound(void)
{
    alloc->dom = DOMID_SELF;
    alloc->remote_dom = DOMID_SELF;
    return HYPERVISOR_event_channel_op(EVTCHNOP_alloc_unbound, alloc) == 0 ? alloc->port : 0;
}

unsigned port_ipi_on(unsigned vcpu)
{
    ipi->vcpu = vcpu;
    return HYPERVISOR_event_channel_op(EVTCHNOP_bind_ipi, ipi) == 0 ? ipi->port : 0;
}

unsigned port_ipi(void)
{
    return port_ipi_on(0);
}

unsigned port_peer(unsigned remote)
{
    peer->remote_dom = DOMID_SELF;
    peer->remote_port = remote;
    return HYPERVISOR_event_channel_op(EVTCHNOP_bind_interdomain, peer) == 0 ? peer->local_port : 0;
}

unsigned port_virq(unsigned virq)
{
    bound->virq = virq;
    bound->vcpu = 0;
    return HYPERVISOR_event_channel_op(EVTCHNOP_bind_virq, bound) == 0 ? bound->port : 0;
}

void port_close(unsigned port)
{
    closing->port = port;
    HYPERVISOR_event_channel_op(EVTCHNOP_close, closing);
    event_port_mask(port, false);
}
