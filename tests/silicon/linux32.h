/* SPDX-License-Identifier: MIT */
/*
 * The environment pv32pae as a 32-bit Linux process has it.  Calls take the same registers as a
 * hypercall of pv32pae, and enter by INT $0x80 where those take INT $0x82 (Linux:
 * arch/x86/entry/entry_64_compat.S).
 */
#ifndef TESTS_SILICON_LINUX32_H
#define TESTS_SILICON_LINUX32_H

#include <xen/xen.h>

#include "core/env/pv32pae.h"

#undef ENV_TRAP_BYTES
#define ENV_TRAP_BYTES                                                                             \
    {                                                                                              \
        0xcd, 0x80                                                                                 \
    }

/* No Xen looks for its prefix: the plain instruction is what a process has. */
#undef XEN_CPUID
#define XEN_CPUID "cpuid"

/*
 * What Xen writes into a slot of the hypercall page, around the number of the call, but for the
 * vector (xen/arch/x86/pv/hypercall.c:pv_ring1_init_hypercall_page): mov $N, %eax; int $0x80; ret.
 */
#define LINUX_STUB_HEAD                                                                            \
    {                                                                                              \
        0xb8                                                                                       \
    }
#define LINUX_STUB_TAIL                                                                            \
    {                                                                                              \
        0xcd, 0x80, 0xc3                                                                           \
    }

/* add %ebx, %eax: each has to wait for the one before it, and no processor leaves it out. */
#define LINUX_DELAY_STEP                                                                           \
    {                                                                                              \
        0x01, 0xd8                                                                                 \
    }

/* One system call outside every timed region; what it returns is its result or a negated errno. */
static inline long linux_call(unsigned number, unsigned long a1, unsigned long a2, unsigned long a3,
                              unsigned long a4)
{
    long result;

    __asm__ volatile("int $0x80"
                     : "=a"(result)
                     : "0"(number), "b"(a1), "c"(a2), "d"(a3), "S"(a4)
                     : "memory", "cc");
    return result;
}

#endif
