/* SPDX-License-Identifier: MIT */
/*
 * The environment pv32: a 32-bit PV guest without PAE (xen-3.0-x86_32), two-level page tables and
 * 4-byte PTEs.  Xen 3.2 was the last that could be built for it: include/asm-x86/x86_32/
 * page-2level.h and include/public/arch-x86/xen-x86_32.h of that time.  Used from assembly too.
 */
#ifndef CORE_ENV_PV32_H
#define CORE_ENV_PV32_H

#include "core/env/x86_32.h"

#define ENV_NAME "pv32"
#define ENV_ABI  "xen-3.0-x86_32"
#define ENV_PAE  "no"

#define ENV_PAE_GUEST_STRING "no"

/* Page tables: levels, index bits a level, entries of the root. */
#define ENV_PT_LEVELS    2
#define ENV_PT_BITS      10
#define ENV_ROOT_ENTRIES 1024

/* No two roots have to differ in anything. */
#define ENV_ROOT_PRIVATE (-1)

#ifndef __ASSEMBLY__

typedef uint32_t env_pte;

#define ENV_PTE_ADDRESS 0xfffff000u

/* A smaller hole than with PAE: Xen's part begins with the machine-to-phys table. */
#define ENV_M2P MACH2PHYS_VIRT_START_NONPAE

/* Xen's slots: of the root, those from the hole on. */
static inline int env_entry_is_ours(unsigned level, unsigned slot, unsigned long hole)
{
    return level != 2 || slot < hole >> 22;
}

/* What of a live table's entry goes into a copy of it. */
#define ENV_TABLE_MASK(level) (~(env_pte)0)

/* CR3 of a root is its address. */
static inline unsigned long env_cr3(unsigned long mfn)
{
    return mfn << 12;
}

/* One store of a PTE. */
static inline void env_store_pte(env_pte *where, env_pte value)
{
    *(volatile env_pte *)where = value;
}

#endif /* __ASSEMBLY__ */

#endif
