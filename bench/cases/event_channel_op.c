/* SPDX-License-Identifier: MIT */
/*
 * event_channel_op, sends: interrupts between domains, of which every block and network request of
 * a PV guest needs one or two (xen/common/event_channel.c:evtchn_send).  A send on a port that
 * nobody has bound is dropped without an error, so it shows the lookup and the locks alone; those
 * changed between 4.14 (one lock a domain) and 4.17 (one a channel).  Beyond that the price is how
 * far the news has to go (xen/common/event_2l.c): to a bit that is set already, to a port that is
 * masked, to the vCPU's own flag, or into its upcall and back by iret.
 */
#include "bench/case/case.h"
#include "bench/case/judge.h"
#include "bench/fixture/event_channel.h"
#include "bench/fixture/pages.h"

#include <xen/errno.h>

#include "core/event/event.h"
#include "core/guest.h"

/* Ports of which each can be sent to once: the largest batch of a plan that asks for no other. */
#define PORTS 64

static struct evtchn_send sends[PORTS] XEN_BUFFER;
static unsigned far_ends[PORTS];
static unsigned upcalls_before;

static void encode_one(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_event_channel_op(e, EVTCHNOP_send, &sends[0]);
}

static void encode_each(struct multicall_entry *e, unsigned i)
{
    MULTI_event_channel_op(e, EVTCHNOP_send, &sends[i]);
}

static void close_one(void)
{
    evtchn_close(sends[0].port);
}

/* ---- nobody there ---- */

static const char *open_unbound(void)
{
    sends[0].port = evtchn_unbound();
    return sends[0].port ? NULL : "no event channel port can be had";
}

/* ---- to the vCPU itself ---- */

static const char *open_ipis(void)
{
    unsigned i;

    for (i = 0; i < PORTS; i++)
        sends[i].port = far_ends[i] = evtchn_ipi();
    return sends[PORTS - 1].port ? NULL : "too few event channel ports can be had";
}

static void close_all(void)
{
    unsigned i;

    event_mask(true);
    for (i = 0; i < PORTS; i++) {
        evtchn_close(sends[i].port);
        if (far_ends[i] != sends[i].port)
            evtchn_close(far_ends[i]);
    }
}

static const char *open_masked_ipis(void)
{
    const char *why = open_ipis();
    unsigned i;

    for (i = 0; i < PORTS; i++)
        event_port_mask(far_ends[i], true);
    return why;
}

static void make_pending(unsigned n)
{
    (void)n;
    event_port_pend(far_ends[0], true);
}

static void make_quiet(unsigned n)
{
    (void)n;
    event_clear();
}

static void open_to_upcalls(unsigned n)
{
    (void)n;
    upcalls_before = upcalls_taken;
    event_mask(false);
}

static void close_to_upcalls(unsigned n)
{
    (void)n;
    event_mask(true);
}

/* The send did what it is for: the bit is set. */
static enum status judge_bit(long result, unsigned i)
{
    return result == 0 && !event_port_pending(far_ends[i]) ? STATUS_WRONG : judge_result(result, 0);
}

/* One upcall a send, whether the sends were calls or a batch, which Xen then leaves for it. */
static enum status judge_upcall(long result, unsigned i)
{
    return upcalls_taken - upcalls_before <= i ? STATUS_WRONG : judge_result(result, 0);
}

/* ---- to a peer, here another port of this domain ---- */

static const char *open_pairs(void)
{
    unsigned i;

    for (i = 0; i < PORTS; i++) {
        far_ends[i] = evtchn_unbound();
        sends[i].port = evtchn_peer(far_ends[i]);
    }
    return sends[PORTS - 1].port ? NULL : "too few event channel ports can be had";
}

/* ---- refusals ---- */

static const char *no_port(void)
{
    sends[0].port = 0;
    return NULL;
}

static const char *open_virq(void)
{
    sends[0].port = evtchn_virq(VIRQ_DEBUG);
    return sends[0].port ? NULL : "the debug interrupt cannot be bound";
}

static void encode_bad_pointer(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_event_channel_op(e, EVTCHNOP_send, fixture_nowhere());
}

/* A shim hands each send on to the Xen outside, by a port of its own
 * (shim.c:pv_shim_event_channel_op). */
static enum status judge_send_virq(long result, unsigned i)
{
    (void)i;
    return judge_result(result, guest_in_shim() ? 0 : -XEN_EINVAL);
}

const struct case_ops event_channel_op_send = {
    .prepare = open_unbound,
    .encode = encode_one,
    .finish = close_one,
};
const struct case_ops event_channel_op_send_ipi_pending = {
    .prepare = open_ipis,
    .ready = make_pending,
    .encode = encode_one,
    .finish = close_all,
};
const struct case_ops event_channel_op_send_ipi_masked = {
    .prepare = open_masked_ipis,
    .ready = make_quiet,
    .encode = encode_each,
    .finish = close_all,
    .judge = judge_bit,
    .most = PORTS,
};
const struct case_ops event_channel_op_send_ipi_fresh = {
    .prepare = open_ipis,
    .ready = make_quiet,
    .encode = encode_each,
    .undo = make_quiet,
    .finish = close_all,
    .judge = judge_bit,
    .most = PORTS,
};
const struct case_ops event_channel_op_send_ipi_upcall = {
    .prepare = open_ipis,
    .ready = open_to_upcalls,
    .encode = encode_each,
    .undo = close_to_upcalls,
    .finish = close_all,
    .judge = judge_upcall,
    .most = PORTS,
};
const struct case_ops event_channel_op_send_interdomain_pending = {
    .prepare = open_pairs,
    .ready = make_pending,
    .encode = encode_one,
    .finish = close_all,
};
const struct case_ops event_channel_op_send_interdomain_fresh = {
    .prepare = open_pairs,
    .ready = make_quiet,
    .encode = encode_each,
    .undo = make_quiet,
    .finish = close_all,
    .judge = judge_bit,
    .most = PORTS,
};
const struct case_ops event_channel_op_send_bad_port = {
    .prepare = no_port,
    .encode = encode_one,
    .expect = -XEN_EINVAL,
};
const struct case_ops event_channel_op_send_virq = {
    .prepare = open_virq,
    .encode = encode_one,
    .finish = close_one,
    .judge = judge_send_virq,
};
const struct case_ops event_channel_op_send_bad_pointer = {
    .encode = encode_bad_pointer,
    .expect = -XEN_EFAULT,
};
