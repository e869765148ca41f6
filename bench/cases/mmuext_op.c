/* SPDX-License-Identifier: MIT */
/*
 * mmuext_op: TLB, CR3, LDT and pinning, an array of operations in one call
 * (xen/arch/x86/mm.c:do_mmuext_op).  Local flushes do their work at once, once an operation; what
 * they cost on hardware is the flush itself, and the misses after it, neither of which an
 * instruction count can see.
 */
#include "bench/case.h"
#include "bench/fixture.h"

static struct mmuext_op ops[CALLS_MAX] XEN_BUFFER;
static unsigned done XEN_BUFFER;

static void array(struct multicall_entry *e, unsigned n)
{
    done = 0;
    MULTI_mmuext_op(e, ops, n, &done, DOMID_SELF);
}

static bool all_done(unsigned n)
{
    return done == n;
}

static void encode_one(struct multicall_entry *e, unsigned i)
{
    MULTI_mmuext_op(e, &ops[i], 1, &done, DOMID_SELF);
}

static void item_tlb_flush(unsigned i)
{
    ops[i].cmd = MMUEXT_TLB_FLUSH_LOCAL;
}

static void encode_tlb_flush(struct multicall_entry *e, unsigned i)
{
    item_tlb_flush(i);
    encode_one(e, i);
}

static void item_invlpg(unsigned i)
{
    ops[i].cmd = MMUEXT_INVLPG_LOCAL;
    ops[i].arg1.linear_addr = (unsigned long)fixture_page(i);
}

static void encode_invlpg(struct multicall_entry *e, unsigned i)
{
    item_invlpg(i);
    encode_one(e, i);
}

const struct case_ops mmuext_op_tlb_flush_local = {
    .encode = encode_tlb_flush,
    .item = item_tlb_flush,
    .array = array,
    .array_done = all_done,
};
const struct case_ops mmuext_op_invlpg_local = {
    .encode = encode_invlpg,
    .item = item_invlpg,
    .array = array,
    .array_done = all_done,
};
