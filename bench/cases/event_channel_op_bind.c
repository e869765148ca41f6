/* SPDX-License-Identifier: MIT */
/*
 * event_channel_op, opening and closing ports: what connecting a device costs, not using it
 * (xen/common/event_channel.c:evtchn_alloc_unbound, evtchn_bind_ipi, evtchn_bind_virq,
 * evtchn_bind_interdomain, evtchn_close).  Each takes the domain's event lock, for writing since
 * 4.17, and opening looks for the lowest free port: the price rises with the ports held, also
 * within a batch.  Between two domains there are two locks to take.
 */
#include "bench/case/case.h"
#include "bench/fixture/event_channel.h"

#include <xen/errno.h>

#include "core/event/event.h"
#include "core/memory.h"

/* The virtual interrupts that belong to a vCPU, so that any domain may bind them. */
static const unsigned virqs[] = {VIRQ_DEBUG, VIRQ_TIMER, VIRQ_XENOPROF, VIRQ_XENPMU};
#define OWN_VIRQS (sizeof(virqs) / sizeof(virqs[0]))

#define NO_VIRQ 24 /* public/xen.h: NR_VIRQS */
#define NO_VCPU 4096

static struct evtchn_alloc_unbound allocs[CALLS_MAX] XEN_BUFFER;
static struct evtchn_bind_ipi ipis[CALLS_MAX] XEN_BUFFER;
static struct evtchn_bind_virq bound[CALLS_MAX] XEN_BUFFER;
static struct evtchn_bind_interdomain ends[CALLS_MAX] XEN_BUFFER;
static struct evtchn_close closing[CALLS_MAX] XEN_BUFFER;
static unsigned peers[CALLS_MAX], held;

static void encode_close(struct multicall_entry *e, unsigned i)
{
    MULTI_event_channel_op(e, EVTCHNOP_close, &closing[i]);
}

/* ---- unbound ---- */

static void encode_alloc(struct multicall_entry *e, unsigned i)
{
    allocs[i].dom = DOMID_SELF;
    allocs[i].remote_dom = DOMID_SELF;
    MULTI_event_channel_op(e, EVTCHNOP_alloc_unbound, &allocs[i]);
}

static void undo_alloc(unsigned n)
{
    while (n--)
        evtchn_close(allocs[n].port);
}

static void open_unbound(unsigned n)
{
    unsigned i;

    for (i = 0; i < n; i++)
        closing[i].port = evtchn_unbound();
}

static void encode_alloc_bad_domain(struct multicall_entry *e, unsigned i)
{
    allocs[i].dom = DOMID_INVALID;
    allocs[i].remote_dom = DOMID_SELF;
    MULTI_event_channel_op(e, EVTCHNOP_alloc_unbound, &allocs[i]);
}

/* ---- IPIs ---- */

static void encode_ipi(struct multicall_entry *e, unsigned i)
{
    ipis[i].vcpu = 0;
    MULTI_event_channel_op(e, EVTCHNOP_bind_ipi, &ipis[i]);
}

static void undo_ipi(unsigned n)
{
    while (n--)
        evtchn_close(ipis[n].port);
}

static void open_ipis(unsigned n)
{
    unsigned i;

    for (i = 0; i < n; i++)
        closing[i].port = evtchn_ipi();
}

static void encode_ipi_bad_vcpu(struct multicall_entry *e, unsigned i)
{
    ipis[i].vcpu = NO_VCPU;
    MULTI_event_channel_op(e, EVTCHNOP_bind_ipi, &ipis[i]);
}

/* ---- virtual interrupts ---- */

static void encode_bind_virq(struct multicall_entry *e, unsigned i, unsigned virq)
{
    bound[i].virq = virq;
    bound[i].vcpu = 0;
    MULTI_event_channel_op(e, EVTCHNOP_bind_virq, &bound[i]);
}

static void encode_virq(struct multicall_entry *e, unsigned i)
{
    encode_bind_virq(e, i, virqs[i]);
}

static void undo_virq(unsigned n)
{
    while (n--)
        evtchn_close(bound[n].port);
}

