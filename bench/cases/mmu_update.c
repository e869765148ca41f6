/* SPDX-License-Identifier: MIT */
/*
 * mmu_update: PTEs by machine address, an array of them in one call
 * (xen/arch/x86/mm.c:do_mmu_update); by far the most frequent call of a PV guest that builds Xen.
 * Each request looks its page up, takes a type reference and maps it; the same value again takes
 * the fast path.  The array shares the domain lookup and the map of a page table that stays the
 * same, which a multicall of single requests does not. No request on a last-level table flushes the
 * TLB.
 */
#include "bench/case/case.h"
#include "bench/fixture/pages.h"

static struct mmu_update requests[CALLS_MAX] XEN_BUFFER;
static unsigned done XEN_BUFFER;
static struct mmu_update live;

static void array(struct multicall_entry *e, unsigned n)
{
    done = 0;
    MULTI_mmu_update(e, requests, n, &done, DOMID_SELF);
}

static bool all_done(unsigned n)
{
    return done == n;
}

static void encode_one(struct multicall_entry *e, unsigned i)
{
    MULTI_mmu_update(e, &requests[i], 1, &done, DOMID_SELF);
}

static void encode_count_0(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_mmu_update(e, requests, 0, &done, DOMID_SELF);
}

/* ---- the same value ---- */

/* Touch the page first, so that accessed and dirty are set and the value stays what was read. */
static const char *read_live(void)
{
    *(volatile char *)fixture_page(0) = 0;
    live.ptr = pte_maddr(fixture_page(0)) | MMU_NORMAL_PT_UPDATE;
    live.val = pte_read(fixture_page(0));
    return NULL;
}

static void item_live(unsigned i)
{
    requests[i] = live;
}

static void encode_live(struct multicall_entry *e, unsigned i)
{
    item_live(i);
    encode_one(e, i);
}

/* ---- map and unmap: the i-th fixture page at the i-th window ---- */

static uint64_t window_pte[CALLS_MAX], page_maddr[CALLS_MAX];

static void find_windows(void)
{
    unsigned i;

    for (i = 0; i < CALLS_MAX; i++) {
        window_pte[i] = pte_maddr(fixture_window(i));
        page_maddr[i] = (uint64_t)virt_to_mfn(fixture_page(i)) << ENV_PAGE_SHIFT;
    }
}

static const char *open_windows(void)
{
    find_windows();
    fixture_open_windows();
    return NULL;
}

static void fill_window(unsigned i)
{
    remap(fixture_window(i), page_maddr[i] | PTE_KERNEL);
}

static const char *fill_windows(void)
{
    unsigned i;

    find_windows();
    for (i = 0; i < CALLS_MAX; i++)
        fill_window(i);
    return NULL;
}

static void undo_map(unsigned n)
{
    unsigned i;

    for (i = 0; i < n; i++)
        unmap(fixture_window(i));
}

static void undo_unmap(unsigned n)
{
    unsigned i;

    for (i = 0; i < n; i++)
        fill_window(i);
}

static void item_map(unsigned i)
{
    requests[i].ptr = window_pte[i] | MMU_NORMAL_PT_UPDATE;
    requests[i].val = page_maddr[i] | PTE_KERNEL;
}

static void encode_map(struct multicall_entry *e, unsigned i)
{
    item_map(i);
    encode_one(e, i);
}

static void item_preserve_ad(unsigned i)
{
    requests[i].ptr = window_pte[i] | MMU_PT_UPDATE_PRESERVE_AD;
    requests[i].val = page_maddr[i] | PTE_KERNEL;
}

static void encode_preserve_ad(struct multicall_entry *e, unsigned i)
{
    item_preserve_ad(i);
    encode_one(e, i);
}

static void item_no_translate(unsigned i)
{
    requests[i].ptr = window_pte[i] | MMU_PT_UPDATE_NO_TRANSLATE;
    requests[i].val = page_maddr[i] | PTE_KERNEL;
}

static void encode_no_translate(struct multicall_entry *e, unsigned i)
{
    item_no_translate(i);
    encode_one(e, i);
}

static void item_unmap(unsigned i)
{
    requests[i].ptr = window_pte[i] | MMU_NORMAL_PT_UPDATE;
    requests[i].val = 0;
}

static void encode_unmap(struct multicall_entry *e, unsigned i)
{
    item_unmap(i);
    encode_one(e, i);
}

/* ---- read-only and back, in the windows ---- */

static void item_to_ro(unsigned i)
{
    requests[i].ptr = window_pte[i] | MMU_NORMAL_PT_UPDATE;
    requests[i].val = page_maddr[i] | PTE_KERNEL_RO;
}

static void encode_to_ro(struct multicall_entry *e, unsigned i)
{
    item_to_ro(i);
    encode_one(e, i);
}

static const char *fill_windows_ro(void)
{
    unsigned i;

    find_windows();
    for (i = 0; i < CALLS_MAX; i++)
        remap(fixture_window(i), page_maddr[i] | PTE_KERNEL_RO);
    return NULL;
}

static void undo_to_rw(unsigned n)
{
    unsigned i;

    for (i = 0; i < n; i++)
        remap(fixture_window(i), page_maddr[i] | PTE_KERNEL_RO);
}

/* ---- no page table ---- */

static void item_m2p(unsigned i)
{
    requests[i].ptr = page_maddr[i] | MMU_MACHPHYS_UPDATE;
    requests[i].val = mfn_to_pfn((unsigned long)(page_maddr[i] >> ENV_PAGE_SHIFT));
}

static void encode_m2p(struct multicall_entry *e, unsigned i)
{
    item_m2p(i);
    encode_one(e, i);
}

static const char *find_pages(void)
{
    find_windows();
    return NULL;
}

static void item_data(unsigned i)
{
    requests[i].ptr = page_maddr[i] | MMU_NORMAL_PT_UPDATE;
    requests[i].val = i;
}

static void encode_data(struct multicall_entry *e, unsigned i)
{
    item_data(i);
    encode_one(e, i);
}

const struct case_ops mmu_update_count0 = {.encode = encode_count_0};
const struct case_ops mmu_update_same = {
    .prepare = read_live,
    .encode = encode_live,
    .item = item_live,
    .array = array,
    .array_done = all_done,
};
#define WINDOWS(prepare_, encode_, item_, undo_)                                                   \
    {                                                                                              \
        .prepare = prepare_, .encode = encode_, .item = item_, .undo = undo_, .array = array,      \
        .array_done = all_done, .finish = fixture_close_windows,                                   \
    }
const struct case_ops mmu_update_map = WINDOWS(open_windows, encode_map, item_map, undo_map);
const struct case_ops mmu_update_unmap =
    WINDOWS(fill_windows, encode_unmap, item_unmap, undo_unmap);
const struct case_ops mmu_update_preserve_ad =
    WINDOWS(open_windows, encode_preserve_ad, item_preserve_ad, undo_map);
const struct case_ops mmu_update_no_translate =
    WINDOWS(open_windows, encode_no_translate, item_no_translate, undo_map);
const struct case_ops mmu_update_to_ro =
    WINDOWS(fill_windows, encode_to_ro, item_to_ro, undo_unmap);
const struct case_ops mmu_update_to_rw = WINDOWS(fill_windows_ro, encode_map, item_map, undo_to_rw);
const struct case_ops mmu_update_m2p = {
    .prepare = find_pages,
    .encode = encode_m2p,
    .item = item_m2p,
    .array = array,
    .array_done = all_done,
};
const struct case_ops mmu_update_data = {
    .prepare = find_pages,
    .encode = encode_data,
    .item = item_data,
    .array = array,
    .array_done = all_done,
};
