/* SPDX-License-Identifier: MIT */
/*
 * grant_table_op, a granted page unmapped and another mapping moved into its place: how a back-end
 * that keeps a page of its own behind each window gives a grant back
 * (xen/common/grant_table.c:unmap_and_replace, xen/arch/x86/mm.c:replace_grant_pv_mapping).
 * It saves the second update of the PTE, and costs the walk to the other one.
 */
#include "bench/cases/grant_table_op_map.h"

#include "bench/case/case.h"
#include "bench/case/judge.h"
#include "bench/fixture/pages.h"

/* What no operation answers. */
#define UNDONE 1

static struct gnttab_unmap_and_replace replaces[GRANT_MAPS] XEN_BUFFER;

/* The mapping of the page's own address is moved into the place of the grant's. */
static void item_replace(unsigned i)
{
    replaces[i].host_addr = (unsigned long)fixture_window(i);
    replaces[i].new_addr = (unsigned long)fixture_page(i);
    replaces[i].handle = grant_map_handle(i);
    replaces[i].status = UNDONE;
}

static void encode_replace(struct multicall_entry *e, unsigned i)
{
    item_replace(i);
    MULTI_grant_table_op(e, GNTTABOP_unmap_and_replace, &replaces[i], 1);
}

static void array_replace(struct multicall_entry *e, unsigned n)
{
    MULTI_grant_table_op(e, GNTTABOP_unmap_and_replace, replaces, n);
}

static bool all_replaced(unsigned n)
{
    unsigned i;

    for (i = 0; i < n; i++)
        if (replaces[i].status != GNTST_okay)
            return false;
    return true;
}

static enum status judge_replace(long result, unsigned i)
{
    if (result == 0 && replaces[i].status != GNTST_okay)
        return STATUS_WRONG;
    return judge_result(result, 0);
}

/* Before the page can be granted there again, its mapping goes back to where it was. */
static void undo_replace(unsigned n)
{
    unsigned i;

    for (i = 0; i < n; i++) {
        unmap(fixture_window(i));
        remap_rw(fixture_page(i));
    }
    grant_map_first(n);
}

static const char *mapped(void)
{
    return grant_map_all(0);
}

const struct case_ops grant_table_op_unmap_and_replace = {
    .prepare = mapped,
    .encode = encode_replace,
    .judge = judge_replace,
    .item = item_replace,
    .array = array_replace,
    .array_done = all_replaced,
    .undo = undo_replace,
    .finish = grant_unmap_all,
    .most = GRANT_MAPS,
};