static void open_virqs(unsigned n)
{
    unsigned i;

    for (i = 0; i < n; i++)
        closing[i].port = evtchn_virq(virqs[i]);
}

static const char *hold_virq(void)
{
    held = evtchn_virq(virqs[0]);
    return held ? NULL : "the debug interrupt cannot be bound";
}

static void release_virq(void)
{
    evtchn_close(held);
}

static void encode_virq_again(struct multicall_entry *e, unsigned i)
{
    encode_bind_virq(e, i, virqs[0]);
}

static void encode_bad_virq(struct multicall_entry *e, unsigned i)
{
    encode_bind_virq(e, i, NO_VIRQ);
}

/* ---- the two ends of a channel ---- */

static void open_peers(unsigned n)
{
    unsigned i;

    for (i = 0; i < n; i++)
        peers[i] = evtchn_unbound();
}

static void close_peers(unsigned n)
{
    while (n--)
        evtchn_close(peers[n]);
}

static void encode_end(struct multicall_entry *e, unsigned i)
{
    ends[i].remote_dom = DOMID_SELF;
    ends[i].remote_port = peers[i];
    MULTI_event_channel_op(e, EVTCHNOP_bind_interdomain, &ends[i]);
}

/* Binding also makes the new end pending, in case something was sent before. */
static void undo_end(unsigned n)
{
    unsigned i;

    for (i = 0; i < n; i++)
        evtchn_close(ends[i].local_port);
    close_peers(n);
    event_clear();
}

static void open_ends(unsigned n)
{
    unsigned i;

    open_peers(n);
    for (i = 0; i < n; i++)
        closing[i].port = evtchn_peer(peers[i]);
    event_clear();
}

static void encode_end_bad_port(struct multicall_entry *e, unsigned i)
{
    ends[i].remote_dom = DOMID_SELF;
    ends[i].remote_port = 0;
    MULTI_event_channel_op(e, EVTCHNOP_bind_interdomain, &ends[i]);
}

static void encode_close_bad_port(struct multicall_entry *e, unsigned i)
{
    closing[i].port = 0;
    encode_close(e, i);
}

const struct case_ops event_channel_op_alloc = {.encode = encode_alloc, .undo = undo_alloc};
const struct case_ops event_channel_op_close = {.ready = open_unbound, .encode = encode_close};
const struct case_ops event_channel_op_alloc_bad_domain = {
    .encode = encode_alloc_bad_domain,
    .expect = -XEN_ESRCH,
};
const struct case_ops event_channel_op_bind_ipi = {.encode = encode_ipi, .undo = undo_ipi};
const struct case_ops event_channel_op_close_ipi = {.ready = open_ipis, .encode = encode_close};
const struct case_ops event_channel_op_bind_ipi_bad_vcpu = {
    .encode = encode_ipi_bad_vcpu,
    .expect = -XEN_ENOENT,
};
const struct case_ops event_channel_op_bind_virq = {
    .encode = encode_virq,
    .undo = undo_virq,
    .most = OWN_VIRQS,
};
const struct case_ops event_channel_op_close_virq = {
    .ready = open_virqs,
    .encode = encode_close,
    .most = OWN_VIRQS,
};
const struct case_ops event_channel_op_bind_virq_again = {
    .prepare = hold_virq,
    .encode = encode_virq_again,
    .finish = release_virq,
    .expect = -XEN_EEXIST,
};
const struct case_ops event_channel_op_bind_virq_bad_virq = {
    .encode = encode_bad_virq,
    .expect = -XEN_EINVAL,
};
const struct case_ops event_channel_op_bind_interdomain = {
    .ready = open_peers,
    .encode = encode_end,
    .undo = undo_end,
};
const struct case_ops event_channel_op_close_interdomain = {
    .ready = open_ends,
    .encode = encode_close,
    .undo = close_peers,
};
const struct case_ops event_channel_op_bind_interdomain_bad_port = {
    .encode = encode_end_bad_port,
    .expect = -XEN_EINVAL,
};
const struct case_ops event_channel_op_close_bad_port = {
    .encode = encode_close_bad_port,
    .expect = -XEN_EINVAL,
};
