/* SPDX-License-Identifier: MIT */
/*
 * update_va_mapping: one PTE by virtual address, with the flush it needs
 * (xen/arch/x86/mm.c:__do_update_va_mapping).  Writing the value that is there takes the fast path
 * without reference counts, so the rows here differ by the flush alone: none, one page or
 * everything, on this CPU, on all that the domain has used, or on those of a bitmap of vCPUs, which
 * Xen reads from the guest.  Flushes are what moves the price most on hardware, and least in
 * instruction counts.  A refused change flushes nothing.
 */
#include "bench/case/case.h"
#include "bench/case/judge.h"
#include "bench/fixture/pages.h"

#include <xen/errno.h>

#define VCPU_0 1

/* Bits 0 and 1 are flags of the call, so the bitmap's address has to be aligned; it is a page. */
static unsigned long vcpus[1] XEN_BUFFER;
static env_pte live;
static unsigned long address, flags;

/* Touch the page first, so that accessed and dirty are set and the value stays what was read. */
static const char *same_with(unsigned long with)
{
    *(volatile char *)fixture_page(0) = 0;
    live = pte_read(fixture_page(0));
    address = (unsigned long)fixture_page(0);
    flags = with;
    vcpus[0] = VCPU_0;
    return NULL;
}

static const char *same_none(void)
{
    return same_with(UVMF_NONE);
}

static const char *same_invlpg(void)
{
    return same_with(UVMF_INVLPG | UVMF_LOCAL);
}

static const char *same_invlpg_all(void)
{
    return same_with(UVMF_INVLPG | UVMF_ALL);
}

static const char *same_invlpg_vcpus(void)
{
    return same_with(UVMF_INVLPG | UVMF_MULTI | (unsigned long)vcpus);
}

static const char *same_flush(void)
{
    return same_with(UVMF_TLB_FLUSH | UVMF_LOCAL);
}

static const char *same_flush_all(void)
{
    return same_with(UVMF_TLB_FLUSH | UVMF_ALL);
}

static const char *same_flush_vcpus(void)
{
    return same_with(UVMF_TLB_FLUSH | UVMF_MULTI | (unsigned long)vcpus);
}

/* The start of the M2P: Xen's own tables map it, none of ours. */
static const char *address_of_xen(void)
{
    same_with(UVMF_INVLPG | UVMF_LOCAL);
    address = (unsigned long)memory_m2p();
    return NULL;
}

/* Far above all of ours, but in reach of the same upper tables: the walk itself takes no fault. */
static const char *address_without_table(void)
{
    same_with(UVMF_INVLPG | UVMF_LOCAL);
    address = ENV_VIRT_BASE + (512UL << 20);
    return NULL;
}

/* A page table that could be written would be the end of all isolation. */
static const char *table_writable(void)
{
    same_with(UVMF_INVLPG | UVMF_LOCAL);
    live = mfn_to_pte(root_mfn(), PTE_KERNEL);
    return NULL;
}

/* -EINVAL up to 4.1, as for all that cannot be. */
static enum status judge_table_writable(long result, unsigned i)
{
    (void)i;
    return judge_by_age(result, -XEN_EBUSY, -XEN_EINVAL, 4, 2);
}

static void encode(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_update_va_mapping(e, address, live, flags);
}

const struct case_ops update_va_mapping_same_none = {.prepare = same_none, .encode = encode};
const struct case_ops update_va_mapping_same_invlpg = {.prepare = same_invlpg, .encode = encode};
const struct case_ops update_va_mapping_same_invlpg_all = {
    .prepare = same_invlpg_all,
    .encode = encode,
};
const struct case_ops update_va_mapping_same_invlpg_vcpus = {
    .prepare = same_invlpg_vcpus,
    .encode = encode,
};
const struct case_ops update_va_mapping_same_flush = {.prepare = same_flush, .encode = encode};
const struct case_ops update_va_mapping_same_flush_all = {
    .prepare = same_flush_all,
    .encode = encode,
};
const struct case_ops update_va_mapping_same_flush_vcpus = {
    .prepare = same_flush_vcpus,
    .encode = encode,
};
const struct case_ops update_va_mapping_xen_va = {
    .prepare = address_of_xen,
    .encode = encode,
    .expect = -XEN_EINVAL,
};
const struct case_ops update_va_mapping_no_table = {
    .prepare = address_without_table,
    .encode = encode,
    .expect = -XEN_EINVAL,
};
const struct case_ops update_va_mapping_table_writable = {
    .prepare = table_writable,
    .encode = encode,
    .judge = judge_table_writable,
};
