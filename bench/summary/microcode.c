/* SPDX-License-Identifier: MIT */
#include "bench/summary/microcode.h"

#include "bench/output/emit.h"
#include "core/cpuid.h"
#include "core/guest.h"

/* "Genu" of GenuineIntel and "Auth" of AuthenticAMD, as CPUID has them in EBX. */
#define VENDOR_INTEL  0x756e6547u
#define VENDOR_AMD    0x68747541u
#define MSR_MICROCODE 0x8bu

/*
 * Xen from 4.12 on answers any guest with the revision that it loaded, where guest and processor
 * are of these makers (xen/arch/x86/msr.c:guest_rdmsr, MSR_AMD_PATCHLEVEL); another one faults.
 * Intel has it in the upper half (Intel SDM vol. 4, IA32_BIOS_SIGN_ID).
 */
void microcode_emit(void)
{
    uint32_t vendor = cpuid(0, 0).bx, low, high;

    if (guest_xen_before(4, 12) || (vendor != VENDOR_INTEL && vendor != VENDOR_AMD))
        return;
    __asm__ volatile("rdmsr" : "=a"(low), "=d"(high) : "c"(MSR_MICROCODE));
    emit_fact_hex("cpu.microcode", vendor == VENDOR_INTEL ? high : low);
}
