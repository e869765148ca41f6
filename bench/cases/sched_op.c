/* SPDX-License-Identifier: MIT */
/*
 * sched_op: the scheduler (xen/common/sched/core.c:do_sched_op).  A yield raises the schedule
 * softirq, which runs before Xen returns to the guest; with nobody else to run the same vCPU comes
 * back. In a multicall the softirq stops the batch after every entry, so that each one is a way in
 * and out.
 */
#include "bench/case.h"

static void encode_yield(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_sched_op(e, SCHEDOP_yield, NULL);
}

const struct case_ops sched_op_yield = {.encode = encode_yield};
