/* SPDX-License-Identifier: MIT */
#include "core/time.h"

#include "core/clock.h"
#include "core/hypercall.h"
#include "core/memory.h"
#include "core/shared_info.h"

static struct vcpu_register_runstate_memory_area area_arg[1] XEN_BUFFER;
static volatile struct vcpu_runstate_info runstate[1] XEN_BUFFER;

void time_init(void)
{
    HYPERVISOR_vcpu_op(VCPUOP_stop_periodic_timer, 0, NULL);
    time_watch_runstate();
}

void time_watch_runstate(void)
{
    area_arg->addr.v = (struct vcpu_runstate_info *)runstate;
    HYPERVISOR_vcpu_op(VCPUOP_register_runstate_memory_area, 0, area_arg);
}

uint64_t time_tsc_khz(void)
{
    const volatile struct vcpu_time_info *time = shared_info_time();
    uint64_t khz;

    if (!time || !time->tsc_to_system_mul)
        return 0;
    khz = (1000000ULL << 32) / time->tsc_to_system_mul;
    return time->tsc_shift < 0 ? khz << -time->tsc_shift : khz >> time->tsc_shift;
}

uint32_t time_wallclock(void)
{
    const volatile struct shared_info *shared = shared_info();
    uint32_t version, seconds;

    if (!shared)
        return 0;
    do {
        version = shared->wc_version;
        __asm__ volatile("" ::: "memory");
        seconds = shared->wc_sec;
        __asm__ volatile("" ::: "memory");
    } while (version & 1 || version != shared->wc_version);
    return seconds;
}

uint64_t time_calibrated(void)
{
    const volatile struct vcpu_time_info *time = shared_info_time();
    uint32_t version;
    uint64_t at;

    if (!time)
        return 0;
    do {
        version = time->version;
        __asm__ volatile("" ::: "memory");
        at = time->system_time;
        __asm__ volatile("" ::: "memory");
    } while (version & 1 || version != time->version);
    return at;
}

uint64_t time_now(void)
{
    const volatile struct vcpu_time_info *time = shared_info_time();
    uint32_t version, mul;
    uint64_t delta, base;
    int shift;

    if (!time)
        return 0;
    do {
        version = time->version;
        __asm__ volatile("" ::: "memory");
        delta = clock_read() - time->tsc_timestamp;
        base = time->system_time;
        mul = time->tsc_to_system_mul;
        shift = time->tsc_shift;
        __asm__ volatile("" ::: "memory");
    } while (version & 1 || version != time->version);
    delta = shift < 0 ? delta >> -shift : delta << shift;
    /* The product of 64 and 32 bits is taken in two halves: 32-bit ABIs have no wider type. */
    return base + (delta >> 32) * mul + ((delta & 0xffffffffu) * mul >> 32);
}

uint64_t time_runstate_entry(void)
{
    return runstate->state_entry_time;
}
