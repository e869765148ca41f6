/* SPDX-License-Identifier: MIT */
/*
 * stack_switch: the kernel stack of the next entry from user mode, set at every context switch
 * (xen/arch/x86/pv/misc-hypercalls.c:do_stack_switch).  Two stores into the vCPU; the rest of its
 * price is the way in and out.
 */
#include "bench/case/case.h"
#include "core/stack.h"

static void encode_same(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_stack_switch(e, FLAT_KERNEL_SS, (unsigned long)boot_stack);
}

const struct case_ops stack_switch_same = {.encode = encode_same};
