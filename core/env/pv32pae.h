/* SPDX-License-Identifier: MIT */
/*
 * The environment pv32pae: a 32-bit PV guest with PAE (xen-3.0-x86_32p), three-level page tables
 * and 8-byte PTEs.  A 32-bit PAE hypervisor runs it natively, a 64-bit one with CONFIG_PV32 as a
 * compat guest: other code on each path.  Used from assembly too.
 */
#ifndef CORE_ENV_PV32PAE_H
#define CORE_ENV_PV32PAE_H

#include "core/env/x86_32.h"

#define ENV_NAME "pv32pae"
#define ENV_ABI  "xen-3.0-x86_32p"
#define ENV_PAE  "yes" /* the PAE_MODE note: page tables above 4 GiB are understood */

/* What the string of the __xen_guest section says, which knows the longer word. */
#define ENV_PAE_GUEST_STRING "yes[extended-cr3]"

/* Page tables: levels, index bits a level, entries of the root. */
#define ENV_PT_LEVELS    3
#define ENV_PT_BITS      9
#define ENV_ROOT_ENTRIES 4

/*
 * The last second-level table holds Xen's own mappings, so that no two roots can share it
 * (xen/arch/x86/mm.c:create_pae_xen_mappings): a root of our own has one of its own.
 */
#define ENV_ROOT_PRIVATE 3

#ifndef __ASSEMBLY__

typedef uint64_t env_pte;

#define ENV_PTE_ADDRESS 0x000ffffffffff000ULL

/* Where the machine-to-phys table starts unless Xen says otherwise (XENMEM_machphys_mapping). */
#define ENV_M2P MACH2PHYS_VIRT_START

/* Xen's slots: of the last second-level table, those from the hole on. */
static inline int env_entry_is_ours(unsigned level, unsigned slot, unsigned long hole)
{
    return level != 2 || slot < (hole >> 21 & 511);
}

/* What of a live table's entry goes into a copy of it: the four of a root have no flags but one. */
#define ENV_TABLE_MASK(level) ((level) == 3 ? ENV_PTE_ADDRESS | 1 : ~(env_pte)0)

/* CR3 of a root: bits 32 and up of its address turn up at the low end (xen_pfn_to_cr3). */
static inline unsigned long env_cr3(unsigned long mfn)
{
    return mfn << 12 | mfn >> 20;
}

#ifdef __i386__

/* One store of a PTE, which has to be atomic: two words would be two faults, and a torn entry. */
static inline void env_store_pte(env_pte *where, env_pte value)
{
    env_pte old = *where;

    __asm__ volatile("cmpxchg8b %0"
                     : "+m"(*where), "+A"(old)
                     : "b"((uint32_t)value), "c"((uint32_t)(value >> 32))
                     : "cc");
}

#endif

#endif /* __ASSEMBLY__ */

#endif
