/* SPDX-License-Identifier: MIT */
/*
 * update_va_mapping: one PTE by virtual address, with the flush it needs
 * (xen/arch/x86/mm.c:__do_update_va_mapping).  Writing the value that is there takes the fast path
 * without reference counts; mapping and unmapping a page takes and drops a type reference.  INVLPG
 * and the TLB flush are what moves its price most on hardware, and least in instruction counts.
 */
#include "bench/case.h"
#include "bench/fixture.h"

static env_pte live;

/* Touch the page first, so that accessed and dirty are set and the value stays what was read. */
static const char *read_live(void)
{
    *(volatile char *)fixture_page(0) = 0;
    live = pte_read(fixture_page(0));
    return NULL;
}

static void encode_same(struct multicall_entry *e, unsigned long flags)
{
    MULTI_update_va_mapping(e, (unsigned long)fixture_page(0), live, flags);
}

static void encode_same_none(struct multicall_entry *e, unsigned i)
{
    (void)i;
    encode_same(e, UVMF_NONE);
}

static void encode_same_invlpg(struct multicall_entry *e, unsigned i)
{
    (void)i;
    encode_same(e, UVMF_INVLPG | UVMF_LOCAL);
}

static void encode_same_flush(struct multicall_entry *e, unsigned i)
{
    (void)i;
    encode_same(e, UVMF_TLB_FLUSH | UVMF_LOCAL);
}

/* ---- map and unmap: the i-th fixture page at the i-th window ---- */

static env_pte window_pte(unsigned i)
{
    return pte_of(va_to_mfn(fixture_page(i)), PTE_KERNEL);
}

static const char *open_windows(void)
{
    fixture_open_windows();
    return NULL;
}

static const char *fill_windows(void)
{
    unsigned i;

    for (i = 0; i < CALLS_MAX; i++)
        remap(fixture_window(i), window_pte(i));
    return NULL;
}

static void encode_map(struct multicall_entry *e, unsigned i)
{
    MULTI_update_va_mapping(e, (unsigned long)fixture_window(i), window_pte(i), UVMF_NONE);
}

static void encode_unmap(struct multicall_entry *e, unsigned i)
{
    MULTI_update_va_mapping(e, (unsigned long)fixture_window(i), 0, UVMF_INVLPG | UVMF_LOCAL);
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
        remap(fixture_window(i), window_pte(i));
}

const struct case_ops update_va_mapping_same_none = {
    .prepare = read_live,
    .encode = encode_same_none,
};
const struct case_ops update_va_mapping_same_invlpg = {
    .prepare = read_live,
    .encode = encode_same_invlpg,
};
const struct case_ops update_va_mapping_same_flush = {
    .prepare = read_live,
    .encode = encode_same_flush,
};
const struct case_ops update_va_mapping_map = {
    .prepare = open_windows,
    .encode = encode_map,
    .undo = undo_map,
    .finish = fixture_close_windows,
};
const struct case_ops update_va_mapping_unmap = {
    .prepare = fill_windows,
    .encode = encode_unmap,
    .undo = undo_unmap,
    .finish = fixture_close_windows,
};
