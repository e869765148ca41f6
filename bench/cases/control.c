/* SPDX-License-Identifier: MIT */
/*
 * The controls.  They measure the harness, not Xen: the twin is what every price has taken off it,
 * the empty case goes through each path without a call and has to come out at nothing, and the
 * chains are so many instructions by construction.  Nothing but the compiler moves them.  Some are
 * measured again at the end of a boot.
 */
#include "bench/case/case.h"
#include "bench/fixture/twin.h"

extern const char chain_0[], chain_256[], chain_512[], chain_mul_256[], chain_mul_512[];

static unsigned items[CALLS_MAX];

static void encode_nothing(struct multicall_entry *e, unsigned i)
{
    MULTI_stack_switch(e, i, 0);
}

static void item_nothing(unsigned i)
{
    items[i] = i;
}

static void array_nothing(struct multicall_entry *e, unsigned n)
{
    MULTI_mmu_update(e, NULL, n, NULL, DOMID_SELF);
}

const struct case_ops control_twin = {.encode = encode_nothing, .entry = twin_of_calls};
const struct case_ops control_empty = {
    .encode = encode_nothing,
    .item = item_nothing,
    .array = array_nothing,
    .entry = twin_of_empty,
};
const struct case_ops control_chain_0 = {.encode = encode_nothing, .entry = chain_0};
const struct case_ops control_chain_256 = {.encode = encode_nothing, .entry = chain_256};
const struct case_ops control_chain_512 = {.encode = encode_nothing, .entry = chain_512};
const struct case_ops control_chain_mul_256 = {.encode = encode_nothing, .entry = chain_mul_256};
const struct case_ops control_chain_mul_512 = {.encode = encode_nothing, .entry = chain_mul_512};
const struct case_ops control_end_twin = {.encode = encode_nothing, .entry = twin_of_calls};
const struct case_ops control_end_chain_256 = {.encode = encode_nothing, .entry = chain_256};
const struct case_ops control_end_chain_512 = {.encode = encode_nothing, .entry = chain_512};
