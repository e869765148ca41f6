/* SPDX-License-Identifier: MIT */
#include "bench/heap.h"

#include "bench/case.h"
#include "bench/fixture.h"
#include "core/panic.h"

static xen_pfn_t extents[HEAP_PAGES] XEN_BUFFER;
static struct xen_memory_reservation reservation[1] XEN_BUFFER;
static char *chosen[HEAP_PAGES];

static void change(unsigned cmd, unsigned n)
{
    set_xen_guest_handle(reservation->extent_start, extents);
    reservation->nr_extents = n;
    reservation->extent_order = 0;
    reservation->mem_flags = 0;
    reservation->domid = DOMID_SELF;
    if (HYPERVISOR_memory_op(cmd, reservation) != (long)n)
        panic("Xen refused to change our reservation");
}

void heap_give(unsigned first, unsigned n)
{
    unsigned i;

    for (i = 0; i < n; i++)
        extents[i] = va_to_mfn(chosen[first + i]);
    change(XENMEM_decrease_reservation, n);
}

void heap_take(unsigned first, unsigned n)
{
    unsigned i;

    for (i = 0; i < n; i++)
        extents[i] = va_to_pfn(chosen[first + n - 1 - i]);
    change(XENMEM_populate_physmap, n);
    for (i = 0; i < n; i++)
        va_set_mfn(chosen[first + n - 1 - i], extents[i]);
}

/* Two frames that the heap would merge, and the first is of the same side of its pair as 'like'. */
static bool fit(unsigned long mfn, unsigned long next, unsigned long like)
{
    return (mfn ^ next) == 1 && ((mfn ^ like) & 1) == 0;
}

/* Look at all pairs of windows that follow each other, in steps of one up or down from 'from'. */
static const char *open_from(unsigned from, int step)
{
    unsigned long like = ~0UL;
    unsigned count = 0, i, k;

    for (i = 0; i + 1 < CALLS_MAX && count < HEAP_PAGES; i++) {
        unsigned long mfn, next;

        k = from + (unsigned)step * i;
        mfn = va_to_mfn(fixture_window(k));
        next = va_to_mfn(fixture_window(k + (unsigned)step));
        if (!fit(mfn, next, like == ~0UL ? mfn : like))
            continue;
        like = mfn;
        chosen[count++] = fixture_window(k);
        i++;
    }
    if (count < HEAP_PAGES)
        return "our memory is too scattered to tell what the heap does with it";
    fixture_open_windows();
    return NULL;
}

const char *heap_open(void)
{
    return open_from(0, 1);
}

const char *heap_open_last(void)
{
    return open_from(CALLS_MAX - 1, -1);
}

void heap_close(void)
{
    fixture_close_windows();
}

char *heap_page(unsigned i)
{
    return chosen[i];
}
