/* SPDX-License-Identifier: MIT */
/*
 * memory_op, pages given back and taken: what a balloon driver does, one page a call or an array of
 * them (xen/common/memory.c:increase_reservation, decrease_reservation, populate_physmap).  Taking
 * is an allocation from Xen's heap; giving back drops the last references and frees, and in between
 * lies the domain's page list.  Populating also writes the machine-to-phys table.  What the heap
 * holds moves the price, and so does a TLB flush where a page's last user may still have it cached.
 *
 * All are done on pages of our own (bench/fixture/heap.h), so that no domain needs more memory than
 * it has: dom0 may be at its limit.  The result is the number of extents done, not an errno; a
 * refusal is a 0.
 */
#include "bench/case/case.h"
#include "bench/fixture/heap.h"
#include "core/memory.h"
#include "core/panic.h"

/* A frame number that no machine has. */
#define NO_FRAME (~(xen_pfn_t)0 >> ENV_PAGE_SHIFT)

static xen_pfn_t extents[HEAP_CALLS] XEN_BUFFER;
static struct xen_memory_reservation single[HEAP_CALLS] XEN_BUFFER;
static struct xen_memory_reservation many[1] XEN_BUFFER;

static void fill(struct xen_memory_reservation *reservation, unsigned first, unsigned n)
{
    set_xen_guest_handle(reservation->extent_start, &extents[first]);
    reservation->nr_extents = n;
    reservation->extent_order = 0;
    reservation->mem_flags = 0;
    reservation->domid = DOMID_SELF;
}

static const char *open_pages(void)
{
    return heap_open(HEAP_CALLS);
}

static const char *open_given(void)
{
    const char *why = open_pages();

    if (!why)
        heap_give(0, HEAP_CALLS);
    return why;
}

static void close_given(void)
{
    heap_take(0, HEAP_CALLS);
    heap_close();
}

static void take_first(unsigned n)
{
    heap_take(0, n);
}

/* The frames that the calls left in the extents go back as they came, the last first. */
static void give_extents(unsigned n)
{
    while (n-- > 0) {
        fill(many, n, 1);
        if (HYPERVISOR_memory_op(XENMEM_decrease_reservation, many) != 1)
            panic("Xen refused to take a page back");
    }
}

/* ---- the calls ---- */

static void item_mfn(unsigned i)
{
    extents[i] = virt_to_mfn(heap_page(i));
}

static void item_pfn(unsigned i)
{
    extents[i] = virt_to_pfn(heap_page(i));
}

/* Xen writes the frame here, and reads nothing. */
static void item_any(unsigned i)
{
    extents[i] = 0;
}

/* A call with an extent, as 'item' has it, and a call with n of them. */
#define CALLS(name, cmd, item)                                                                     \
    static void encode_##name(struct multicall_entry *e, unsigned i)                               \
    {                                                                                              \
        item(i);                                                                                   \
        fill(&single[i], i, 1);                                                                    \
        MULTI_memory_op(e, cmd, &single[i]);                                                       \
    }                                                                                              \
    static void array_##name(struct multicall_entry *e, unsigned n)                                \
    {                                                                                              \
        fill(many, 0, n);                                                                          \
        MULTI_memory_op(e, cmd, many);                                                             \
    }

CALLS(decrease, XENMEM_decrease_reservation, item_mfn)
CALLS(populate, XENMEM_populate_physmap, item_pfn)
CALLS(increase, XENMEM_increase_reservation, item_any)

static void encode_increase_none(struct multicall_entry *e, unsigned i)
{
    fill(&single[i], i, 0);
    MULTI_memory_op(e, XENMEM_increase_reservation, &single[i]);
}

static void encode_decrease_bad(struct multicall_entry *e, unsigned i)
{
    extents[i] = NO_FRAME;
    fill(&single[i], i, 1);
    MULTI_memory_op(e, XENMEM_decrease_reservation, &single[i]);
}

const struct case_ops memory_op_decrease_reservation = {
    .prepare = open_pages,
    .encode = encode_decrease,
    .item = item_mfn,
    .array = array_decrease,
    .array_counts = true,
    .undo = take_first,
    .finish = heap_close,
    .expect = 1,
    .most = HEAP_CALLS,
};
const struct case_ops memory_op_populate_physmap = {
    .prepare = open_given,
    .encode = encode_populate,
    .item = item_pfn,
    .array = array_populate,
    .array_counts = true,
    .undo = give_extents,
    .finish = close_given,
    .expect = 1,
    .most = HEAP_CALLS,
};
const struct case_ops memory_op_increase_reservation = {
    .prepare = open_given,
    .encode = encode_increase,
    .item = item_any,
    .array = array_increase,
    .array_counts = true,
    .undo = give_extents,
    .finish = close_given,
    .expect = 1,
    .most = HEAP_CALLS,
};
const struct case_ops memory_op_increase_reservation_0 = {.encode = encode_increase_none,
                                                          .most = HEAP_CALLS};
const struct case_ops memory_op_decrease_reservation_bad = {.encode = encode_decrease_bad,
                                                            .most = HEAP_CALLS};
