/* SPDX-License-Identifier: MIT */
#include "core/grant.h"

#include "core/hypercall.h"
#include "core/memory.h"

#include <xen/errno.h>

#define ENTRIES (ENV_PAGE_SIZE / sizeof(struct grant_entry_v1))

static struct gnttab_setup_table setup[1] XEN_BUFFER;
static struct gnttab_set_version version_arg[1] XEN_BUFFER;
static xen_pfn_t frame[1] XEN_BUFFER;

/* An address to map the table at; its own page lies idle meanwhile. */
static volatile struct grant_entry_v1 table[ENTRIES] XEN_BUFFER;

const char *grant_open(void)
{
    if (!grant_set_version(1))
        return "no grant table of version 1 can be had";
    setup->dom = DOMID_SELF;
    setup->nr_frames = 1;
    set_xen_guest_handle(setup->frame_list, frame);
    if (HYPERVISOR_grant_table_op(GNTTABOP_setup_table, setup, 1) != 0 ||
        setup->status != GNTST_okay)
        return "the grant table cannot be had";
    remap((const void *)table, mfn_to_pte(frame[0], PTE_KERNEL));
    return NULL;
}

void grant_close(void)
{
    unsigned ref;

    for (ref = GRANT_FIRST; ref < ENTRIES; ref++)
        table[ref].flags = GTF_invalid;
    remap_rw((const void *)table);
}

/* The flags come last: they make the entry valid. */
void grant_access(grant_ref_t ref, domid_t domid, unsigned long mfn, bool read_only)
{
    table[ref].frame = (uint32_t)mfn;
    table[ref].domid = domid;
    __asm__ volatile("" ::: "memory");
    table[ref].flags = GTF_permit_access | (read_only ? GTF_readonly : 0);
}

/* Xen 3.2 has version 1 and no call. */
bool grant_set_version(unsigned version)
{
    long result;

    version_arg->version = version;
    result = HYPERVISOR_grant_table_op(GNTTABOP_set_version, version_arg, 1);
    return result == 0 || (result == -XEN_ENOSYS && version == 1);
}
