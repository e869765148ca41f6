/* SPDX-License-Identifier: MIT */
/*
 * The arithmetic of page tables in the environment's own shape: PTE values, indices, and the walk
 * from a root.  It touches nothing but what it is given, so that host tests can try it for every
 * environment.  Sources: public/arch-x86/xen-x86_64.h and xen-x86_32.h; the layout itself is the
 * processor's.
 */
#ifndef CORE_PAGETABLE_H
#define CORE_PAGETABLE_H

#include "core/env.h"

#define PTE_PRESENT       0x001u
#define PTE_WRITABLE      0x002u
#define PTE_USER          0x004u
#define PTE_WRITE_THROUGH 0x008u
#define PTE_UNCACHED      0x010u
#define PTE_ACCESSED      0x020u
#define PTE_DIRTY         0x040u

/* A kernel page, read-write; without PTE_USER, which Xen adds itself (arch/x86/pv/mm.h). */
#define PTE_KERNEL    (PTE_PRESENT | PTE_WRITABLE | PTE_ACCESSED | PTE_DIRTY)
#define PTE_KERNEL_RO (PTE_PRESENT | PTE_ACCESSED)

/* An entry that names a table of the level below. */
#define PTE_TABLE (PTE_PRESENT | PTE_WRITABLE | PTE_USER | PTE_ACCESSED)

/* Entries of a whole page of them. */
#define PTES_A_PAGE (1u << ENV_PT_BITS)
_Static_assert(PTES_A_PAGE * sizeof(env_pte) == ENV_PAGE_SIZE, "a table is not a page");

/* A PTE value that maps this machine frame, and the frame that one maps. */
static inline env_pte mfn_to_pte(unsigned long mfn, unsigned flags)
{
    return (env_pte)mfn << ENV_PAGE_SHIFT | flags;
}

static inline unsigned long pte_to_mfn(env_pte pte)
{
    return (unsigned long)((pte & ENV_PTE_ADDRESS) >> ENV_PAGE_SHIFT);
}

/* The index of an address in the tables of a level, from 1 to ENV_PT_LEVELS. */
static inline unsigned pte_index(unsigned long va, unsigned level)
{
    return va >> (ENV_PAGE_SHIFT + ENV_PT_BITS * (level - 1)) & (PTES_A_PAGE - 1);
}

/*
 * The table of a level that va goes through, or NULL where none is hooked in.  'find' says where
 * the table in a machine frame can be read.
 */
static inline const env_pte *pagetable_walk(const env_pte *root, unsigned long va, unsigned level,
                                            const env_pte *(*find)(unsigned long mfn))
{
    const env_pte *table = root;
    unsigned at;

    for (at = ENV_PT_LEVELS; at > level; at--) {
        env_pte entry = ((const volatile env_pte *)table)[pte_index(va, at)];

        if (!(entry & PTE_PRESENT))
            return NULL;
        table = find(pte_to_mfn(entry));
    }
    return table;
}

#endif
