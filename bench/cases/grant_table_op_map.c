/* SPDX-License-Identifier: MIT */
/*
 * grant_table_op, pages of another domain mapped and unmapped: what a back-end driver does for each
 * request, dozens of them a call (xen/common/grant_table.c:map_grant_ref, unmap_grant_ref).
 * Mapping takes a handle, checks and pins the entry, takes the page's references and writes the
 * PTE; unmapping does it all backwards and flushes the TLB once for 32 operations, which is what an
 * array saves over a multicall. The other domain is ourselves here, by number, which Xen allows.
 */
#include "bench/cases/grant_table_op_map.h"

#include "bench/case/case.h"
#include "bench/case/judge.h"
#include "bench/fixture/pages.h"
#include "core/grant.h"
#include "core/guest.h"

/* What no operation answers. */
#define UNDONE 1

static struct gnttab_map_grant_ref maps[GRANT_MAPS] XEN_BUFFER;
static struct gnttab_unmap_grant_ref unmaps[GRANT_MAPS] XEN_BUFFER;
static uint64_t places[GRANT_MAPS];
static grant_handle_t handles[GRANT_MAPS];
static unsigned map_flags;
static domid_t ourselves;

/* ---- the operations ---- */

static void item_map(unsigned i)
{
    maps[i].host_addr = places[i];
    maps[i].flags = map_flags;
    maps[i].ref = GRANT_FIRST + i;
    maps[i].dom = ourselves;
    maps[i].status = UNDONE;
}

static void encode_map(struct multicall_entry *e, unsigned i)
{
    item_map(i);
    MULTI_grant_table_op(e, GNTTABOP_map_grant_ref, &maps[i], 1);
}

static void array_map(struct multicall_entry *e, unsigned n)
{
    MULTI_grant_table_op(e, GNTTABOP_map_grant_ref, maps, n);
}

static bool all_mapped(unsigned n)
{
    unsigned i;

    for (i = 0; i < n; i++)
        if (maps[i].status != GNTST_okay)
            return false;
    return true;
}

static enum status judge_map(long result, unsigned i)
{
    if (result == 0 && maps[i].status != GNTST_okay)
        return STATUS_WRONG;
    return judge_result(result, 0);
}

static void item_unmap(unsigned i)
{
    unmaps[i].host_addr = places[i];
    unmaps[i].dev_bus_addr = 0;
    unmaps[i].handle = handles[i];
    unmaps[i].status = UNDONE;
}

static void encode_unmap(struct multicall_entry *e, unsigned i)
{
    item_unmap(i);
    MULTI_grant_table_op(e, GNTTABOP_unmap_grant_ref, &unmaps[i], 1);
}

static void array_unmap(struct multicall_entry *e, unsigned n)
{
    MULTI_grant_table_op(e, GNTTABOP_unmap_grant_ref, unmaps, n);
}

static bool all_unmapped(unsigned n)
{
    unsigned i;

    for (i = 0; i < n; i++)
        if (unmaps[i].status != GNTST_okay)
            return false;
    return true;
}

static enum status judge_unmap(long result, unsigned i)
{
    if (result == 0 && unmaps[i].status != GNTST_okay)
        return STATUS_WRONG;
    return judge_result(result, 0);
}

grant_handle_t grant_map_handle(unsigned i)
{
    return handles[i];
}

/* ---- both halves, outside the timed region ---- */

static void keep_handles(unsigned n)
{
    unsigned i;

    for (i = 0; i < n; i++)
        handles[i] = maps[i].handle;
}

void grant_map_first(unsigned n)
{
    struct multicall_entry call = {0};
    unsigned i;

    for (i = 0; i < n; i++)
        item_map(i);
    array_map(&call, n);
    hypercall(&call);
    keep_handles(n);
}

static void unmap_first(unsigned n)
{
    struct multicall_entry call = {0};
    unsigned i;

    for (i = 0; i < n; i++)
        item_unmap(i);
    array_unmap(&call, n);
    hypercall(&call);
}

static void undo_map(unsigned n)
{
    keep_handles(n);
    unmap_first(n);
}

/* ---- what has to be true ---- */

static const char *grant_pages(unsigned flags)
{
    const char *why = grant_open();
    unsigned i;

    if (why)
        return why;
    fixture_open_windows();
    map_flags = GNTMAP_host_map | flags;
    ourselves = guest_domid();
    for (i = 0; i < GRANT_MAPS; i++) {
        grant_access(GRANT_FIRST + i, ourselves, virt_to_mfn(fixture_page(i)),
                     flags & GNTMAP_readonly);
        places[i] = flags & GNTMAP_contains_pte ? pte_maddr(fixture_window(i))
                                                : (unsigned long)fixture_window(i);
    }
    return NULL;
}

static const char *granted(void)
{
    return grant_pages(0);
}

static const char *granted_readonly(void)
{
    return grant_pages(GNTMAP_readonly);
}

static const char *granted_pte(void)
{
    return grant_pages(GNTMAP_contains_pte);
}

const char *grant_map_all(unsigned flags)
{
    const char *why = grant_pages(flags);

    if (!why)
        grant_map_first(GRANT_MAPS);
    return why;
}

static const char *mapped(void)
{
    return grant_map_all(0);
}

static const char *mapped_readonly(void)
{
    return grant_map_all(GNTMAP_readonly);
}

static const char *mapped_pte(void)
{
    return grant_map_all(GNTMAP_contains_pte);
}

static void finish(void)
{
    fixture_close_windows();
    grant_close();
}

void grant_unmap_all(void)
{
    unmap_first(GRANT_MAPS);
    finish();
}

/* clang-format off */
#define MAP_OPS(prepare_)                                                                          \
    {                                                                                              \
        .prepare = prepare_, .encode = encode_map, .judge = judge_map, .item = item_map,           \
        .array = array_map, .array_done = all_mapped, .undo = undo_map, .finish = finish,          \
        .most = GRANT_MAPS                                                                               \
    }
#define UNMAP_OPS(prepare_)                                                                        \
    {                                                                                              \
        .prepare = prepare_, .encode = encode_unmap, .judge = judge_unmap, .item = item_unmap,     \
        .array = array_unmap, .array_done = all_unmapped, .undo = grant_map_first,                       \
        .finish = grant_unmap_all, .most = GRANT_MAPS                                                      \
    }
/* clang-format on */

const struct case_ops grant_table_op_map = MAP_OPS(granted);
const struct case_ops grant_table_op_map_readonly = MAP_OPS(granted_readonly);
const struct case_ops grant_table_op_map_pte = MAP_OPS(granted_pte);
const struct case_ops grant_table_op_unmap = UNMAP_OPS(mapped);
const struct case_ops grant_table_op_unmap_readonly = UNMAP_OPS(mapped_readonly);
const struct case_ops grant_table_op_unmap_pte = UNMAP_OPS(mapped_pte);
