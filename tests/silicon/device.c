/* SPDX-License-Identifier: MIT */
/* In place of core/device.c: a process has the plain CPUID and no other. */
#include "core/device.h"

#include "core/cpuid.h"
#include "core/text.h"

#define LEAF_OF_HYPERVISOR 0x40000000u

static bool emulated;

/* By QEMU's own word for it (target/i386/cpu.c, cpu_x86_cpuid). */
void device_find(void)
{
    struct cpuid c = cpuid_plain(LEAF_OF_HYPERVISOR, 0);
    const uint32_t words[] = {c.bx, c.cx, c.dx, 0};

    emulated = text_equal((const char *)words, "TCGTCGTCGTCG");
}

bool device_is_emulated(void)
{
    return emulated;
}

const char *device_name(void)
{
    return emulated ? "tcg" : "cpu";
}
