/* SPDX-License-Identifier: MIT */
/*
 * mmu_update on upper-level tables (xen/arch/x86/mm.c:mod_l2_entry, mod_l4_entry).  Hooking a page
 * in gives it the type of the level below, so Xen validates its 512 entries, and devalidates them
 * when it comes out: that, and the flush of every CPU that holds the tables at the end of the call,
 * is the price. With XPTI a root entry also makes Xen copy the root at the next exit.
 */
#include "bench/case.h"
#include "bench/fixture.h"

#define TABLE_FLAGS (PTE_PRESENT | PTE_WRITABLE | PTE_USER | PTE_ACCESSED)

/* Slots far from the kernel's own, and from Xen's. */
#define FIRST_L2_SLOT 256
#define FIRST_L4_SLOT 16

/* Each costs some 20 000 instructions: longer batches meet the tick of Xen's scheduler too often.
 */
#define MOST 8

static struct mmu_update requests[FIXTURE_TABLES] XEN_BUFFER;
static unsigned done XEN_BUFFER;
static uint64_t slots, tables[FIXTURE_TABLES];

static void find_tables(unsigned level, unsigned first_slot)
{
    unsigned i;

    slots = (table_entry_maddr(fixture_page(0), level) & ~(uint64_t)(ENV_PAGE_SIZE - 1)) +
            first_slot * sizeof(env_pte);
    for (i = 0; i < FIXTURE_TABLES; i++)
        tables[i] = (uint64_t)va_to_mfn(fixture_page(i)) << ENV_PAGE_SHIFT;
    fixture_make_tables();
}

static void item_set(unsigned i)
{
    requests[i].ptr = (slots + i * sizeof(env_pte)) | MMU_NORMAL_PT_UPDATE;
    requests[i].val = tables[i] | TABLE_FLAGS;
}

static void item_clear(unsigned i)
{
    requests[i].ptr = (slots + i * sizeof(env_pte)) | MMU_NORMAL_PT_UPDATE;
    requests[i].val = 0;
}

static void array(struct multicall_entry *e, unsigned n)
{
    done = 0;
    MULTI_mmu_update(e, requests, n, &done, DOMID_SELF);
}

static bool all_done(unsigned n)
{
    return done == n;
}

static void encode_set(struct multicall_entry *e, unsigned i)
{
    item_set(i);
    MULTI_mmu_update(e, &requests[i], 1, &done, DOMID_SELF);
}

static void encode_clear(struct multicall_entry *e, unsigned i)
{
    item_clear(i);
    MULTI_mmu_update(e, &requests[i], 1, &done, DOMID_SELF);
}

static void set_all(unsigned n)
{
    unsigned i;

    for (i = 0; i < n; i++)
        item_set(i);
    HYPERVISOR_mmu_update(requests, n, NULL, DOMID_SELF);
}

static void clear_all(unsigned n)
{
    unsigned i;

    for (i = 0; i < n; i++)
        item_clear(i);
    HYPERVISOR_mmu_update(requests, n, NULL, DOMID_SELF);
}

static void finish_set(void)
{
    fixture_drop_tables();
}

static void finish_clear(void)
{
    clear_all(FIXTURE_TABLES);
    fixture_drop_tables();
}

static const char *prepare_l2_set(void)
{
    find_tables(2, FIRST_L2_SLOT);
    return NULL;
}

static const char *prepare_l2_clear(void)
{
    find_tables(2, FIRST_L2_SLOT);
    set_all(FIXTURE_TABLES);
    return NULL;
}

static const char *prepare_l4_set(void)
{
    if (ENV_PT_LEVELS < 4)
        return "this ABI has no fourth level";
    find_tables(4, FIRST_L4_SLOT);
    return NULL;
}

static const char *prepare_l4_clear(void)
{
    const char *why = prepare_l4_set();

    if (!why)
        set_all(FIXTURE_TABLES);
    return why;
}

#define UPPER(prepare_, encode_, item_, undo_, finish_)                                            \
    {                                                                                              \
        .prepare = prepare_, .encode = encode_, .item = item_, .undo = undo_, .finish = finish_,   \
        .array = array, .array_done = all_done, .most = MOST,                                      \
    }
const struct case_ops mmu_update_l2_set =
    UPPER(prepare_l2_set, encode_set, item_set, clear_all, finish_set);
const struct case_ops mmu_update_l2_clear =
    UPPER(prepare_l2_clear, encode_clear, item_clear, set_all, finish_clear);
const struct case_ops mmu_update_l4_set =
    UPPER(prepare_l4_set, encode_set, item_set, clear_all, finish_set);
const struct case_ops mmu_update_l4_clear =
    UPPER(prepare_l4_clear, encode_clear, item_clear, set_all, finish_clear);
