/* SPDX-License-Identifier: MIT */
/*
 * update_va_mapping with a new value: a page mapped where none was, unmapped, and made read-only
 * and writable again, as a kernel does for mmap, munmap and fork (xen/arch/x86/mm.c:mod_l1_entry).
 * Mapping takes a reference and the writable type of the page, unmapping drops them; a page that
 * stays the same frame keeps its reference, but a change of the write bit moves the type.  The
 * flush comes on top, and is what hardware feels most.
 */
#include "bench/case/case.h"
#include "bench/fixture/pages.h"

static unsigned long flags;

/* The i-th fixture page, at the i-th window. */
static env_pte window_pte(unsigned i, unsigned access)
{
    return mfn_to_pte(virt_to_mfn(fixture_page(i)), access);
}

static void map_first(unsigned n, unsigned access)
{
    unsigned i;

    for (i = 0; i < n; i++)
        remap(fixture_window(i), window_pte(i, access));
}

static void writable_first(unsigned n)
{
    map_first(n, PTE_KERNEL);
}

static void read_only_first(unsigned n)
{
    map_first(n, PTE_KERNEL_RO);
}

static const char *with(unsigned long wanted)
{
    flags = wanted;
    return NULL;
}

/* ---- map ---- */

static const char *map_none(void)
{
    fixture_open_windows();
    return with(UVMF_NONE);
}

static const char *map_invlpg(void)
{
    fixture_open_windows();
    return with(UVMF_INVLPG | UVMF_LOCAL);
}

static const char *map_flush(void)
{
    fixture_open_windows();
    return with(UVMF_TLB_FLUSH | UVMF_LOCAL);
}

static void encode_writable(struct multicall_entry *e, unsigned i)
{
    MULTI_update_va_mapping(e, (unsigned long)fixture_window(i), window_pte(i, PTE_KERNEL), flags);
}

/* ---- unmap, and read-only ---- */

static const char *mapped_none(void)
{
    writable_first(CALLS_MAX);
    return with(UVMF_NONE);
}

static const char *mapped_invlpg(void)
{
    writable_first(CALLS_MAX);
    return with(UVMF_INVLPG | UVMF_LOCAL);
}

static const char *mapped_flush(void)
{
    writable_first(CALLS_MAX);
    return with(UVMF_TLB_FLUSH | UVMF_LOCAL);
}

static void encode_unmap(struct multicall_entry *e, unsigned i)
{
    MULTI_update_va_mapping(e, (unsigned long)fixture_window(i), 0, flags);
}

static void encode_read_only(struct multicall_entry *e, unsigned i)
{
    MULTI_update_va_mapping(e, (unsigned long)fixture_window(i), window_pte(i, PTE_KERNEL_RO),
                            flags);
}

/* ---- writable again ---- */

static const char *read_only_invlpg(void)
{
    read_only_first(CALLS_MAX);
    return with(UVMF_INVLPG | UVMF_LOCAL);
}

const struct case_ops update_va_mapping_map = {
    .prepare = map_none,
    .encode = encode_writable,
    .undo = fixture_unmap_windows,
    .finish = fixture_close_windows,
};
const struct case_ops update_va_mapping_map_invlpg = {
    .prepare = map_invlpg,
    .encode = encode_writable,
    .undo = fixture_unmap_windows,
    .finish = fixture_close_windows,
};
const struct case_ops update_va_mapping_map_flush = {
    .prepare = map_flush,
    .encode = encode_writable,
    .undo = fixture_unmap_windows,
    .finish = fixture_close_windows,
};
const struct case_ops update_va_mapping_unmap_none = {
    .prepare = mapped_none,
    .encode = encode_unmap,
    .undo = writable_first,
    .finish = fixture_close_windows,
};
const struct case_ops update_va_mapping_unmap = {
    .prepare = mapped_invlpg,
    .encode = encode_unmap,
    .undo = writable_first,
    .finish = fixture_close_windows,
};
const struct case_ops update_va_mapping_unmap_flush = {
    .prepare = mapped_flush,
    .encode = encode_unmap,
    .undo = writable_first,
    .finish = fixture_close_windows,
};
const struct case_ops update_va_mapping_read_only = {
    .prepare = mapped_invlpg,
    .encode = encode_read_only,
    .undo = writable_first,
    .finish = fixture_close_windows,
};
const struct case_ops update_va_mapping_writable = {
    .prepare = read_only_invlpg,
    .encode = encode_writable,
    .undo = read_only_first,
    .finish = fixture_close_windows,
};
