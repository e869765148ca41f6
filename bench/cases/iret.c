/* SPDX-License-Identifier: MIT */
/*
 * iret: the way back from every exception and upcall, and the second most frequent call of a guest
 * that builds Xen (xen/arch/x86/pv/iret.c:do_iret).  It does not return to its caller but to the
 * frame on the stack, so the code that issues it is in the environment's entry file, and its price
 * holds the eight instructions that build the frame.  It can only be the last entry of a multicall,
 * which it ends, so there is no batch to time.
 */
#include "bench/case/case.h"
#include "core/vcpu/trap.h"

static const char *need_sysret(void)
{
    return ENV_SYSRET ? NULL : "a guest of this ABI is left by IRET alone";
}

extern const char iret_by_sysret[], iret_by_iretq[], iret_plain[];
int iret_plain_works(void); /* boot/ENV.S */

/*
 * QEMU before 9.1 reads the frame of every IRET as a kernel, which SMAP does not let read the stack
 * of ring 3 (target/i386/tcg/seg_helper.c).  Xen does not tell a PV guest of SMAP, nor that there
 * is QEMU: trying it is what tells.  What it says of the exception is no fault of the case.
 */
static const char *need_instruction(void)
{
    void (*hook)(const struct trap_frame *, unsigned long, const char *, bool) = trap_hook;
    int works;

    trap_hook = NULL;
    works = iret_plain_works();
    trap_hook = hook;
    return works ? NULL : "faults in QEMU before 9.1 (SMAP)";
}

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
const struct case_ops iret_instruction = {
    .prepare = need_instruction,
    .encode = encode_nothing,
    .entry = iret_plain,
};
