/* SPDX-License-Identifier: MIT */
/* In place of core/guest, core/event and core/vcpu: a process is no domain, and has no events. */
#include "core/guest.h"

#include "bench/fixture/audit.h"
#include "core/event/event.h"
#include "core/vcpu/trap.h"

void (*trap_hook)(const struct trap_frame *, unsigned long, const char *, bool);

bool guest_is_dom0(void)
{
    return false;
}

bool guest_in_shim(void)
{
    return false;
}

bool guest_xen_before(unsigned major, unsigned minor)
{
    (void)major;
    (void)minor;
    return false;
}

const char *event_use_fifo(void)
{
    return "a process has no events";
}

bool event_pending(void)
{
    return false;
}

void event_clear(void)
{
}

void audit_start(void)
{
}

const char *audit_check(void)
{
    return NULL;
}
