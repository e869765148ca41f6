/* SPDX-License-Identifier: MIT */
/*
 * sched_op_compat: yield, block and shutdown with the argument in a register, as before interface
 * 0x00030101 (xen/arch/x86/compat.c:do_sched_op_compat).  The work is that of sched_op; the number
 * is what differs.  Its shutdown reads no memory, so it has no refusal that could be timed.
 */
#include "bench/case/case.h"
#include "bench/cases/sched_op.h"

#include <xen/errno.h>

/* The first command that came with the newer number only. */
#define TOO_NEW SCHEDOP_poll

static void encode_yield(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_2(e, __HYPERVISOR_sched_op_compat, SCHEDOP_yield, 0);
}

static void encode_block(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_2(e, __HYPERVISOR_sched_op_compat, SCHEDOP_block, 0);
}

static void encode_unknown(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_2(e, __HYPERVISOR_sched_op_compat, TOO_NEW, 0);
}

const struct case_ops sched_op_compat_yield = {.encode = encode_yield};
const struct case_ops sched_op_compat_block_pending = {
    .prepare = sched_open_port,
    .ready = sched_raise,
    .encode = encode_block,
    .undo = sched_close_mask,
    .finish = sched_close_port,
    .judge = sched_judge_block,
    .most = 1,
};
const struct case_ops sched_op_compat_unknown = {.encode = encode_unknown, .expect = -XEN_ENOSYS};
