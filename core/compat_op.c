/* SPDX-License-Identifier: MIT */
/*
 * event_channel_op and physdev_op in their older, one-argument form: command and argument in one
 * structure (public/event_channel.h, struct evtchn_op; public/physdev.h, struct physdev_op).
 */
#include "core/hypercall.h"
#include "core/memory.h"

#include <xen/errno.h>

/* The payload of both structures is a union behind the command word. */
static union {
    struct evtchn_op event;
    struct physdev_op physdev;
} old_op[1] XEN_BUFFER;

long HYPERVISOR_event_channel_op(unsigned cmd, void *arg)
{
    struct evtchn_op *op = &old_op->event;
    struct multicall_entry call = {0};
    long result;

    MULTI_event_channel_op(&call, cmd, arg);
    result = hypercall(&call);
    if (result != -XEN_ENOSYS)
        return result;
    op->cmd = cmd;
    __builtin_memcpy(&op->u, arg, sizeof(op->u));
    MULTI_event_channel_op_compat(&call, op);
    result = hypercall(&call);
    __builtin_memcpy(arg, &op->u, sizeof(op->u));
    return result;
}

long HYPERVISOR_physdev_op(unsigned cmd, void *arg)
{
    struct physdev_op *op = &old_op->physdev;
    struct multicall_entry call = {0};
    long result;

    MULTI_physdev_op(&call, cmd, arg);
    result = hypercall(&call);
    if (result != -XEN_ENOSYS)
        return result;
    op->cmd = cmd;
    __builtin_memcpy(&op->u, arg, sizeof(op->u));
    MULTI_physdev_op_compat(&call, op);
    result = hypercall(&call);
    __builtin_memcpy(arg, &op->u, sizeof(op->u));
    return result;
}
