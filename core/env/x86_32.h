/* SPDX-License-Identifier: MIT */
/*
 * What both 32-bit environments have in common: guest kernel in ring 1, hypercalls by INT $0x82,
 * 64-bit arguments in two words, callbacks with a selector.  Facts: public/arch-x86/xen-x86_32.h
 * and xen/arch/x86/pv/hypercall.c:pv_ring1_init_hypercall_page.  Used from assembly too.
 */
#ifndef CORE_ENV_X86_32_H
#define CORE_ENV_X86_32_H

/*
 * Above 1 GiB, because Xen 3.2 maps its dom0 nowhere lower
 * (xen/arch/x86/domain_build.c:construct_dom0), and below every hole that Xen keeps for itself.
 */
#define ENV_VIRT_BASE 0xc0000000

/* An address in an ELF note or in the exception table. */
#define ENV_ASM_WORD .long

/* The trap instruction of a hypercall stub: INT $0x82. */
#define ENV_TRAP_BYTES                                                                             \
    {                                                                                              \
        0xcd, 0x82                                                                                 \
    }

/* No set_segment_base, no FS and GS base MSRs: segments have descriptors here. */
#define ENV_SEGMENT_BASES 0

/* A guest is left by IRET alone. */
#define ENV_SYSRET 0

/* A Xen of this ABI loads segments on every way out, so none is left to a switch. */
#define ENV_NATIVE_FAILSAFE 0

/* No user root beside the kernel's: rings 1 and 3 share one address space. */
#define ENV_USER_ROOT 0

/* No address is refused as an entry point: 32 bits are all canonical. */
#define ENV_NOT_CANONICAL 0

#ifndef __ASSEMBLY__

#include <xen/xen.h>

/* What set_segment_base would take: 32-bit guests are told that there is no such call. */
#ifndef SEGBASE_FS
#define SEGBASE_FS          0
#define SEGBASE_GS_USER     1
#define SEGBASE_GS_KERNEL   2
#define SEGBASE_GS_USER_SEL 3
#endif

/* What Xen pushes for an exception in the kernel's ring, and what boot/x86_32.S adds. */
struct trap_frame {
    unsigned long bx, cx, dx, si, di, bp, ax;
    unsigned long vector, error;
    unsigned long ip, cs, flags;
};

/* Where the stack stood when the exception came: in the same ring Xen pushes no stack pointer. */
static inline unsigned long env_frame_sp(const struct trap_frame *frame)
{
    return (unsigned long)(&frame->flags + 1);
}

/* X(field, name) for each general register of a trap frame, for whoever prints one. */
/* clang-format off */
#define ENV_TRAP_REGISTERS(X)                                                                      \
    X(ax, "ax") X(bx, "bx") X(cx, "cx") X(dx, "dx") X(si, "si") X(di, "di") X(bp, "bp")            \
    X(flags, "flags") X(cs, "cs")
/* clang-format on */

/* Put a 64-bit argument at index 'at', low word first; returns the next index. */
static inline unsigned env_arg64(xen_ulong_t *args, unsigned at, uint64_t value)
{
    args[at] = (uint32_t)value;
    args[at + 1] = (uint32_t)(value >> 32);
    return at + 2;
}

/* Put a kernel entry point, its selector before it. */
static inline unsigned env_arg_entry(xen_ulong_t *args, unsigned at, const void *entry)
{
    args[at] = FLAT_KERNEL_CS;
    args[at + 1] = (xen_ulong_t)entry;
    return at + 2;
}

#ifdef __i386__ /* the host tests take the rest of this header on their own machine */

/* Where a vCPU starts, on its kernel stack, and where Xen enters it. */
static inline void env_vcpu_start(struct vcpu_guest_context *context, unsigned long entry,
                                  unsigned long event, unsigned long failsafe)
{
    context->user_regs.eip = entry;
    context->user_regs.esp = context->kernel_sp;
    context->user_regs.cs = FLAT_KERNEL_CS;
    context->user_regs.ss = FLAT_KERNEL_SS;
    context->user_regs.ds = FLAT_KERNEL_DS;
    context->user_regs.es = FLAT_KERNEL_DS;
    context->event_callback_cs = FLAT_KERNEL_CS;
    context->event_callback_eip = event;
    context->failsafe_callback_cs = FLAT_KERNEL_CS;
    context->failsafe_callback_eip = failsafe;
}

/* An entry point of a callback as Xen takes it; without one there is no selector either. */
static inline void env_set_callback(xen_callback_t *callback, unsigned long entry)
{
    callback->cs = entry ? FLAT_KERNEL_CS : 0;
    callback->eip = entry;
}

/*
 * Call 'entry' with the arguments of a hypercall in the registers of the ABI, of which no call has
 * more than five.  All of them count as clobbered: a debug build of Xen poisons them.
 */
static inline long env_issue(const void *entry, const struct multicall_entry *call)
{
    unsigned long a1 = call->args[0], a2 = call->args[1], a3 = call->args[2], a4 = call->args[3],
                  a5 = call->args[4];
    long result;

    __asm__ volatile("call *%%eax"
                     : "=a"(result), "+b"(a1), "+c"(a2), "+d"(a3), "+S"(a4), "+D"(a5)
                     : "0"(entry)
                     : "memory", "cc");
    return result;
}

/*
 * Whether Xen changes the argument registers of a call that takes no such argument back: only a
 * debug build does (xen/arch/x86/pv/hypercall.c:_pv_hypercall).  'entry' is XENVER_version's slot.
 */
static inline int env_arguments_poisoned(const void *entry, int version_cmd)
{
    unsigned long cmd = (unsigned long)version_cmd, arg = 0;
    long result;

    __asm__ volatile("call *%%eax"
                     : "=a"(result), "+b"(cmd), "+c"(arg)
                     : "0"(entry)
                     : "edx", "esi", "edi", "memory", "cc");
    return cmd != (unsigned long)version_cmd;
}

#endif /* __i386__ */

#endif /* __ASSEMBLY__ */

#endif
