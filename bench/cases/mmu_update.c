/* SPDX-License-Identifier: MIT */
/*
 * mmu_update: PTEs by machine address, an array of them in one call
 * (xen/arch/x86/mm.c:do_mmu_update). Each request looks its page up, takes a type reference and
 * maps it; the same value again takes the fast path. The array shares the domain lookup and the map
 * of a page table that stays the same, which a multicall of single requests does not.
 */
#include "bench/case.h"
#include "bench/fixture.h"

static struct mmu_update requests[CALLS_MAX] XEN_BUFFER;
static unsigned done XEN_BUFFER;
static struct mmu_update live;

/* Touch the page first, so that accessed and dirty are set and the value stays what was read. */
static const char *read_live(void)
{
    *(volatile char *)fixture_page(0) = 0;
    live.ptr = pte_maddr(fixture_page(0)) | MMU_NORMAL_PT_UPDATE;
    live.val = pte_read(fixture_page(0));
    requests[0] = live;
    return NULL;
}

static void encode_count_0(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_mmu_update(e, requests, 0, &done, DOMID_SELF);
}

static void item_same(unsigned i)
{
    requests[i] = live;
}

static void array_same(struct multicall_entry *e, unsigned n)
{
    done = 0;
    MULTI_mmu_update(e, requests, n, &done, DOMID_SELF);
}

static void encode_same(struct multicall_entry *e, unsigned i)
{
    item_same(i);
    MULTI_mmu_update(e, &requests[i], 1, &done, DOMID_SELF);
}

static bool all_done(unsigned n)
{
    return done == n;
}

const struct case_ops mmu_update_count0 = {.encode = encode_count_0};
const struct case_ops mmu_update_same = {
    .prepare = read_live,
    .encode = encode_same,
    .item = item_same,
    .array = array_same,
    .array_done = all_done,
};
