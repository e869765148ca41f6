/* SPDX-License-Identifier: MIT */
/* In place of bench/output/facts.c: what a process can tell of itself and of its machine. */
#include "bench/output/facts.h"

#include <asm/unistd.h>
#include <linux/utsname.h>

#include "bench/measure/timed_region.h"
#include "bench/output/emit.h"
#include "core/cpuid.h"
#include "core/device.h"
#include "core/time.h"
#include "tests/silicon/given.h"

/* CPUID.1:ECX has a bit that no processor sets, and every hypervisor does. */
#define HYPERVISOR (1u << 31)

/* ---- the processor ---- */

static void vendor_fact(const char *key, uint32_t a, uint32_t b, uint32_t c)
{
    char vendor[13];

    cpuid_put(vendor, a);
    cpuid_put(vendor + 4, b);
    cpuid_put(vendor + 8, c);
    vendor[12] = '\0';
    emit_fact(key, vendor);
}

static void cpu_facts(void)
{
    struct cpuid first = cpuid(0, 0), features = cpuid(1, 0), above = cpuid(0x40000000, 0);
    char brand[DEVICE_BRAND_SIZE];

    vendor_fact("cpu.vendor", first.bx, first.dx, first.cx);
    device_brand(brand);
    if (*brand)
        emit_fact("cpu.brand", brand);
    emit_fact_hex("cpu.signature", features.ax);
    if (features.cx & HYPERVISOR)
        vendor_fact("linux.hypervisor", above.bx, above.cx, above.dx);
    else
        emit_fact("linux.hypervisor", "none");
}

/* ---- the process ---- */

static void guest_facts(const struct start_info *info)
{
    emit_fact("guest.role", "process");
    emit_fact("guest.mode", "linux");
    emit_fact_number("guest.vcpus", 1);
    emit_fact("guest.command-line", (const char *)info->cmd_line);
}

static void linux_facts(void)
{
    static struct new_utsname name;

    if (linux_call(__NR_uname, (unsigned long)&name, 0, 0, 0) == 0)
        emit_fact("linux.release", name.release);
}

void facts_emit(const struct start_info *info)
{
    guest_facts(info);
    linux_facts();
    cpu_facts();
    emit_fact_number("clock.tsc-khz", time_tsc_khz());
    emit_fact("clock.fence", TIMED_REGION_FENCE);
    emit_fact("clock.tsc", "native");
    given_facts();
}

/* Of Xen: since when Linux runs is told by --fact host.boot-id. */
void facts_emit_uptime(void)
{
}
