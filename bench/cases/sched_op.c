/* SPDX-License-Identifier: MIT */
/*
 * sched_op: the scheduler (xen/common/sched/core.c:do_sched_op).  A yield raises the schedule
 * softirq, which runs before Xen returns to the guest; with nobody else to run the same vCPU comes
 * back. In a multicall the softirq stops the batch after every entry, so that each one is a way in
 * and out.  A poll that finds its event, and a block with one pending, never reach the scheduler;
 * one whose time is over does, and comes back by its timer.
 *
 * A shutdown that gets through is the last call of a domain (and for dom0, of the machine), so its
 * path is timed by an argument that cannot be read: it is refused before anything happens.
 */
#include "bench/case/case.h"
#include "bench/case/judge.h"
#include "bench/cases/sched_op.h"
#include "bench/fixture/event_channel.h"
#include "bench/fixture/pages.h"

#include <xen/errno.h>

#include "core/event/event.h"

#define NO_COMMAND 99

/* Xen looks at 128 ports at most. */
#define TOO_MANY 129

/* A nanosecond after the machine started; 0 would be to wait for ever. */
#define LONG_AGO 1

static evtchn_port_t ports[TOO_MANY] XEN_BUFFER;
static struct sched_poll polls[CALLS_MAX] XEN_BUFFER;
static struct sched_remote_shutdown remotes[CALLS_MAX] XEN_BUFFER;
static unsigned upcalls_before;

static void encode_yield(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_sched_op(e, SCHEDOP_yield, NULL);
}

/* ---- waiting for an event ---- */

const char *sched_open_port(void)
{
    ports[0] = evtchn_ipi();
    return ports[0] ? NULL : "no event channel port can be had";
}

void sched_close_port(void)
{
    event_mask(true);
    evtchn_close(ports[0]);
}

static void make_pending(unsigned n)
{
    (void)n;
    event_port_pend(ports[0], true);
}

static void encode_poll(struct multicall_entry *e, unsigned i, unsigned count)
{
    set_xen_guest_handle(polls[i].ports, ports);
    polls[i].nr_ports = count;
    polls[i].timeout = LONG_AGO;
    MULTI_sched_op(e, SCHEDOP_poll, &polls[i]);
}

static void encode_poll_ready(struct multicall_entry *e, unsigned i)
{
    encode_poll(e, i, 1);
}

static void encode_poll_late(struct multicall_entry *e, unsigned i)
{
    encode_poll(e, i, 0);
}

static void encode_poll_too_many(struct multicall_entry *e, unsigned i)
{
    encode_poll(e, i, TOO_MANY);
}

/* ---- a block ---- */

void sched_raise(unsigned n)
{
    (void)n;
    upcalls_before = upcalls_taken;
    event_raise(ports[0]);
}

static void encode_block(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_sched_op(e, SCHEDOP_block, NULL);
}

void sched_close_mask(unsigned n)
{
    (void)n;
    event_mask(true);
}

enum status sched_judge_block(long result, unsigned i)
{
    (void)i;
    return upcalls_taken == upcalls_before ? STATUS_WRONG : judge_result(result, 0);
}

/* ---- refusals ---- */

static void encode_shutdown(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_sched_op(e, SCHEDOP_shutdown, fixture_nowhere());
}

static void encode_suspend(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_suspend(e, fixture_nowhere(), 0);
}

static void encode_remote(struct multicall_entry *e, unsigned i)
{
    remotes[i].domain_id = DOMID_INVALID;
    remotes[i].reason = SHUTDOWN_poweroff;
    MULTI_sched_op(e, SCHEDOP_remote_shutdown, &remotes[i]);
}

static void encode_unknown(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_sched_op(e, NO_COMMAND, NULL);
}

const struct case_ops sched_op_yield = {.encode = encode_yield};
const struct case_ops sched_op_poll_ready = {
    .prepare = sched_open_port,
    .ready = make_pending,
    .encode = encode_poll_ready,
    .finish = sched_close_port,
};
const struct case_ops sched_op_poll_late = {.encode = encode_poll_late};
const struct case_ops sched_op_poll_too_many = {
    .encode = encode_poll_too_many,
    .expect = -XEN_EINVAL,
};
const struct case_ops sched_op_block_pending = {
    .prepare = sched_open_port,
    .ready = sched_raise,
    .encode = encode_block,
    .undo = sched_close_mask,
    .finish = sched_close_port,
    .judge = sched_judge_block,
    .most = 1,
};
const struct case_ops sched_op_shutdown_bad_pointer = {
    .encode = encode_shutdown,
    .expect = -XEN_EFAULT,
};
const struct case_ops sched_op_suspend_bad_pointer = {
    .encode = encode_suspend,
    .expect = -XEN_EFAULT,
};
const struct case_ops sched_op_remote_bad_domain = {
    .encode = encode_remote,
    .expect = -XEN_ESRCH,
};
const struct case_ops sched_op_unknown = {.encode = encode_unknown, .expect = -XEN_ENOSYS};
