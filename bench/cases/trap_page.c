/* SPDX-License-Identifier: MIT */
/*
 * Page tables and the TLB without hypercalls: a store into a read-only page table faults, and with
 * writable page tables enabled Xen decodes it, checks the new entry and carries it out
 * (xen/arch/x86/pv/ro-page-fault.c); a load of CR3 raises #GP and is emulated
 * (xen/arch/x86/pv/emul-priv-op.c).  INVLPG is not: Xen hands its #GP on to the guest, so that it
 * has no row here.  The price is the exception, the decoder, and the same work as the hypercall's.
 */
#include "bench/fixture/issue.h"
#include "bench/fixture/pages.h"
#include "bench/fixture/trap_path.h"

ISSUE static void store(env_pte *where, env_pte value)
{
    env_store_pte(where, value);
}

ISSUE static void write_cr3(unsigned long value)
{
    __asm__ volatile("mov %0, %%cr3" ::"r"(value) : "memory");
}

/* ---- a PTE by a store ---- */

static env_pte live;
static env_pte page_pte[2];

static const char *enable(void)
{
    return HYPERVISOR_vm_assist(VMASST_CMD_enable, VMASST_TYPE_writable_pagetables) == 0
               ? NULL
               : "writable page tables cannot be enabled";
}

static void disable(void)
{
    HYPERVISOR_vm_assist(VMASST_CMD_disable, VMASST_TYPE_writable_pagetables);
}

/* The arguments of store() as C passes them: a PTE may take two words. */
static void encode_store(struct multicall_entry *e, const env_pte *where, env_pte value)
{
    e->args[0] = (xen_ulong_t)where;
    env_arg64(e->args, 1, value);
}

static const char *prepare_same(void)
{
    *(volatile char *)fixture_page(0) = 0;
    live = pte_read(fixture_page(0));
    return enable();
}

static void encode_same(struct multicall_entry *e, unsigned i)
{
    (void)i;
    encode_store(e, pte_address(fixture_page(0)), live);
}

static const char *prepare_map(void)
{
    unsigned i;

    for (i = 0; i < 2; i++)
        page_pte[i] = mfn_to_pte(virt_to_mfn(fixture_page(i)), PTE_KERNEL);
    fixture_open_windows();
    return enable();
}

static void map_first(unsigned n)
{
    unsigned i;

    for (i = 0; i < n; i++)
        remap(fixture_window(i), page_pte[i]);
}

static const char *prepare_unmap(void)
{
    const char *why = prepare_map();

    map_first(2);
    return why;
}

static void encode_map(struct multicall_entry *e, unsigned i)
{
    encode_store(e, pte_address(fixture_window(i)), page_pte[i]);
}

static void encode_unmap(struct multicall_entry *e, unsigned i)
{
    encode_store(e, pte_address(fixture_window(i)), 0);
}

static void finish_windows(void)
{
    disable();
    fixture_close_windows();
}

/*
 * A store has no result: the page table says whether it arrived, which the audit checks too, and
 * the next undo.
 */
static enum status judge_mapped(long result, unsigned i)
{
    (void)result;
    return pte_read(fixture_window(i)) & PTE_PRESENT ? STATUS_OK : STATUS_WRONG;
}

static enum status judge_unmapped(long result, unsigned i)
{
    (void)result;
    return pte_read(fixture_window(i)) & PTE_PRESENT ? STATUS_WRONG : STATUS_OK;
}

/* ---- TLB and CR3 ---- */

static void encode_root(struct multicall_entry *e, unsigned i)
{
    (void)i;
    trap_arguments(e, env_cr3(root_mfn()), 0);
}

const struct case_ops trap_pte_write_same = {
    .prepare = prepare_same,
    .encode = encode_same,
    .finish = disable,
    .entry = (const void *)store,
    .most = 2,
};
const struct case_ops trap_pte_write_map = {
    .prepare = prepare_map,
    .encode = encode_map,
    .undo = fixture_unmap_windows,
    .finish = finish_windows,
    .judge = judge_mapped,
    .entry = (const void *)store,
    .most = 2,
};
const struct case_ops trap_pte_write_unmap = {
    .prepare = prepare_unmap,
    .encode = encode_unmap,
    .undo = map_first,
    .finish = finish_windows,
    .judge = judge_unmapped,
    .entry = (const void *)store,
    .most = 2,
};
const struct case_ops trap_cr3_write = {.encode = encode_root, .entry = (const void *)write_cr3};
