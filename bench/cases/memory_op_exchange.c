/* SPDX-License-Identifier: MIT */
/*
 * memory_op, pages exchanged for others: how a PV kernel gets memory that is contiguous or low for
 * a device (xen/common/memory.c:memory_exchange).  A page is stolen from its owner, a new one
 * allocated, the old one freed and the new one assigned, with the machine-to-phys table written
 * twice.  A page that is still mapped cannot be stolen.  What the heap holds moves the price.
 */
#include "bench/case/case.h"
#include "bench/case/judge.h"
#include "bench/fixture/heap.h"
#include "bench/fixture/pages.h"
#include "core/guest.h"
#include "core/panic.h"

#include <xen/errno.h>

/* Beyond what the allocator has, so beyond what any domain is allowed. */
#define ORDER_TOO_LARGE 40

static struct xen_memory_exchange exchanges[HEAP_CALLS] XEN_BUFFER;
static struct xen_memory_exchange many[1] XEN_BUFFER;
static xen_pfn_t in[HEAP_CALLS] XEN_BUFFER;
static xen_pfn_t out[HEAP_CALLS] XEN_BUFFER;

static void fill_half(struct xen_memory_reservation *half, xen_pfn_t *extents, unsigned n)
{
    set_xen_guest_handle(half->extent_start, extents);
    half->nr_extents = n;
    half->extent_order = 0;
    half->mem_flags = 0;
    half->domid = DOMID_SELF;
}

static void fill(struct xen_memory_exchange *exchange, unsigned first, unsigned n)
{
    fill_half(&exchange->in, &in[first], n);
    fill_half(&exchange->out, &out[first], n);
    exchange->nr_exchanged = 0;
}

static void item(unsigned i)
{
    in[i] = virt_to_mfn(heap_page(i));
    out[i] = virt_to_pfn(heap_page(i));
}

static void array(struct multicall_entry *e, unsigned n)
{
    fill(many, 0, n);
    MULTI_memory_op(e, XENMEM_exchange, many);
}

static bool all_done(unsigned n)
{
    return many->nr_exchanged == n;
}

static void encode(struct multicall_entry *e, unsigned i)
{
    item(i);
    fill(&exchanges[i], i, 1);
    MULTI_memory_op(e, XENMEM_exchange, &exchanges[i]);
}

/* Xen left the new frames where the frame numbers were. */
static void take_over(unsigned n)
{
    unsigned i;

    for (i = 0; i < n; i++)
        va_set_mfn(heap_page(i), out[i]);
}

/* ---- a heap that costs the same each time ---- */

/* The page that lies free, so that there is always one to take. */
#define STOCK (HEAP_PAGES - 1)

/* More than the heap has single free pages after a boot. */
#define ROUNDS 256

/* Which of two neighbours it is; Xen looks for the other one in another branch. */
static unsigned side(unsigned i)
{
    return virt_to_mfn(heap_page(i)) & 1;
}

static void exchange_page(unsigned i)
{
    out[0] = virt_to_pfn(heap_page(i));
    in[0] = virt_to_mfn(heap_page(i));
    fill(many, 0, 1);
    if (HYPERVISOR_memory_op(XENMEM_exchange, many) != 0)
        panic("Xen refused to exchange a page");
    va_set_mfn(heap_page(i), out[0]);
}

/*
 * Xen takes an exchanged page back unscrubbed, behind those that are clean, and scrubs it when it
 * gives it out.  So all free single pages are exchanged once, and those of the other side are kept
 * with us, each in a page that the calls do not use.
 */
static const char *sift(void)
{
    const char *why = heap_open_last(HEAP_PAGES);
    unsigned i, spare = HEAP_CALLS;

    if (why)
        return why;
    heap_give(STOCK, 1);
    for (i = 0; i < ROUNDS && spare < STOCK; i++) {
        exchange_page(spare);
        spare += side(spare) != side(0);
    }
    return NULL;
}

static void finish(void)
{
    heap_take(STOCK, 1);
    heap_close();
}

/* ---- nothing exchanged: on pages that are mapped ---- */

static void item_mapped(unsigned i)
{
    in[i] = virt_to_mfn(fixture_page(i));
    out[i] = virt_to_pfn(fixture_page(i));
}

static void encode_mapped(struct multicall_entry *e, unsigned i)
{
    item_mapped(i);
    fill(&exchanges[i], i, 1);
    MULTI_memory_op(e, XENMEM_exchange, &exchanges[i]);
}

static void encode_done(struct multicall_entry *e, unsigned i)
{
    encode_mapped(e, i);
    exchanges[i].nr_exchanged = 1;
}

/* Shifted by as it is, without a look, it would be any number of pages. */
static const char *looks_at_order(void)
{
    return guest_xen_before(4, 3) ? "this Xen checks no order" : NULL;
}

static void encode_too_large(struct multicall_entry *e, unsigned i)
{
    encode_mapped(e, i);
    exchanges[i].in.extent_order = exchanges[i].out.extent_order = ORDER_TOO_LARGE;
}

/* -EINVAL up to 4.6. */
static enum status judge_too_large(long result, unsigned i)
{
    (void)i;
    return judge_by_age(result, -XEN_EPERM, -XEN_EINVAL, 4, 7);
}

const struct case_ops memory_op_exchange = {
    .prepare = sift,
    .encode = encode,
    .item = item,
    .array = array,
    .array_done = all_done,
    .undo = take_over,
    .most = HEAP_CALLS,
    .finish = finish,
};
const struct case_ops memory_op_exchange_done = {.encode = encode_done, .most = HEAP_CALLS};
const struct case_ops memory_op_exchange_too_large = {
    .prepare = looks_at_order,
    .encode = encode_too_large,
    .judge = judge_too_large,
    .most = HEAP_CALLS,
};
const struct case_ops memory_op_exchange_mapped = {
    .encode = encode_mapped, .expect = -XEN_EINVAL, .most = HEAP_CALLS};
