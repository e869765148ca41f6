/* SPDX-License-Identifier: MIT */
#include "core/memory.h"

#include "core/hypercall.h"
#include "core/panic.h"

static xen_ulong_t *p2m;
static const env_pte *root;

void memory_init(const struct start_info *info)
{
    p2m = (xen_ulong_t *)info->mfn_list;
    root = (const env_pte *)info->pt_base;
}

unsigned long pfn_to_mfn(unsigned long pfn)
{
    return p2m[pfn];
}

unsigned long mfn_to_pfn(unsigned long mfn)
{
    return env_m2p()[mfn];
}

unsigned long va_to_pfn(const void *va)
{
    return ((unsigned long)va - ENV_VIRT_BASE) >> ENV_PAGE_SHIFT;
}

static void *pfn_to_va(unsigned long pfn)
{
    return (void *)(ENV_VIRT_BASE + (pfn << ENV_PAGE_SHIFT));
}

unsigned long va_to_mfn(const void *va)
{
    return pfn_to_mfn(va_to_pfn(va));
}

void va_set_mfn(const void *va, unsigned long mfn)
{
    p2m[va_to_pfn(va)] = mfn;
}

env_pte pte_of(unsigned long mfn, unsigned flags)
{
    return (env_pte)mfn << ENV_PAGE_SHIFT | flags;
}

static unsigned long pte_mfn(env_pte pte)
{
    return (unsigned long)((pte & ENV_PTE_ADDRESS) >> ENV_PAGE_SHIFT);
}

static unsigned pte_index(const void *va, unsigned level)
{
    unsigned shift = ENV_PAGE_SHIFT + ENV_PT_BITS * (level - 1);

    return (unsigned long)va >> shift & ((1u << ENV_PT_BITS) - 1);
}

const env_pte *root_table(void)
{
    return root;
}

unsigned long root_mfn(void)
{
    return va_to_mfn(root);
}

env_pte table_entry(const env_pte *table, unsigned index)
{
    return *(const volatile env_pte *)&table[index];
}

/* The table of a level that va goes through; the tables lie in the initial mapping, read-only. */
static const env_pte *table_of(const void *va, unsigned level)
{
    const env_pte *table = root;
    unsigned at;

    for (at = ENV_PT_LEVELS; at > level; at--) {
        env_pte entry = table_entry(table, pte_index(va, at));

        if (!(entry & PTE_PRESENT))
            panic("no page table behind an address that was taken for mapped");
        table = pfn_to_va(mfn_to_pfn(pte_mfn(entry)));
    }
    return table;
}

uint64_t table_entry_maddr(const void *va, unsigned level)
{
    return ((uint64_t)va_to_mfn(table_of(va, level)) << ENV_PAGE_SHIFT) +
           pte_index(va, level) * sizeof(env_pte);
}

env_pte pte_read(const void *va)
{
    return table_entry(table_of(va, 1), pte_index(va, 1));
}

const env_pte *pte_address(const void *va)
{
    return &table_of(va, 1)[pte_index(va, 1)];
}

uint64_t pte_maddr(const void *va)
{
    return table_entry_maddr(va, 1);
}

void remap(const void *va, env_pte pte)
{
    if (HYPERVISOR_update_va_mapping((unsigned long)va, pte, UVMF_INVLPG) != 0)
        panic("Xen refused to change a mapping of our own");
}

void remap_rw(const void *va)
{
    remap(va, pte_of(va_to_mfn(va), PTE_KERNEL));
}

void remap_ro(const void *va)
{
    remap(va, pte_of(va_to_mfn(va), PTE_KERNEL_RO));
}

void unmap(const void *va)
{
    remap(va, 0);
}
