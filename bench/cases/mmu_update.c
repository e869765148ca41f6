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

/* ---- map, unmap, read-only and back: the i-th fixture page at the i-th window ---- */

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

static void fill_first(unsigned n, unsigned access)
{
    unsigned i;

    for (i = 0; i < n; i++)
        remap(fixture_window(i), page_maddr[i] | access);
}

static void undo_unmap(unsigned n)
{
    fill_first(n, PTE_KERNEL);
}

static void undo_to_rw(unsigned n)
{
    fill_first(n, PTE_KERNEL_RO);
}

static const char *fill_windows(void)
{
    find_windows();
    undo_unmap(CALLS_MAX);
    return NULL;
}

static const char *fill_windows_ro(void)
{
    find_windows();
    undo_to_rw(CALLS_MAX);
    return NULL;
}

/* The i-th request, and a call that has it alone. */
#define REQUEST(name, pointer, value)                                                              \
    static void item_##name(unsigned i)                                                            \
    {                                                                                              \
        requests[i].ptr = pointer;                                                                 \
        requests[i].val = value;                                                                   \
    }                                                                                              \
    static void encode_##name(struct multicall_entry *e, unsigned i)                               \
    {                                                                                              \
        item_##name(i);                                                                            \
        encode_one(e, i);                                                                          \
    }

REQUEST(map, window_pte[i] | MMU_NORMAL_PT_UPDATE, page_maddr[i] | PTE_KERNEL)
REQUEST(preserve_ad, window_pte[i] | MMU_PT_UPDATE_PRESERVE_AD, page_maddr[i] | PTE_KERNEL)
REQUEST(no_translate, window_pte[i] | MMU_PT_UPDATE_NO_TRANSLATE, page_maddr[i] | PTE_KERNEL)
REQUEST(unmap, window_pte[i] | MMU_NORMAL_PT_UPDATE, 0)
REQUEST(to_ro, window_pte[i] | MMU_NORMAL_PT_UPDATE, page_maddr[i] | PTE_KERNEL_RO)

/* ---- no page table ---- */

REQUEST(m2p, page_maddr[i] | MMU_MACHPHYS_UPDATE,
        mfn_to_pfn((unsigned long)(page_maddr[i] >> ENV_PAGE_SHIFT)))
REQUEST(data, page_maddr[i] | MMU_NORMAL_PT_UPDATE, i)

static const char *find_pages(void)
{
    find_windows();
    return NULL;
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
const struct case_ops mmu_update_map =
    WINDOWS(open_windows, encode_map, item_map, fixture_unmap_windows);
const struct case_ops mmu_update_unmap =
    WINDOWS(fill_windows, encode_unmap, item_unmap, undo_unmap);
const struct case_ops mmu_update_preserve_ad =
    WINDOWS(open_windows, encode_preserve_ad, item_preserve_ad, fixture_unmap_windows);
const struct case_ops mmu_update_no_translate =
    WINDOWS(open_windows, encode_no_translate, item_no_translate, fixture_unmap_windows);
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
