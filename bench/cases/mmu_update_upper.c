/* SPDX-License-Identifier: MIT */
/*
 * mmu_update on upper-level tables (xen/arch/x86/mm.c:mod_l2_entry, mod_l3_entry, mod_l4_entry).
 * Hooking a page in gives it the type of the level below, so Xen validates its 512 entries, and
 * devalidates them when it comes out: that, and the flush of every CPU that holds the tables at the
 * end of the call, is the price. With XPTI a root entry also makes Xen copy the root at the next
 * exit.
 */
#include "bench/case/case.h"
#include "bench/fixture/pages.h"

/* Slots far from the kernel's own, and from Xen's; of a root of four those below the kernel. */
#define FIRST_L2_SLOT 256
#define FIRST_L3_SLOT (ENV_PT_LEVELS == 3 ? 0 : 16)
#define FIRST_L4_SLOT 16
#define L3_SLOTS      (ENV_PT_LEVELS == 3 ? 3 : MOST)

/* Each costs some 20 000 instructions: longer batches meet the tick of Xen's scheduler too often.
 */
#define MOST 8

static struct mmu_update requests[MOST] XEN_BUFFER;
static unsigned done XEN_BUFFER;
static uint64_t slots;
static env_pte hooked[MOST], found[MOST];
static unsigned count;

/* What the slots hold is put back afterwards: a builder may have hooked empty tables in. */
static void find_tables(unsigned level, unsigned first_slot, unsigned how_many)
{
    const env_pte *table = table_of(fixture_page(0), level);
    unsigned i;

    count = how_many;
    slots = (table_entry_maddr(fixture_page(0), level) & ~(uint64_t)(ENV_PAGE_SIZE - 1)) +
            first_slot * sizeof(env_pte);
    for (i = 0; i < count; i++) {
        hooked[i] = mfn_to_pte(virt_to_mfn(fixture_page(i)), PTE_TABLE) & ENV_TABLE_MASK(level);
        found[i] = table_entry(table, first_slot + i) & ENV_TABLE_MASK(level);
    }
    fixture_make_tables();
}

static void item_to(unsigned i, env_pte value)
{
    requests[i].ptr = (slots + i * sizeof(env_pte)) | MMU_NORMAL_PT_UPDATE;
    requests[i].val = value;
}

static void item_set(unsigned i)
{
    item_to(i, hooked[i]);
}

static void item_clear(unsigned i)
{
    item_to(i, 0);
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

static void finish(void)
{
    unsigned i;

    for (i = 0; i < count; i++)
        item_to(i, found[i]);
    HYPERVISOR_mmu_update(requests, count, NULL, DOMID_SELF);
    fixture_drop_tables();
}

static const char *prepare_l2_set(void)
{
    find_tables(2, FIRST_L2_SLOT, MOST);
    clear_all(count);
    return NULL;
}

static const char *prepare_l3_set(void)
{
    if (ENV_PT_LEVELS < 3)
        return "this ABI has no third level";
    find_tables(3, FIRST_L3_SLOT, L3_SLOTS);
    clear_all(count);
    return NULL;
}

static const char *prepare_l4_set(void)
{
    if (ENV_PT_LEVELS < 4)
        return "this ABI has no fourth level";
    find_tables(4, FIRST_L4_SLOT, MOST);
    clear_all(count);
    return NULL;
}

static const char *clear_is_next(const char *why)
{
    if (!why)
        set_all(count);
    return why;
}

static const char *prepare_l2_clear(void)
{
    return clear_is_next(prepare_l2_set());
}

static const char *prepare_l3_clear(void)
{
    return clear_is_next(prepare_l3_set());
}

static const char *prepare_l4_clear(void)
{
    return clear_is_next(prepare_l4_set());
}

#define SET(prepare_, most_)                                                                       \
    {                                                                                              \
        .prepare = prepare_, .encode = encode_set, .item = item_set, .undo = clear_all,            \
        .finish = finish, .array = array, .array_done = all_done, .most = most_,                   \
    }
#define CLEAR(prepare_, most_)                                                                     \
    {                                                                                              \
        .prepare = prepare_, .encode = encode_clear, .item = item_clear, .undo = set_all,          \
        .finish = finish, .array = array, .array_done = all_done, .most = most_,                   \
    }
const struct case_ops mmu_update_l2_set = SET(prepare_l2_set, MOST);
const struct case_ops mmu_update_l2_clear = CLEAR(prepare_l2_clear, MOST);
const struct case_ops mmu_update_l3_set = SET(prepare_l3_set, L3_SLOTS);
const struct case_ops mmu_update_l3_clear = CLEAR(prepare_l3_clear, L3_SLOTS);
const struct case_ops mmu_update_l4_set = SET(prepare_l4_set, MOST);
const struct case_ops mmu_update_l4_clear = CLEAR(prepare_l4_clear, MOST);
