/* SPDX-License-Identifier: MIT */
#include "core/memory.h"

#include "core/hypercall.h"
#include "core/panic.h"

static xen_ulong_t *p2m;
static const xen_ulong_t *m2p = (const xen_ulong_t *)ENV_M2P;
static const env_pte *root;

static struct xen_machphys_mapping mapping[1] XEN_BUFFER;

void memory_init(const struct start_info *info)
{
    p2m = (xen_ulong_t *)info->mfn_list;
    root = (const env_pte *)info->pt_base;
    if (HYPERVISOR_memory_op(XENMEM_machphys_mapping, mapping) == 0)
        m2p = (const xen_ulong_t *)mapping->v_start;
}

const xen_ulong_t *memory_m2p(void)
{
    return m2p;
}

static unsigned long pfn_to_mfn(unsigned long pfn)
{
    return p2m[pfn];
}

unsigned long mfn_to_pfn(unsigned long mfn)
{
    return m2p[mfn];
}

unsigned long virt_to_pfn(const void *va)
{
    return ((unsigned long)va - ENV_VIRT_BASE) >> ENV_PAGE_SHIFT;
}

static void *pfn_to_virt(unsigned long pfn)
{
    return (void *)(ENV_VIRT_BASE + (pfn << ENV_PAGE_SHIFT));
}

unsigned long virt_to_mfn(const void *va)
{
    return pfn_to_mfn(virt_to_pfn(va));
}

void va_set_mfn(const void *va, unsigned long mfn)
{
    p2m[virt_to_pfn(va)] = mfn;
}

const env_pte *root_table(void)
{
    return root;
}

unsigned long root_mfn(void)
{
    return virt_to_mfn(root);
}

env_pte table_entry(const env_pte *table, unsigned index)
{
    return *(const volatile env_pte *)&table[index];
}

/* Tables lie in the initial mapping too. */
static const env_pte *table_in(unsigned long mfn)
{
    return pfn_to_virt(mfn_to_pfn(mfn));
}

const env_pte *table_of(const void *va, unsigned level)
{
    const env_pte *table = pagetable_walk(root, (unsigned long)va, level, table_in);

    if (!table)
        panic("no page table behind an address that was taken for mapped");
    return table;
}

uint64_t table_entry_maddr(const void *va, unsigned level)
{
    return ((uint64_t)virt_to_mfn(table_of(va, level)) << ENV_PAGE_SHIFT) +
           pte_index((unsigned long)va, level) * sizeof(env_pte);
}

env_pte pte_read(const void *va)
{
    return table_entry(table_of(va, 1), pte_index((unsigned long)va, 1));
}

const env_pte *pte_address(const void *va)
{
    return &table_of(va, 1)[pte_index((unsigned long)va, 1)];
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
    remap(va, mfn_to_pte(virt_to_mfn(va), PTE_KERNEL));
}

void remap_ro(const void *va)
{
    remap(va, mfn_to_pte(virt_to_mfn(va), PTE_KERNEL_RO));
}

void unmap(const void *va)
{
    remap(va, 0);
}
