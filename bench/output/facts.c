/* SPDX-License-Identifier: MIT */
#include "bench/output/facts.h"

#include "bench/measure/timed_region.h"
#include "bench/output/emit.h"
#include "core/cpuid.h"
#include "core/device.h"
#include "core/event/event.h"
#include "core/guest.h"
#include "core/hypercall.h"
#include "core/memory.h"
#include "core/text.h"
#include "core/time.h"

#define VCPUS_MAX    32
#define BUILD_ID_MAX 32
#define NS_IN_SECOND 1000000000u

/* Every XENVER answer fits into a page. */
static union {
    char text[ENV_PAGE_SIZE];
    struct xen_compile_info compile;
    struct xen_build_id build_id;
} answer[1] XEN_BUFFER;

/* ---- Xen ---- */

static void text_fact(const char *key, unsigned cmd)
{
    if (HYPERVISOR_xen_version(cmd, answer) == 0)
        emit_fact(key, answer->text);
}

static void build_id_fact(void)
{
    char id[2 * BUILD_ID_MAX + 1];
    long size;

    answer->build_id.len = BUILD_ID_MAX;
    size = HYPERVISOR_xen_version(XENVER_build_id, answer);
    if (size <= 0)
        return;
    text_hex(id, answer->build_id.buf, size < BUILD_ID_MAX ? (unsigned)size : BUILD_ID_MAX);
    emit_fact("xen.build-id", id);
}

static void xen_facts(void)
{
    long version = HYPERVISOR_xen_version(XENVER_version, NULL);

    emit_fact_number("xen.major", (uint64_t)version >> 16);
    emit_fact_number("xen.minor", (uint64_t)version & 0xffff);
    text_fact("xen.extraversion", XENVER_extraversion);
    text_fact("xen.changeset", XENVER_changeset);
    text_fact("xen.capabilities", XENVER_capabilities);
    text_fact("xen.commandline", XENVER_commandline);
    build_id_fact();
    if (HYPERVISOR_xen_version(XENVER_compile_info, answer) == 0) {
        emit_fact("xen.compiler", answer->compile.compiler);
        emit_fact("xen.compile-date", answer->compile.compile_date);
    }
    emit_fact("xen.build",
              env_arguments_poisoned(hypercall_stub(__HYPERVISOR_xen_version), XENVER_version)
                  ? "debug"
                  : "release");
}

/* ---- this guest ---- */

static unsigned count_vcpus(void)
{
    unsigned vcpu = 0;

    while (vcpu < VCPUS_MAX && HYPERVISOR_vcpu_op(VCPUOP_is_up, vcpu, NULL) >= 0)
        vcpu++;
    return vcpu;
}

static void guest_facts(const struct start_info *info)
{
    emit_fact("guest.magic", info->magic);
    emit_fact("guest.role", guest_is_dom0() ? "dom0" : "domU");
    emit_fact("guest.mode", guest_mode_word());
    emit_fact("guest.events", event_abi_name());
    emit_fact_number("guest.pages", info->nr_pages);
    emit_fact_number("guest.vcpus", count_vcpus());
    emit_fact("guest.command-line", (const char *)info->cmd_line);
}

/* ---- CPU and clock ---- */

static void brand_fact(void)
{
    char brand[DEVICE_BRAND_SIZE];

    device_brand(brand);
    if (*brand)
        emit_fact("cpu.brand", brand);
}

static void cpu_facts(void)
{
    struct cpuid c = cpuid(0, 0);
    char vendor[13];

    cpuid_put(vendor, c.bx);
    cpuid_put(vendor + 4, c.dx);
    cpuid_put(vendor + 8, c.cx);
    vendor[12] = '\0';
    emit_fact("cpu.vendor", vendor);
    brand_fact();
    emit_fact_hex("cpu.signature", cpuid(1, 0).ax);
}

/* Xen's time leaf (public/arch-x86/cpuid.h): dom0 reads zeros where a domU reads the TSC's mode. */
static void clock_facts(void)
{
    uint32_t base = 0x40000000;
    struct cpuid time = cpuid(base + 3, 0);

    emit_fact_number("clock.tsc-khz", time_tsc_khz());
    emit_fact("clock.fence", TIMED_REGION_FENCE);
    emit_fact("clock.tsc", guest_is_dom0() ? "native" : time.ax & 1 ? "emulated" : "native");
    if (!(guest_is_dom0()))
        emit_fact_number("clock.tsc-mode", time.bx);
}

void facts_emit_uptime(void)
{
    uint32_t wallclock = time_wallclock();

    emit_fact_number("xen.uptime", time_now() / NS_IN_SECOND);
    if (wallclock)
        emit_fact_number("xen.wallclock", wallclock);
}

void facts_emit(const struct start_info *info)
{
    xen_facts();
    guest_facts(info);
    cpu_facts();
    clock_facts();
}
