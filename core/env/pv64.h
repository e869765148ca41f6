/* SPDX-License-Identifier: MIT */
/*
 * The environment pv64: a 64-bit PV guest (xen-3.0-x86_64), four-level page tables, guest kernel
 * and user both in ring 3, hypercalls by SYSCALL.  Facts: public/arch-x86/xen-x86_64.h and
 * xen/arch/x86/pv/hypercall.c:pv_ring3_init_hypercall_page.  Used from assembly too.
 */
#ifndef CORE_ENV_PV64_H
#define CORE_ENV_PV64_H

#define ENV_NAME      "pv64"
#define ENV_ABI       "xen-3.0-x86_64"
#define ENV_VIRT_BASE 0xffffffff80000000

/* An address in an ELF note or in the exception table. */
#define ENV_ASM_WORD .quad

/* The trap instruction of a hypercall stub: SYSCALL. */
#define ENV_TRAP_BYTES                                                                             \
    {                                                                                              \
        0x0f, 0x05                                                                                 \
    }

/* Page tables: levels, index bits a level, entries of the root. */
#define ENV_PT_LEVELS    4
#define ENV_PT_BITS      9
#define ENV_ROOT_ENTRIES 512

/* No two roots have to differ in anything. */
#define ENV_ROOT_PRIVATE (-1)

/* FS and GS have bases beside their descriptors: set_segment_base, and MSRs. */
#define ENV_SEGMENT_BASES 1

/* A guest is left by SYSRET where its frame allows it, and else by IRET. */
#define ENV_SYSRET 1

/* A Xen of this ABI loads segments only when it switches to a vCPU, not on every way out. */
#define ENV_NATIVE_FAILSAFE 1

/* User mode has a root table of its own. */
#define ENV_USER_ROOT 1

#ifndef __ASSEMBLY__

#include <xen/xen.h>

typedef uint64_t env_pte;

#define ENV_PTE_ADDRESS 0x000ffffffffff000ULL

/* What Xen pushes for an exception (after rcx and r11 are taken off) and what boot/pv64.S adds. */
struct trap_frame {
    unsigned long r15, r14, r13, r12, bp, bx, r11, r10, r9, r8, ax, cx, dx, si, di;
    unsigned long vector, error;
    unsigned long ip, cs, flags, sp, ss;
};

/* Where the stack stood when the exception came. */
static inline unsigned long env_frame_sp(const struct trap_frame *frame)
{
    return frame->sp;
}

/* Where a vCPU starts, on its kernel stack, and where Xen enters it. */
static inline void env_vcpu_start(struct vcpu_guest_context *context, unsigned long entry,
                                  unsigned long event, unsigned long failsafe)
{
    context->user_regs.rip = entry;
    context->user_regs.rsp = context->kernel_sp;
    context->user_regs.cs = FLAT_KERNEL_CS;
    context->user_regs.ss = FLAT_KERNEL_SS;
    context->event_callback_eip = event;
    context->failsafe_callback_eip = failsafe;
}

/* X(field, name) for each general register of a trap frame, for whoever prints one. */
/* clang-format off */
#define ENV_TRAP_REGISTERS(X)                                                                      \
    X(ax, "ax") X(bx, "bx") X(cx, "cx") X(dx, "dx") X(si, "si") X(di, "di") X(bp, "bp")            \
    X(r8, "r8") X(r9, "r9") X(r10, "r10") X(r11, "r11") X(r12, "r12") X(r13, "r13")                \
    X(r14, "r14") X(r15, "r15") X(flags, "flags") X(cs, "cs") X(ss, "ss")
/* clang-format on */

/* Put a 64-bit argument at index 'at'; returns the next index (a 32-bit ABI takes two words). */
static inline unsigned env_arg64(xen_ulong_t *args, unsigned at, uint64_t value)
{
    args[at] = value;
    return at + 1;
}

/* Put a kernel entry point; a 32-bit ABI puts its selector before it. */
static inline unsigned env_arg_entry(xen_ulong_t *args, unsigned at, const void *entry)
{
    args[at] = (xen_ulong_t)entry;
    return at + 1;
}

/*
 * Call 'entry' with the arguments of a hypercall in the registers of the ABI.  All argument
 * registers count as clobbered: a debug build of Xen poisons them.
 */
static inline long env_issue(const void *entry, const struct multicall_entry *call)
{
    register unsigned long a1 __asm__("rdi") = call->args[0];
    register unsigned long a2 __asm__("rsi") = call->args[1];
    register unsigned long a3 __asm__("rdx") = call->args[2];
    register unsigned long a4 __asm__("r10") = call->args[3];
    register unsigned long a5 __asm__("r8") = call->args[4];
    register unsigned long a6 __asm__("r9") = call->args[5];
    long result;

    __asm__ volatile("call *%[entry]"
                     : "=a"(result), "+r"(a1), "+r"(a2), "+r"(a3), "+r"(a4), "+r"(a5), "+r"(a6)
                     : [entry] "r"(entry)
                     : "rcx", "r11", "memory", "cc");
    return result;
}

/*
 * Whether Xen changes the argument registers of a call that takes no such argument back: only a
 * debug build does (xen/arch/x86/pv/hypercall.c:_pv_hypercall).  'entry' is XENVER_version's slot.
 */
static inline int env_arguments_poisoned(const void *entry, int version_cmd)
{
    unsigned long cmd = (unsigned long)version_cmd, arg = 0, result;

    __asm__ volatile("call *%[entry]"
                     : "=a"(result), "+D"(cmd), "+S"(arg)
                     : [entry] "r"(entry)
                     : "rdx", "rcx", "r8", "r9", "r10", "r11", "memory", "cc");
    return cmd != (unsigned long)version_cmd;
}

/* An entry point of a callback as Xen takes it; a 32-bit ABI puts a selector before it. */
static inline void env_set_callback(xen_callback_t *callback, unsigned long entry)
{
    *callback = entry;
}

/* No entry point, since it is no address: Xen refuses it. A 32-bit ABI has none, and says 0. */
#define ENV_NOT_CANONICAL 0x8000000000000000UL

/* Whether a slot of a table is the guest's own: Xen fills slots 256 to 271 of a root in itself. */
static inline int env_entry_is_ours(unsigned level, unsigned slot, unsigned long hole)
{
    (void)hole;
    return level != 4 || slot < 256 || slot > 271;
}

/* What of a live table's entry goes into a copy of it. */
#define ENV_TABLE_MASK(level) (~(env_pte)0)

/* CR3 of a root is its address. */
static inline unsigned long env_cr3(unsigned long mfn)
{
    return mfn << 12;
}

/* One store of a PTE. */
static inline void env_store_pte(env_pte *where, env_pte value)
{
    *(volatile env_pte *)where = value;
}

/* Where the machine-to-phys table starts unless Xen says otherwise (XENMEM_machphys_mapping). */
#define ENV_M2P MACH2PHYS_VIRT_START

#endif /* __ASSEMBLY__ */

#endif
