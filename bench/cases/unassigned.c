/* SPDX-License-Identifier: MIT */
/*
 * Numbers without a hypercall: what the dispatch costs before it says -ENOSYS
 * (xen/arch/x86/pv/hypercall.c:pv_hypercall).  A table lookup up to 4.16, a walk through a compare
 * tree since, where the price depends on the number; so it is no baseline between versions, but
 * xen_version/version is.  All gaps of the number space are here (public/xen.h): 11, 43 to 47,
 * arch_2 to arch_7 (50 to 55), 56 to 63, and 64, which is beyond the table.  The hypercall page
 * holds a stub for each number up to 127.
 */
#include "bench/case/case.h"

#include <xen/errno.h>

#define UNASSIGNED(number)                                                                         \
    static void encode_##number(struct multicall_entry *e, unsigned i)                             \
    {                                                                                              \
        (void)i;                                                                                   \
        e->op = number;                                                                            \
    }                                                                                              \
    const struct case_ops unassigned_##number = {                                                  \
        .encode = encode_##number,                                                                 \
        .expect = -XEN_ENOSYS,                                                                     \
    };

UNASSIGNED(11)
UNASSIGNED(43)
UNASSIGNED(44)
UNASSIGNED(45)
UNASSIGNED(46)
UNASSIGNED(47)
UNASSIGNED(50)
UNASSIGNED(51)
UNASSIGNED(52)
UNASSIGNED(53)
UNASSIGNED(54)
UNASSIGNED(55)
UNASSIGNED(56)
UNASSIGNED(57)
UNASSIGNED(58)
UNASSIGNED(59)
UNASSIGNED(60)
UNASSIGNED(61)
UNASSIGNED(62)
UNASSIGNED(63)
UNASSIGNED(64)
