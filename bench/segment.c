/* SPDX-License-Identifier: MIT */
#include "bench/segment.h"

#include "bench/fixture.h"
#include "bench/issue.h"

#define LDT_ENTRIES 512

/* Flat, writable, of ring 3, which the kernel's ring may load too; as TLS descriptors are. */
#define DATA_SEGMENT 0x00cff2000000ffffULL

static struct mmuext_op op[1] XEN_BUFFER;

static void set_ldt(unsigned entries)
{
    op->cmd = MMUEXT_SET_LDT;
    op->arg1.linear_addr = entries ? (unsigned long)fixture_table() : 0;
    op->arg2.nr_ents = entries;
    HYPERVISOR_mmuext_op(op, 1, NULL, DOMID_SELF);
}

void segment_open(void)
{
    *(volatile uint64_t *)fixture_table() = DATA_SEGMENT;
    remap_ro(fixture_table());
    set_ldt(LDT_ENTRIES);
}

void segment_close(void)
{
    segment_load(0);
    set_ldt(0);
    remap_rw(fixture_table());
    *(volatile uint64_t *)fixture_table() = 0;
}

/* Setting what is set already is no work. */
void segment_fresh_ldt(void)
{
    set_ldt(LDT_ENTRIES / 2);
    set_ldt(LDT_ENTRIES);
}

void segment_present(int present)
{
    HYPERVISOR_update_descriptor((uint64_t)va_to_mfn(fixture_table()) << ENV_PAGE_SHIFT,
                                 present ? DATA_SEGMENT : 0);
}

ISSUE void segment_load(unsigned long selector)
{
    __asm__ volatile("mov %w0, %%gs" ::"r"(selector));
}

unsigned segment_loaded(void)
{
    unsigned selector;

    __asm__ volatile("mov %%gs, %0" : "=r"(selector));
    return selector & 0xffff;
}
