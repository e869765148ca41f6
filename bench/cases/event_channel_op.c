/* SPDX-License-Identifier: MIT */
/*
 * event_channel_op: interrupts between domains (xen/common/event_channel.c).  A send on a port that
 * nobody has bound is dropped without an error, so it shows the lookup and the locks alone; those
 * changed between 4.14 (one lock a domain) and 4.17 (one a channel).
 */
#include "bench/case.h"
#include "core/memory.h"

static struct evtchn_alloc_unbound alloc[1] XEN_BUFFER;
static struct evtchn_send port[1] XEN_BUFFER;
static struct evtchn_close closing[1] XEN_BUFFER;

static const char *allocate(void)
{
    alloc->dom = DOMID_SELF;
    alloc->remote_dom = DOMID_SELF;
    if (HYPERVISOR_event_channel_op(EVTCHNOP_alloc_unbound, alloc) != 0)
        return "no event channel port can be had";
    port->port = alloc->port;
    return NULL;
}

static void encode_send(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_event_channel_op(e, EVTCHNOP_send, port);
}

static void close_port(void)
{
    closing->port = port->port;
    HYPERVISOR_event_channel_op(EVTCHNOP_close, closing);
}

const struct case_ops event_channel_op_send = {
    .prepare = allocate,
    .encode = encode_send,
    .finish = close_port,
};
