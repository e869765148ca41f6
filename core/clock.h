/* SPDX-License-Identifier: MIT */
/* A clock read outside the timed region, fenced like one inside it (boot/ENV.S:read_clock). */
#ifndef CORE_CLOCK_H
#define CORE_CLOCK_H

#include <stdint.h>

static inline uint64_t clock_read(void)
{
    uint32_t low, high;

    __asm__ volatile("lfence; rdtsc; lfence" : "=a"(low), "=d"(high)::"memory");
    return (uint64_t)high << 32 | low;
}

#endif
