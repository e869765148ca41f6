/* SPDX-License-Identifier: MIT */
/*
 * CPUID by Xen's forced-emulation prefix, which answers what Xen wants this guest to see, whether
 * or not the plain instruction traps (public/arch-x86/xen.h:XEN_CPUID).  Never near a sample.
 */
#ifndef CORE_CPUID_H
#define CORE_CPUID_H

#include <stdint.h>

#include "core/env.h"

struct cpuid {
    uint32_t ax, bx, cx, dx;
};

static inline struct cpuid cpuid(uint32_t leaf, uint32_t subleaf)
{
    struct cpuid r;

    __asm__ volatile(XEN_CPUID
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

/* The four characters of a register, where an answer is text. */
static inline void cpuid_put(char *out, uint32_t word)
{
    unsigned i;

    for (i = 0; i < 4; i++)
        out[i] = (char)(word >> (8 * i));
}

#endif
