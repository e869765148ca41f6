/* SPDX-License-Identifier: MIT */
/*
 * event_channel_op, what this guest does not get: interrupts that Xen keeps, and the FIFO ABI
 * (xen/common/event_fifo.c), into which a domain goes once and for all, so that only its refusals
 * can be timed again and again.  Their price is how far the call gets before it is refused.
 */
#include "bench/case/case.h"
#include "bench/case/judge.h"
#include "bench/fixture/event_channel.h"

#include <xen/errno.h>

#include "core/event/event.h"
#include "core/memory.h"

#define NO_VCPU    4096
#define NO_PIRQ    0x7fffffffu
#define NO_COMMAND 99

static struct evtchn_bind_pirq pirqs[CALLS_MAX] XEN_BUFFER;
static struct evtchn_set_priority priorities[CALLS_MAX] XEN_BUFFER;
static struct evtchn_expand_array arrays[CALLS_MAX] XEN_BUFFER;
static struct evtchn_init_control controls[CALLS_MAX] XEN_BUFFER;
static struct evtchn_reset resets[CALLS_MAX] XEN_BUFFER;
static unsigned port;

static const char *open_unbound(void)
{
    port = evtchn_unbound();
    return port ? NULL : "no event channel port can be had";
}

static void close_one(void)
{
    evtchn_close(port);
}

static void encode_bind_pirq(struct multicall_entry *e, unsigned i, unsigned pirq)
{
    pirqs[i].pirq = pirq;
    pirqs[i].flags = 0;
    MULTI_event_channel_op(e, EVTCHNOP_bind_pirq, &pirqs[i]);
}

/* Interrupt 0 is Xen's own timer, which not even dom0 gets (arch/x86/dom0_build.c). */
static void encode_xens_pirq(struct multicall_entry *e, unsigned i)
{
    encode_bind_pirq(e, i, 0);
}

/* Up to 4.2 dom0 may have any, and -EBUSY says that Xen has this one. */
static enum status judge_xens_pirq(long result, unsigned i)
{
    (void)i;
    return judge_by_age(result, -XEN_EPERM, -XEN_EBUSY, 4, 3);
}

static void encode_bad_pirq(struct multicall_entry *e, unsigned i)
{
    encode_bind_pirq(e, i, NO_PIRQ);
}

static const char *open_unbound_2l(void)
{
    return event_is_fifo() ? "the domain has FIFO events" : open_unbound();
}

static void encode_set_priority(struct multicall_entry *e, unsigned i)
{
    priorities[i].port = port;
    priorities[i].priority = EVTCHN_FIFO_PRIORITY_DEFAULT;
    MULTI_event_channel_op(e, EVTCHNOP_set_priority, &priorities[i]);
}

/* What the ABI of two levels says; up to 4.3 there is no other, and no such operation. */
static enum status judge_set_priority(long result, unsigned i)
{
    (void)i;
    return judge_since(result, -XEN_ENOSYS, -XEN_ENOSYS, 4, 4);
}

/* These are about what is refused to a domain of two levels. */
static const char *need_2l(void)
{
    return event_is_fifo() ? "the domain has FIFO events" : NULL;
}

static void encode_expand_array(struct multicall_entry *e, unsigned i)
{
    arrays[i].array_gfn = 0;
    MULTI_event_channel_op(e, EVTCHNOP_expand_array, &arrays[i]);
}

static void encode_init_control(struct multicall_entry *e, unsigned i, unsigned vcpu,
                                unsigned offset)
{
    controls[i].control_gfn = 0;
    controls[i].offset = offset;
    controls[i].vcpu = vcpu;
    MULTI_event_channel_op(e, EVTCHNOP_init_control, &controls[i]);
}

static void encode_init_control_bad_vcpu(struct multicall_entry *e, unsigned i)
{
    encode_init_control(e, i, NO_VCPU, 0);
}

/* The control block has to fit into its page. */
static void encode_init_control_bad_offset(struct multicall_entry *e, unsigned i)
{
    encode_init_control(e, i, 0, ENV_PAGE_SIZE - 8);
}

static void encode_reset_bad_domain(struct multicall_entry *e, unsigned i)
{
    resets[i].dom = DOMID_INVALID;
    MULTI_event_channel_op(e, EVTCHNOP_reset, &resets[i]);
}

static void encode_unknown(struct multicall_entry *e, unsigned i)
{
    MULTI_event_channel_op(e, NO_COMMAND, &resets[i]);
}

const struct case_ops event_channel_op_bind_pirq_denied = {
    .encode = encode_xens_pirq,
    .judge = judge_xens_pirq,
};
const struct case_ops event_channel_op_bind_pirq_bad_pirq = {
    .encode = encode_bad_pirq,
    .expect = -XEN_EINVAL,
};
const struct case_ops event_channel_op_set_priority = {
    .prepare = open_unbound_2l,
    .encode = encode_set_priority,
    .finish = close_one,
    .judge = judge_set_priority,
};
const struct case_ops event_channel_op_expand_array = {
    .prepare = need_2l,
    .encode = encode_expand_array,
    .expect = -XEN_EOPNOTSUPP,
};
const struct case_ops event_channel_op_init_control_bad_vcpu = {
    .prepare = need_2l,
    .encode = encode_init_control_bad_vcpu,
    .expect = -XEN_ENOENT,
};
const struct case_ops event_channel_op_init_control_bad_offset = {
    .prepare = need_2l,
    .encode = encode_init_control_bad_offset,
    .expect = -XEN_EINVAL,
};
const struct case_ops event_channel_op_reset_bad_domain = {
    .encode = encode_reset_bad_domain,
    .expect = -XEN_ESRCH,
};
const struct case_ops event_channel_op_unknown = {
    .encode = encode_unknown,
    .expect = -XEN_ENOSYS,
};
