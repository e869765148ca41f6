/* SPDX-License-Identifier: MIT */
#include "core/address_space.h"

#include "core/hypercall.h"

static struct mmuext_op op[1] XEN_BUFFER;

static long do_op(unsigned cmd, unsigned long mfn)
{
    op->cmd = cmd;
    op->arg1.mfn = mfn;
    return HYPERVISOR_mmuext_op(op, 1, NULL, DOMID_SELF);
}

long table_pin(const void *page, unsigned level)
{
    /* The four commands follow one another (public/xen.h). */
    return do_op(MMUEXT_PIN_L1_TABLE + level - 1, virt_to_mfn(page));
}

long table_unpin(const void *page)
{
    return do_op(MMUEXT_UNPIN_TABLE, virt_to_mfn(page));
}

long address_space_load(unsigned long root_mfn)
{
    return do_op(MMUEXT_NEW_BASEPTR, root_mfn);
}

/* The guest's own entries of a live table; Xen puts its own into what is pinned. */
static void copy_table(char *page, const env_pte *live, unsigned level, unsigned entries)
{
    env_pte *table = (env_pte *)page;
    unsigned i;

    for (i = 0; i < entries; i++)
        table[i] = env_entry_is_ours(level, i, (unsigned long)memory_m2p())
                       ? table_entry(live, i) & ENV_TABLE_MASK(level)
                       : 0;
}

/* A root whose private slot names a copy of the live root's table there. */
static void make_part(const struct address_space *space)
{
    const env_pte *live = table_of((const void *)ENV_VIRT_BASE, ENV_PT_LEVELS - 1);

    copy_table(space->part, live, ENV_PT_LEVELS - 1, PTES_A_PAGE);
    remap_ro(space->part);
    ((env_pte *)space->root)[ENV_ROOT_PRIVATE] = mfn_to_pte(virt_to_mfn(space->part), PTE_PRESENT);
}

static void give_back(const struct address_space *space)
{
    remap_rw(space->root);
    if (ENV_ROOT_PRIVATE >= 0)
        remap_rw(space->part);
}

const char *address_space_build(const struct address_space *space)
{
    copy_table(space->root, root_table(), ENV_PT_LEVELS, ENV_ROOT_ENTRIES);
    if (ENV_ROOT_PRIVATE >= 0)
        make_part(space);
    remap_ro(space->root);
    if (table_pin(space->root, ENV_PT_LEVELS) == 0)
        return NULL;
    give_back(space);
    return "a root table of our own cannot be pinned";
}

void address_space_drop(const struct address_space *space)
{
    table_unpin(space->root);
    give_back(space);
}
