/* SPDX-License-Identifier: MIT */
/*
 * event_channel_op_compat: the same with command and argument in one structure, as before
 * interface 0x00030202 (xen/arch/x86/compat.c:do_event_channel_op_compat).  It copies the structure
 * in to read the command, and then does what the newer number does on the guest's own copy: one
 * copy more is the difference.
 */
#include "bench/case/case.h"
#include "bench/fixture/event_channel.h"

#include <xen/errno.h>

#include "core/memory.h"

#define NO_COMMAND 99

static struct evtchn_op ops[CALLS_MAX] XEN_BUFFER;
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

static void encode_one(struct multicall_entry *e, unsigned i, unsigned cmd)
{
    ops[i].cmd = cmd;
    MULTI_event_channel_op_compat(e, &ops[i]);
}

static void encode_send(struct multicall_entry *e, unsigned i)
{
    ops[i].u.send.port = port;
    encode_one(e, i, EVTCHNOP_send);
}

static void encode_status(struct multicall_entry *e, unsigned i)
{
    ops[i].u.status.dom = DOMID_SELF;
    ops[i].u.status.port = port;
    encode_one(e, i, EVTCHNOP_status);
}

static void encode_unmask(struct multicall_entry *e, unsigned i)
{
    ops[i].u.unmask.port = port;
    encode_one(e, i, EVTCHNOP_unmask);
}

static void encode_alloc(struct multicall_entry *e, unsigned i)
{
    ops[i].u.alloc_unbound.dom = DOMID_SELF;
    ops[i].u.alloc_unbound.remote_dom = DOMID_SELF;
    encode_one(e, i, EVTCHNOP_alloc_unbound);
}

static void undo_alloc(unsigned n)
{
    while (n--)
        evtchn_close(ops[n].u.alloc_unbound.port);
}

static void open_ports(unsigned n)
{
    unsigned i;

    for (i = 0; i < n; i++)
        ops[i].u.close.port = evtchn_unbound();
}

static void encode_close(struct multicall_entry *e, unsigned i)
{
    encode_one(e, i, EVTCHNOP_close);
}

static void encode_unknown(struct multicall_entry *e, unsigned i)
{
    encode_one(e, i, NO_COMMAND);
}

const struct case_ops event_channel_op_compat_send = {
    .prepare = open_unbound,
    .encode = encode_send,
    .finish = close_one,
};
const struct case_ops event_channel_op_compat_status = {
    .prepare = open_unbound,
    .encode = encode_status,
    .finish = close_one,
};
const struct case_ops event_channel_op_compat_unmask = {
    .prepare = open_unbound,
    .encode = encode_unmask,
    .finish = close_one,
};
const struct case_ops event_channel_op_compat_alloc = {.encode = encode_alloc, .undo = undo_alloc};
const struct case_ops event_channel_op_compat_close = {.ready = open_ports, .encode = encode_close};
const struct case_ops event_channel_op_compat_unknown = {
    .encode = encode_unknown,
    .expect = -XEN_ENOSYS,
};
