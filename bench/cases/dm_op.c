/* SPDX-License-Identifier: MIT */
/*
 * dm_op: what a device model does to the HVM guest that it serves (xen/common/dm.c:do_dm_op, and up
 * to 4.14 xen/arch/x86/hvm/dm.c).  Without such a guest only the way to the refusal can be timed:
 * the count of buffers, the copy of their addresses, and the look-up of a domain other than one's
 * own.
 */
#include "bench/case/case.h"
#include "bench/case/judge.h"
#include "core/guest.h"
#include "core/memory.h"

#include <xen/errno.h>

/* More than the two or three buffers that any operation has. */
#define TOO_MANY 100

/* One struct xen_dm_op_buf (public/hvm/dm_op.h, for tools): address and size, here of nothing. */
static xen_ulong_t buffer[2] XEN_BUFFER;
static domid_t own;

static const char *find_own_domid(void)
{
    own = guest_domid();
    return own == DOMID_INVALID ? "the domain's own number cannot be had" : NULL;
}

static void encode_no_buffers(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_dm_op(e, own, 0, NULL);
}

/* Xen 4.14 does not look at the count, and refuses the domain. */
static enum status judge_no_buffers(long result, unsigned i)
{
    (void)i;
    return judge_result(result, result == -XEN_EPERM ? -XEN_EPERM : -XEN_ENODATA);
}

static void encode_too_many(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_dm_op(e, own, TOO_MANY, buffer);
}

static void encode_own(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_dm_op(e, own, 1, buffer);
}

/* The usual name for oneself is no domain here. */
static void encode_self(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_dm_op(e, DOMID_SELF, 1, buffer);
}

const struct case_ops dm_op_no_buffers = {
    .prepare = find_own_domid,
    .encode = encode_no_buffers,
    .judge = judge_no_buffers,
};
const struct case_ops dm_op_too_many = {
    .prepare = find_own_domid,
    .encode = encode_too_many,
    .expect = -XEN_E2BIG,
};
const struct case_ops dm_op_own_domid = {
    .prepare = find_own_domid,
    .encode = encode_own,
    .expect = -XEN_EPERM,
};
const struct case_ops dm_op_domid_self = {.encode = encode_self, .expect = -XEN_ESRCH};
