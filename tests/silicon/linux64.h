/* SPDX-License-Identifier: MIT */
/*
 * The environment pv64 as a Linux process has it.  Calls take the same registers, and the same
 * instruction, as a hypercall of pv64 (Linux: arch/x86/entry/entry_64.S, entry_SYSCALL_64).
 */
#ifndef TESTS_SILICON_LINUX64_H
#define TESTS_SILICON_LINUX64_H

#include <xen/xen.h>

#include "core/env/pv64.h"

/* No Xen looks for its prefix: the plain instruction is what a process has. */
#undef XEN_CPUID
#define XEN_CPUID "cpuid"

/*
 * What Xen writes into a slot of the hypercall page, around the number of the call
 * (xen/arch/x86/pv/hypercall.c:pv_ring3_init_hypercall_page): push %rcx; push %r11; mov $N, %eax;
 * syscall; pop %r11; pop %rcx; ret.
 */
#define LINUX_STUB_HEAD                                                                            \
    {                                                                                              \
        0x51, 0x41, 0x53, 0xb8                                                                     \
    }
#define LINUX_STUB_TAIL                                                                            \
    {                                                                                              \
        0x0f, 0x05, 0x41, 0x5b, 0x59, 0xc3                                                         \
    }

/* add %rbx, %rax: each has to wait for the one before it, and no processor leaves it out. */
#define LINUX_DELAY_STEP                                                                           \
    {                                                                                              \
        0x48, 0x01, 0xd8                                                                           \
    }

/* One system call outside every timed region; what it returns is its result or a negated errno. */
static inline long linux_call(unsigned number, unsigned long a1, unsigned long a2, unsigned long a3,
                              unsigned long a4)
{
    register unsigned long r10 __asm__("r10") = a4;
    long result;

    __asm__ volatile("syscall"
                     : "=a"(result)
                     : "0"((unsigned long)number), "D"(a1), "S"(a2), "d"(a3), "r"(r10)
                     : "rcx", "r11", "memory", "cc");
    return result;
}

#endif
