/* SPDX-License-Identifier: MIT */
#include "bench/audit.h"

#include "bench/case.h"
#include "bench/fixture.h"
#include "bench/port.h"
#include "core/event.h"

#define DEBUG_ADDRESSES 4

static domid_t self[1] XEN_BUFFER;

static unsigned first_port;
static long first_reservation;

/* The port that the next allocation gets; 0 where none can be had. */
static unsigned next_port(void)
{
    unsigned port = port_unbound();

    if (port)
        port_close(port);
    return port;
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

static const char *find_difference(void)
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
    for (i = 0; i < DEBUG_ADDRESSES; i++)
        if (HYPERVISOR_get_debugreg(i) != 0)
            return "leaves a debug register set";
    if (!event_masked())
        return "leaves the event mask open";
    return NULL;
}

const char *audit_check(void)
{
    const char *left = find_difference();

    /* The next case is not to be blamed for it. */
    if (left)
        audit_start();
    return left;
}
