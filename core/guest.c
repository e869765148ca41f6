/* SPDX-License-Identifier: MIT */
#include "core/guest.h"

#include "core/hypercall.h"
#include "core/memory.h"

static struct evtchn_alloc_unbound alloc[1] XEN_BUFFER;
static struct evtchn_status status[1] XEN_BUFFER;
static struct evtchn_close closing[1] XEN_BUFFER;
static bool dom0;

void guest_init(const struct start_info *info)
{
    dom0 = info->flags & SIF_INITDOMAIN;
}

bool guest_is_dom0(void)
{
    return dom0;
}

domid_t guest_domid(void)
{
    long result;

    alloc->dom = DOMID_SELF;
    alloc->remote_dom = DOMID_SELF;
    if (HYPERVISOR_event_channel_op(EVTCHNOP_alloc_unbound, alloc) != 0)
        return DOMID_INVALID;
    status->dom = DOMID_SELF;
    status->port = alloc->port;
    result = HYPERVISOR_event_channel_op(EVTCHNOP_status, status);
    closing->port = alloc->port;
    HYPERVISOR_event_channel_op(EVTCHNOP_close, closing);
    return result == 0 ? status->u.unbound.dom : DOMID_INVALID;
}
