/* SPDX-License-Identifier: MIT */
/*
 * sched_op_compat: yield, block and shutdown with the argument in a register, as before interface
 * 0x00030101 (xen/arch/x86/compat.c:do_sched_op_compat).  The work is that of sched_op; the number
 * is what differs.  Its shutdown reads no memory, so it has no refusal that could be timed.
 */
#include "bench/case/case.h"
#include "bench/case/judge.h"
#include "bench/fixture/event_channel.h"

#include <xen/errno.h>

#include "core/event/event.h"

/* The first command that came with the newer number only. */
#define TOO_NEW SCHEDOP_poll

static unsigned port, upcalls_before;

static void encode_yield(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_2(e, __HYPERVISOR_sched_op_compat, SCHEDOP_yield, 0);
}

static const char *open_port(void)
{
    port = evtchn_ipi();
    return port ? NULL : "no event channel port can be had";
}

static void close_port(void)
{
    event_mask(true);
    evtchn_close(port);
}

/* As for sched_op: a block waits for an event, which has to be there already. */
static void raise(unsigned n)
{
    (void)n;
    upcalls_before = upcalls_taken;
    event_raise(port);
}

static void encode_block(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_2(e, __HYPERVISOR_sched_op_compat, SCHEDOP_block, 0);
}

static void close_mask(unsigned n)
{
    (void)n;
    event_mask(true);
}

static enum status judge_block(long result, unsigned i)
{
    (void)i;
    return upcalls_taken == upcalls_before ? STATUS_WRONG : judge_result(result, 0);
}

static void encode_unknown(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_2(e, __HYPERVISOR_sched_op_compat, TOO_NEW, 0);
}

const struct case_ops sched_op_compat_yield = {.encode = encode_yield};
const struct case_ops sched_op_compat_block_pending = {
    .prepare = open_port,
    .ready = raise,
    .encode = encode_block,
    .undo = close_mask,
    .finish = close_port,
    .judge = judge_block,
    .most = 1,
};
const struct case_ops sched_op_compat_unknown = {.encode = encode_unknown, .expect = -XEN_ENOSYS};
