/* SPDX-License-Identifier: MIT */
#include "core/event.h"

#include "core/memory.h"

volatile unsigned upcalls_taken;

static char shared_page[ENV_PAGE_SIZE] XEN_BUFFER;
static volatile struct shared_info *shared;

void event_init(const struct start_info *info)
{
    remap(shared_page, (env_pte)info->shared_info | PTE_KERNEL);
    shared = (volatile struct shared_info *)shared_page;
}

bool event_pending(void)
{
    return shared && shared->vcpu_info[0].evtchn_upcall_pending;
}

void event_clear(void)
{
    unsigned i;

    if (!shared)
        return;
    shared->vcpu_info[0].evtchn_upcall_pending = 0;
    shared->vcpu_info[0].evtchn_pending_sel = 0;
    for (i = 0; i < sizeof(shared->evtchn_pending) / sizeof(shared->evtchn_pending[0]); i++)
        shared->evtchn_pending[i] = 0;
}

void event_upcall(void)
{
    upcalls_taken++;
    event_clear();
}

unsigned long event_fault_address(void)
{
    return shared ? shared->vcpu_info[0].arch.cr2 : 0;
}

const volatile struct vcpu_time_info *event_time(void)
{
    return shared ? &shared->vcpu_info[0].time : NULL;
}
