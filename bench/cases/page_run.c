/* SPDX-License-Identifier: MIT */
/*
 * Runs of page-table work, by each way there is: 200 mappings made read-only, as a fork does to the
 * parent, and 200 taken away, as an exit or munmap does; a TLB flush ends each run, once for all.
 * The price by 200 is a price per page, encoding and loop included, because a kernel pays these
 * too.  It is the comparison that decides how a PV kernel batches (xen/arch/x86/mm.c; for the
 * stores xen/arch/x86/pv/ro-page-fault.c).
 */
#include "bench/case/case.h"
#include "bench/case/judge.h"
#include "bench/cases/page_run.h"
#include "bench/fixture/issue.h"
#include "bench/fixture/pages.h"
#include "core/queue.h"

#define ARRAY_ITEMS 32

/* What the i-th page's PTE becomes, and what it is before. */
static env_pte after[PAGE_RUN_PAGES], before[PAGE_RUN_PAGES];
static uint64_t pte_at[PAGE_RUN_PAGES];
static env_pte *pte_va[PAGE_RUN_PAGES];

static struct multicall_entry entries[QUEUE_MAX] XEN_BUFFER;
static struct mmu_update requests[ARRAY_ITEMS] XEN_BUFFER;
static struct mmuext_op flush[1] XEN_BUFFER;
static struct queue queue;

static long flush_tlb(void)
{
    flush->cmd = MMUEXT_TLB_FLUSH_LOCAL;
    return HYPERVISOR_mmuext_op(flush, 1, NULL, DOMID_SELF);
}

/* ---- the four ways ---- */

ISSUE static long by_va(void)
{
    long failed = 0;
    unsigned i;

    for (i = 0; i < PAGE_RUN_PAGES; i++)
        failed |= HYPERVISOR_update_va_mapping((unsigned long)fixture_window(i), after[i], 0);
    return failed | flush_tlb();
}

ISSUE static long by_va_queue(void)
{
    unsigned i;

    for (i = 0; i < PAGE_RUN_PAGES; i++)
        MULTI_update_va_mapping(queue_add(&queue, NULL, NULL), (unsigned long)fixture_window(i),
                                after[i], 0);
    flush->cmd = MMUEXT_TLB_FLUSH_LOCAL;
    MULTI_mmuext_op(queue_add(&queue, NULL, NULL), flush, 1, NULL, DOMID_SELF);
    queue_flush(&queue);
    return queue.failed;
}

ISSUE static long by_array(void)
{
    long failed = 0;
    unsigned i, n = 0;

    for (i = 0; i < PAGE_RUN_PAGES; i++) {
        requests[n].ptr = pte_at[i] | MMU_NORMAL_PT_UPDATE;
        requests[n].val = after[i];
        if (++n == ARRAY_ITEMS || i + 1 == PAGE_RUN_PAGES) {
            failed |= HYPERVISOR_mmu_update(requests, n, NULL, DOMID_SELF);
            n = 0;
        }
    }
    return failed | flush_tlb();
}

ISSUE static long by_store(void)
{
    unsigned i;

    for (i = 0; i < PAGE_RUN_PAGES; i++)
        env_store_pte(pte_va[i], after[i]);
    return flush_tlb();
}

/* ---- set-up ---- */

static void put_back(unsigned n)
{
    unsigned i;

    (void)n;
    for (i = 0; i < PAGE_RUN_PAGES; i++)
        remap(fixture_window(i), before[i]);
}

static const char *prepare(unsigned flags_after)
{
    unsigned i;

    for (i = 0; i < PAGE_RUN_PAGES; i++) {
        unsigned long mfn = virt_to_mfn(fixture_page(i));

        before[i] = mfn_to_pte(mfn, PTE_KERNEL);
        after[i] = flags_after ? mfn_to_pte(mfn, flags_after) : 0;
        pte_at[i] = pte_maddr(fixture_window(i));
        pte_va[i] = (env_pte *)pte_address(fixture_window(i));
    }
    put_back(0);
    queue_init(&queue, entries);
    return HYPERVISOR_vm_assist(VMASST_CMD_enable, VMASST_TYPE_writable_pagetables) == 0
               ? NULL
               : "writable page tables cannot be enabled";
}

static const char *prepare_fork(void)
{
    return prepare(PTE_KERNEL_RO);
}

static const char *prepare_unmap(void)
{
    return prepare(0);
}

static void finish(void)
{
    HYPERVISOR_vm_assist(VMASST_CMD_disable, VMASST_TYPE_writable_pagetables);
    fixture_close_windows();
}

static void encode_nothing(struct multicall_entry *e, unsigned i)
{
    (void)i;
    e->args[0] = 0;
}

/* Besides the results: the last page's PTE has to be what the run made of it, and so the first's.
 */
static enum status judge(long result, unsigned i)
{
    const env_pte seen = PTE_PRESENT | PTE_WRITABLE;
    const unsigned last = PAGE_RUN_PAGES - 1;

    (void)i;
    if ((pte_read(fixture_window(0)) & seen) != (after[0] & seen) ||
        (pte_read(fixture_window(last)) & seen) != (after[last] & seen))
        return STATUS_WRONG;
    return judge_result(result, 0);
}

/* A second run would find nothing to do: one to a timed region, and no check by depth. */
#define RUN(name, prepare_, entry_)                                                                \
    const struct case_ops page_run_##name = {                                                      \
        .prepare = prepare_,                                                                       \
        .encode = encode_nothing,                                                                  \
        .undo = put_back,                                                                          \
        .finish = finish,                                                                          \
        .judge = judge,                                                                            \
        .most = 1,                                                                                 \
        .entry = (const void *)entry_,                                                             \
    }

RUN(fork_va, prepare_fork, by_va);
RUN(fork_va_queue, prepare_fork, by_va_queue);
RUN(fork_array, prepare_fork, by_array);
RUN(fork_store, prepare_fork, by_store);
RUN(unmap_va, prepare_unmap, by_va);
RUN(unmap_va_queue, prepare_unmap, by_va_queue);
RUN(unmap_array, prepare_unmap, by_array);
RUN(unmap_store, prepare_unmap, by_store);
