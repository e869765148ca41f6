/* SPDX-License-Identifier: MIT */
#include "bench/audit.h"

#include "bench/case.h"
#include "bench/fixture.h"

static struct evtchn_alloc_unbound alloc[1] XEN_BUFFER;
static struct evtchn_close closing[1] XEN_BUFFER;
static domid_t self[1] XEN_BUFFER;

static unsigned first_port;
static long first_reservation;

/* The port that the next allocation gets; 0 where none can be had. */
static unsigned next_port(void)
{
    alloc->dom = DOMID_SELF;
    alloc->remote_dom = DOMID_SELF;
    if (HYPERVISOR_event_channel_op(EVTCHNOP_alloc_unbound, alloc) != 0)
        return 0;
    closing->port = alloc->port;
    HYPERVISOR_event_channel_op(EVTCHNOP_close, closing);
    return alloc->port;
}

static long reservation(void)
{
    self[0] = DOMID_SELF;
    return HYPERVISOR_memory_op(XENMEM_current_reservation, self);
}

/* Mapped read-write at its own machine frame. */
static bool intact(const char *page)
{
    env_pte pte = pte_read(page);

    return (pte & (PTE_PRESENT | PTE_WRITABLE)) == (PTE_PRESENT | PTE_WRITABLE) &&
           (pte & ENV_PTE_ADDRESS) >> ENV_PAGE_SHIFT == va_to_mfn(page);
}

void audit_start(void)
{
    first_port = next_port();
    first_reservation = reservation();
}

const char *audit_check(void)
{
    unsigned i;

    if (next_port() != first_port)
        return "leaves an event channel port open";
    if (reservation() != first_reservation)
        return "leaves the domain with more or less memory";
    for (i = 0; i < CALLS_MAX; i++)
        if (!intact(fixture_page(i)) || !intact(fixture_window(i)))
            return "leaves a fixture page mapped otherwise";
    if (!intact(fixture_table()))
        return "leaves the fixture table mapped otherwise";
    return NULL;
}
