/* SPDX-License-Identifier: MIT */
/*
 * hvm_op: what hardware-virtualised guests ask for, of which a PV guest may ask a little
 * (xen/arch/x86/hvm/hvm.c:do_hvm_op).  HVMOP_get_time is the interesting one: it works for PV, and
 * is Xen's own clock read plus a copy of eight bytes.  A Xen without CONFIG_HVM has none of them.
 */
#include "bench/case/case.h"
#include "bench/fixture/pages.h"
#include "core/guest.h"

#include <xen/errno.h>
#include <xen/trace.h>
#include <xen/hvm/hvm_op.h>
#include <xen/hvm/params.h>

#define UNKNOWN_OP 99

static struct xen_hvm_get_time when[1] XEN_BUFFER;
static struct xen_hvm_xentrace trace[1] XEN_BUFFER;
static struct xen_hvm_param param[1] XEN_BUFFER;
static struct xen_hvm_altp2m_op view[1] XEN_BUFFER;

static const char *ask_own_param(void)
{
    param->domid = DOMID_SELF;
    param->index = HVM_PARAM_CALLBACK_IRQ;
    return NULL;
}

static void encode_get_time(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_hvm_op(e, HVMOP_get_time, when);
}

/* Without the operation nothing would be copied, and no fault taken. */
static const char *has_get_time(void)
{
    struct multicall_entry call = {0};

    encode_get_time(&call, 0);
    return hypercall(&call) == -XEN_ENOSYS ? "no HVMOP_get_time" : NULL;
}

static void encode_nowhere(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_hvm_op(e, HVMOP_get_time, FIXTURE_NOWHERE);
}

/* All zero: event 0 with no extra bytes. */
static void encode_xentrace(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_hvm_op(e, HVMOP_xentrace, trace);
}

static void encode_vm_event(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_hvm_op(e, HVMOP_guest_request_vm_event, NULL);
}

/* Xen 3.2 and 3.3 go on into what a PV guest has nothing of, and panic. */
static const char *refuses_flush(void)
{
    return guest_xen_before(3, 4) ? "it panics this Xen" : NULL;
}

static void encode_flush_tlbs(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_hvm_op(e, HVMOP_flush_tlbs, NULL);
}

static void encode_get_param(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_hvm_op(e, HVMOP_get_param, param);
}

/* Of ourselves, who have no second view of memory. */
static const char *ask_own_views(void)
{
    view->version = HVMOP_ALTP2M_INTERFACE_VERSION;
    view->cmd = HVMOP_altp2m_get_domain_state;
    view->domain = DOMID_SELF;
    return NULL;
}

static void encode_altp2m(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_hvm_op(e, HVMOP_altp2m, view);
}

static void encode_unknown(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_hvm_op(e, UNKNOWN_OP, NULL);
}

const struct case_ops hvm_op_get_time = {.encode = encode_get_time};
const struct case_ops hvm_op_xentrace = {.encode = encode_xentrace};
const struct case_ops hvm_op_vm_event = {.encode = encode_vm_event};
const struct case_ops hvm_op_flush_tlbs = {
    .prepare = refuses_flush,
    .encode = encode_flush_tlbs,
    .expect = -XEN_EINVAL,
};
const struct case_ops hvm_op_get_param = {
    .prepare = ask_own_param,
    .encode = encode_get_param,
    .expect = -XEN_EINVAL,
};
const struct case_ops hvm_op_altp2m = {
    .prepare = ask_own_views,
    .encode = encode_altp2m,
    .expect = -XEN_EOPNOTSUPP,
};
const struct case_ops hvm_op_unknown = {.encode = encode_unknown, .expect = -XEN_ENOSYS};
const struct case_ops hvm_op_nowhere = {
    .prepare = has_get_time,
    .encode = encode_nowhere,
    .expect = -XEN_EFAULT,
};
