/* SPDX-License-Identifier: MIT */
/*
 * set_callbacks: where Xen enters for events, for segments that it cannot load, and for system
 * calls, all three in registers (xen/arch/x86/pv/callback.c:do_set_callbacks).  It reads no memory
 * and never fails, so it is among the cheapest calls that write; callback_op does the same for one
 * entry at a time.
 */
#include "bench/case/case.h"
#include "core/vcpu/trap.h"

static void encode_same(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_set_callbacks(e, upcall_entry, failsafe_entry, NULL);
}

const struct case_ops set_callbacks_same = {.encode = encode_same, .finish = trap_init};
