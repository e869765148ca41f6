/* SPDX-License-Identifier: MIT */
/*
 * event_channel_op, on one port: its state, its vCPU, its mask
 * (xen/common/event_channel.c:evtchn_status, evtchn_bind_vcpu, evtchn_unmask).  Unmasking is a
 * hypercall for a guest that cannot clear the bit and look for a pending event in one step; what it
 * costs depends on whether an event was waiting behind the mask.
 */
#include "bench/case/case.h"
#include "bench/case/judge.h"
#include "bench/fixture/event_channel.h"

#include <xen/errno.h>

#include "core/event/event.h"
#include "core/memory.h"

#define PORTS   64
#define NO_PORT 0xffffffffu

static struct evtchn_status statuses[CALLS_MAX] XEN_BUFFER;
static struct evtchn_bind_vcpu vcpus[CALLS_MAX] XEN_BUFFER;
static struct evtchn_unmask unmasks[CALLS_MAX] XEN_BUFFER;
static unsigned ports[PORTS];

static const char *open_unbound(void)
{
    ports[0] = evtchn_unbound();
    return ports[0] ? NULL : "no event channel port can be had";
}

static const char *open_ipi(void)
{
    ports[0] = evtchn_ipi();
    return ports[0] ? NULL : "no event channel port can be had";
}

static void close_one(void)
{
    evtchn_close(ports[0]);
}

/* ---- state and vCPU ---- */

static void encode_status_of(struct multicall_entry *e, unsigned i, unsigned port)
{
    statuses[i].dom = DOMID_SELF;
    statuses[i].port = port;
    MULTI_event_channel_op(e, EVTCHNOP_status, &statuses[i]);
}

static void encode_status(struct multicall_entry *e, unsigned i)
{
    encode_status_of(e, i, ports[0]);
}

static enum status judge_status(long result, unsigned i)
{
    return result == 0 && statuses[i].status != EVTCHNSTAT_unbound ? STATUS_WRONG
                                                                   : judge_result(result, 0);
}

static void encode_status_bad_port(struct multicall_entry *e, unsigned i)
{
    encode_status_of(e, i, NO_PORT);
}

static void encode_bind_vcpu(struct multicall_entry *e, unsigned i)
{
    vcpus[i].port = ports[0];
    vcpus[i].vcpu = 0;
    MULTI_event_channel_op(e, EVTCHNOP_bind_vcpu, &vcpus[i]);
}

/* ---- the mask ---- */

static void encode_unmask_of(struct multicall_entry *e, unsigned i, unsigned port)
{
    unmasks[i].port = port;
    MULTI_event_channel_op(e, EVTCHNOP_unmask, &unmasks[i]);
}

static void encode_unmask_one(struct multicall_entry *e, unsigned i)
{
    encode_unmask_of(e, i, ports[0]);
}

static void encode_unmask(struct multicall_entry *e, unsigned i)
{
    encode_unmask_of(e, i, ports[i]);
}

static const char *open_ipis(void)
{
    unsigned i;

    for (i = 0; i < PORTS; i++)
        ports[i] = evtchn_ipi();
    return ports[PORTS - 1] ? NULL : "too few event channel ports can be had";
}

static void close_all(void)
{
    unsigned i;

    for (i = 0; i < PORTS; i++)
        evtchn_close(ports[i]);
}

static void mask(unsigned n)
{
    event_clear();
    while (n--)
        event_port_mask(ports[n], true);
}

static void mask_pending(unsigned n)
{
    mask(n);
    while (n--)
        event_port_pend(ports[n], true);
}

static void make_quiet(unsigned n)
{
    (void)n;
    event_clear();
}

static void encode_unmask_bad_port(struct multicall_entry *e, unsigned i)
{
    encode_unmask_of(e, i, NO_PORT);
}

const struct case_ops event_channel_op_status = {
    .prepare = open_unbound,
    .encode = encode_status,
    .finish = close_one,
    .judge = judge_status,
};
const struct case_ops event_channel_op_status_bad_port = {
    .encode = encode_status_bad_port,
    .expect = -XEN_EINVAL,
};
const struct case_ops event_channel_op_bind_vcpu = {
    .prepare = open_unbound,
    .encode = encode_bind_vcpu,
    .finish = close_one,
};
const struct case_ops event_channel_op_bind_vcpu_ipi = {
    .prepare = open_ipi,
    .encode = encode_bind_vcpu,
    .finish = close_one,
    .expect = -XEN_EINVAL,
};
const struct case_ops event_channel_op_unmask_open = {
    .prepare = open_unbound,
    .encode = encode_unmask_one,
    .finish = close_one,
};
const struct case_ops event_channel_op_unmask = {
    .prepare = open_ipis,
    .ready = mask,
    .encode = encode_unmask,
    .finish = close_all,
    .most = PORTS,
};
const struct case_ops event_channel_op_unmask_pending = {
    .prepare = open_ipis,
    .ready = mask_pending,
    .encode = encode_unmask,
    .undo = make_quiet,
    .finish = close_all,
    .most = PORTS,
};
const struct case_ops event_channel_op_unmask_bad_port = {
    .encode = encode_unmask_bad_port,
    .expect = -XEN_EINVAL,
};
