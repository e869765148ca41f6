/* SPDX-License-Identifier: MIT */
/*
 * CPUID by Xen's forced-emulation prefix, which answers what Xen wants this guest to see, whether
 * or not the plain instruction traps (public/arch-x86/xen.h:XEN_CPUID).  Never near a sample.
 */
#ifndef CORE_CPUID_H
#define CORE_CPUID_H

#include <stdint.h>

struct cpuid {
    uint32_t ax, bx, cx, dx;
};

static inline struct cpuid cpuid(uint32_t leaf, uint32_t subleaf)
{
    struct cpuid r;

    __asm__ volatile("ud2; .ascii \"xen\"; cpuid"
                     : "=a"(r.ax), "=b"(r.bx), "=c"(r.cx), "=d"(r.dx)
                     : "a"(leaf), "c"(subleaf));
    return r;
}

/* The same by the instruction alone, which the processor answers unless it is told to trap. */
static inline struct cpuid cpuid_plain(uint32_t leaf, uint32_t subleaf)
{
    struct cpuid r;

    __asm__ volatile("cpuid"
                     : "=a"(r.ax), "=b"(r.bx), "=c"(r.cx), "=d"(r.dx)
                     : "a"(leaf), "c"(subleaf));
    return r;
}

#endif
