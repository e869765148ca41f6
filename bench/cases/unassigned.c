/* SPDX-License-Identifier: MIT */
/*
 * Numbers without a hypercall: what the dispatch costs before it says -ENOSYS
 * (xen/arch/x86/pv/hypercall.c:pv_hypercall).  A table lookup up to 4.16, a walk through a compare
 * tree since, so it is no baseline between versions; xen_version/version is.
 */
#include "bench/case.h"

#include <xen/errno.h>

#define UNASSIGNED 11

static void encode_unassigned(struct multicall_entry *e, unsigned i)
{
    (void)i;
    e->op = UNASSIGNED;
}

const struct case_ops unassigned_11 = {.encode = encode_unassigned, .expect = -XEN_ENOSYS};
