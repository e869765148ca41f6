/* SPDX-License-Identifier: MIT */
/*
 * Numbers without a hypercall: what the dispatch costs before it says -ENOSYS
 * (xen/arch/x86/pv/hypercall.c:pv_hypercall).  A table lookup up to 4.16, a walk through a compare
 * tree since, so it is no baseline between versions; xen_version/version is.
 *
 * Each row stands for a gap of the number space (public/xen.h): 11 for itself, 47 for 43 to 47,
 * 55 (arch_7) for arch_2 to arch_7, which are 50 to 55, 63 for 56 to 63, and 64 for what is beyond
 * the table.  The hypercall page holds a stub for each number up to 127.
 */
#include "bench/case.h"

#include <xen/errno.h>

#define PAST_THE_TABLE 64

static void encode_11(struct multicall_entry *e, unsigned i)
{
    (void)i;
    e->op = 11;
}

static void encode_47(struct multicall_entry *e, unsigned i)
{
    (void)i;
    e->op = 47;
}

static void encode_55(struct multicall_entry *e, unsigned i)
{
    (void)i;
    e->op = __HYPERVISOR_arch_7;
}

static void encode_63(struct multicall_entry *e, unsigned i)
{
    (void)i;
    e->op = PAST_THE_TABLE - 1;
}

static void encode_64(struct multicall_entry *e, unsigned i)
{
    (void)i;
    e->op = PAST_THE_TABLE;
}

const struct case_ops unassigned_11 = {.encode = encode_11, .expect = -XEN_ENOSYS};
const struct case_ops unassigned_47 = {.encode = encode_47, .expect = -XEN_ENOSYS};
const struct case_ops unassigned_55 = {.encode = encode_55, .expect = -XEN_ENOSYS};
const struct case_ops unassigned_63 = {.encode = encode_63, .expect = -XEN_ENOSYS};
const struct case_ops unassigned_64 = {.encode = encode_64, .expect = -XEN_ENOSYS};
