/* SPDX-License-Identifier: MIT */
/*
 * fpu_taskswitch: CR0.TS for a guest that switches FPU state lazily
 * (xen/arch/x86/pv/misc-hypercalls.c:do_fpu_taskswitch).  Setting writes CR0, and so does clearing
 * when the vCPU's FPU state is loaded; writes of CR0 serialise, which instruction counts do not
 * show.
 */
#include "bench/case/case.h"

static void encode_clear(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_fpu_taskswitch(e, 0);
}

static void encode_set(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_fpu_taskswitch(e, 1);
}

/* The kernel itself uses no FPU, so TS may stay set between the samples. */
static void finish_set(void)
{
    HYPERVISOR_fpu_taskswitch(0);
}

const struct case_ops fpu_taskswitch_clear = {.encode = encode_clear};
const struct case_ops fpu_taskswitch_set = {.encode = encode_set, .finish = finish_set};
