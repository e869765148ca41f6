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
#define ENV_MODE      "native" /* a 64-bit guest has one way in */

/* The trap instruction of a hypercall stub: SYSCALL. */
#define ENV_TRAP_BYTES                                                                             \
    {                                                                                              \
        0x0f, 0x05                                                                                 \
    }

/* Page tables: levels, index bits a level, and bytes an entry. */
#define ENV_PT_LEVELS 4
#define ENV_PT_BITS   9

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

/* Whether a root table's slot is the guest's own: Xen fills slots 256 to 271 in itself. */
static inline int env_root_entry_is_ours(unsigned slot)
{
    return slot < 256 || slot > 271;
}

/* The machine-to-phys table, read-only in every guest. */
static inline const xen_ulong_t *env_m2p(void)
{
    return (const xen_ulong_t *)MACH2PHYS_VIRT_START;
}

#endif /* __ASSEMBLY__ */

#endif
