/* SPDX-License-Identifier: MIT */
/*
 * grant_table_op, entries swapped and caches flushed (xen/common/grant_table.c:swap_grant_ref,
 * cache_flush).  A swap exchanges two entries under the table's lock for writing.  A cache flush is
 * for devices that do not snoop; on x86 Xen flushes the whole page however few bytes are asked for,
 * a line at a time, or every cache where the processor has no flush of a line.
 */
#include "bench/case/case.h"
#include "bench/case/judge.h"
#include "bench/fixture/pages.h"
#include "core/grant.h"

#include <xen/errno.h>

/* What no operation answers. */
#define UNDONE 1

#define LINE 64

static struct gnttab_swap_grant_ref swaps[CALLS_MAX] XEN_BUFFER;
static struct gnttab_cache_flush flushes[CALLS_MAX] XEN_BUFFER;

/* ---- swaps ---- */

static unsigned swap_distance;

static const char *swap_same(void)
{
    swap_distance = 0;
    return NULL;
}

static const char *swap_two(void)
{
    swap_distance = 1;
    return NULL;
}

static void item_swap(unsigned i)
{
    swaps[i].ref_a = GRANT_FIRST;
    swaps[i].ref_b = GRANT_FIRST + swap_distance;
    swaps[i].status = UNDONE;
}

static void encode_swap(struct multicall_entry *e, unsigned i)
{
    item_swap(i);
    MULTI_grant_table_op(e, GNTTABOP_swap_grant_ref, &swaps[i], 1);
}

static void array_swap(struct multicall_entry *e, unsigned n)
{
    MULTI_grant_table_op(e, GNTTABOP_swap_grant_ref, swaps, n);
}

static bool all_swapped(unsigned n)
{
    unsigned i;

    for (i = 0; i < n; i++)
        if (swaps[i].status != GNTST_okay)
            return false;
    return true;
}

static enum status judge_swap(long result, unsigned i)
{
    if (result == 0 && swaps[i].status != GNTST_okay)
        return STATUS_WRONG;
    return judge_result(result, 0);
}

/* ---- cache flushes ---- */

static unsigned flush_op, flush_length;

static const char *flush(unsigned op, unsigned bytes)
{
    flush_op = op;
    flush_length = bytes;
    return NULL;
}

static const char *flush_nothing(void)
{
    return flush(GNTTAB_CACHE_CLEAN, 0);
}

static const char *flush_clean(void)
{
    return flush(GNTTAB_CACHE_CLEAN, LINE);
}

static const char *flush_both(void)
{
    return flush(GNTTAB_CACHE_CLEAN | GNTTAB_CACHE_INVAL, LINE);
}

static const char *flush_page(void)
{
    return flush(GNTTAB_CACHE_CLEAN, ENV_PAGE_SIZE);
}

static const char *flush_inval(void)
{
    return flush(GNTTAB_CACHE_INVAL, LINE);
}

static void item_flush(unsigned i)
{
    flushes[i].a.dev_bus_addr = (uint64_t)virt_to_mfn(fixture_page(i)) << ENV_PAGE_SHIFT;
    flushes[i].offset = 0;
    flushes[i].length = (uint16_t)flush_length;
    flushes[i].op = flush_op;
}

static void encode_flush(struct multicall_entry *e, unsigned i)
{
    item_flush(i);
    MULTI_grant_table_op(e, GNTTABOP_cache_flush, &flushes[i], 1);
}

static void array_flush(struct multicall_entry *e, unsigned n)
{
    MULTI_grant_table_op(e, GNTTABOP_cache_flush, flushes, n);
}

/* clang-format off */
#define SWAP_OPS(prepare_)                                                                         \
    {                                                                                              \
        .prepare = prepare_, .encode = encode_swap, .judge = judge_swap, .item = item_swap,        \
        .array = array_swap, .array_judge = judge_grants, .array_done = all_swapped                \
    }
#define FLUSH_OPS(prepare_)                                                                        \
    {                                                                                              \
        .prepare = prepare_, .encode = encode_flush, .item = item_flush,                           \
        .array = array_flush, .array_judge = judge_grants                                          \
    }
/* clang-format on */

const struct case_ops grant_table_op_swap_same = SWAP_OPS(swap_same);
const struct case_ops grant_table_op_swap = SWAP_OPS(swap_two);
const struct case_ops grant_table_op_flush_0 = FLUSH_OPS(flush_nothing);
const struct case_ops grant_table_op_flush_clean = FLUSH_OPS(flush_clean);
const struct case_ops grant_table_op_flush_both = FLUSH_OPS(flush_both);
const struct case_ops grant_table_op_flush_page = FLUSH_OPS(flush_page);
const struct case_ops grant_table_op_flush_inval = {
    .prepare = flush_inval,
    .encode = encode_flush,
    .expect = -XEN_EOPNOTSUPP,
};
