/* SPDX-License-Identifier: MIT */
#include "core/space.h"

#include "core/hypercall.h"

#define ENTRIES (ENV_PAGE_SIZE / sizeof(env_pte))

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
    return do_op(MMUEXT_PIN_L1_TABLE + level - 1, va_to_mfn(page));
}

long table_unpin(const void *page)
{
    return do_op(MMUEXT_UNPIN_TABLE, va_to_mfn(page));
}

long space_load(unsigned long root_mfn)
{
    return do_op(MMUEXT_NEW_BASEPTR, root_mfn);
}

const char *space_build(char *page)
{
    env_pte *table = (env_pte *)page;
    unsigned i;

    for (i = 0; i < ENTRIES; i++)
        table[i] = env_root_entry_is_ours(i) ? table_entry(root_table(), i) : 0;
    remap_ro(page);
    if (table_pin(page, ENV_PT_LEVELS) == 0)
        return NULL;
    remap_rw(page);
    return "a root table of our own cannot be pinned";
}

void space_drop(char *page)
{
    table_unpin(page);
    remap_rw(page);
}
