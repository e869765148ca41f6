/* SPDX-License-Identifier: MIT */
/*
 * set_gdt: the frames of the guest's descriptor table
 * (xen/arch/x86/pv/descriptor-tables.c:pv_set_gdt). Each success destroys the old table, maps the
 * new frames and flushes the local TLB; with a real frame Xen also takes its type reference, and
 * validates 512 descriptors when the page did not have that type already.  We run on Xen's own flat
 * selectors, so an empty table is safe.
 */
#include "bench/case/case.h"
#include "bench/fixture/pages.h"

#include <xen/errno.h>

#define DESCRIPTORS_A_FRAME 512

/* The first entry that is Xen's own (FIRST_RESERVED_GDT_ENTRY), and one more. */
#define TOO_MANY (14 * DESCRIPTORS_A_FRAME + 1)

static xen_ulong_t frames[1] XEN_BUFFER;

static void encode_empty(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_set_gdt(e, NULL, 0);
}

/* A page with a writable mapping is no descriptor page. */
static const char *prepare_frame(void)
{
    frames[0] = virt_to_mfn(fixture_table());
    remap_ro(fixture_table());
    return NULL;
}

static void encode_too_many(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_set_gdt(e, frames, TOO_MANY);
}

/* An ordinary page, mapped read-write as it is. */
static const char *prepare_writable(void)
{
    frames[0] = virt_to_mfn(fixture_page(0));
    return NULL;
}

static void encode_frame(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_set_gdt(e, frames, DESCRIPTORS_A_FRAME);
}

static void finish_frame(void)
{
    HYPERVISOR_set_gdt(NULL, 0);
    remap_rw(fixture_table());
}

const struct case_ops set_gdt_empty = {.encode = encode_empty};
const struct case_ops set_gdt_1frame = {
    .prepare = prepare_frame,
    .encode = encode_frame,
    .finish = finish_frame,
};
const struct case_ops set_gdt_too_many = {.encode = encode_too_many, .expect = -XEN_EINVAL};
const struct case_ops set_gdt_writable = {
    .prepare = prepare_writable,
    .encode = encode_frame,
    .expect = -XEN_EINVAL,
};
