/* SPDX-License-Identifier: MIT */
/*
 * xenoprof_op: the profiler of old (xen/common/xenoprof.c:do_xenoprof_op), not built by default
 * since 4.18 and gone in 4.22; then the rows are absent.  Only the two checks before its lock are
 * timed: to get further a domain has to become the host's profiler.  Both print a line on a debug
 * build of Xen, and are then the price of the console.
 */
#include "bench/case/case.h"

#include <xen/errno.h>
#include <xen/xenoprof.h>

#define UNKNOWN_OP 99

static void encode_unknown(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_xenoprof_op(e, UNKNOWN_OP, NULL);
}

/* Only the profiler itself may, and no domain is: the control domain is refused too. */
static void encode_not_primary(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_xenoprof_op(e, XENOPROF_reset_active_list, NULL);
}

const struct case_ops xenoprof_op_unknown = {.encode = encode_unknown, .expect = -XEN_EINVAL};
const struct case_ops xenoprof_op_not_primary = {
    .encode = encode_not_primary,
    .expect = -XEN_EPERM,
};
