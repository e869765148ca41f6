/* SPDX-License-Identifier: MIT */
/* See workload_parts.h. */
#include "report/cases/workload_parts.h"

/* Which sub-operation it was, nobody counted: the case is the one that a Linux guest makes most. */
const struct workload_part workload_parts[] = {
    {"mmu_update", 186175729, "mmu_update/l1-map"},
    {"iret", 75673006, "iret/iretq"},
    {"mmuext_op", 11225681, "mmuext_op/new-baseptr-other"},
    {"multicall", 2182803, "multicall/empty"},
    {"set_segment_base", 1650249, "set_segment_base/fs"},
    {"stack_switch", 1273311, "stack_switch/same"},
    {"update_va_mapping", 571868, "update_va_mapping/map-invlpg"},
    {"vcpu_op", 453037, "vcpu_op/set-singleshot-timer"},
    {"sched_op", 280153, "sched_op/block-pending"},
    {"event_channel_op", 192327, "event_channel_op/send-ipi-fresh"},
    {"xen_version", 73061, "xen_version/version"},
};

const size_t workload_part_count = sizeof(workload_parts) / sizeof(*workload_parts);
