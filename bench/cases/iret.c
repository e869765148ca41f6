/* SPDX-License-Identifier: MIT */
/*
 * iret: the way back from every exception and upcall, and the second most frequent call of a guest
 * that builds Xen (xen/arch/x86/pv/iret.c:do_iret).  It does not return to its caller but to the
 * frame on the stack, so the code that issues it is in the environment's entry file, and its price
 * holds the eight instructions that build the frame.  It can only be the last entry of a multicall,
 * which it ends, so there is no batch to time.
 */
#include "bench/case/case.h"

static const char *need_sysret(void)
{
    return ENV_SYSRET ? NULL : "a guest of this ABI is left by IRET alone";
}

extern const char iret_by_sysret[], iret_by_iretq[], iret_plain[];

static void encode_nothing(struct multicall_entry *e, unsigned i)
{
    (void)i;
    e->op = __HYPERVISOR_iret;
}

const struct case_ops iret_sysret = {
    .prepare = need_sysret,
    .encode = encode_nothing,
    .entry = iret_by_sysret,
};
const struct case_ops iret_iretq = {.encode = encode_nothing, .entry = iret_by_iretq};
const struct case_ops iret_instruction = {.encode = encode_nothing, .entry = iret_plain};
