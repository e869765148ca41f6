/* SPDX-License-Identifier: MIT */
#include "core/shared_info.h"

#include "core/memory.h"

char shared_page[ENV_PAGE_SIZE] XEN_BUFFER;
static volatile struct shared_info *shared;

void shared_info_init(const struct start_info *info)
{
    remap(shared_page, (env_pte)info->shared_info | PTE_KERNEL);
    shared = (volatile struct shared_info *)shared_page;
}

volatile struct shared_info *shared_info(void)
{
    return shared;
}

unsigned long shared_info_cr2(void)
{
    return shared ? shared->vcpu_info[0].arch.cr2 : 0;
}

const volatile struct vcpu_time_info *shared_info_time(void)
{
    return shared ? &shared->vcpu_info[0].time : NULL;
}
