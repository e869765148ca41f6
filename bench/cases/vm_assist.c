/* SPDX-License-Identifier: MIT */
/*
 * vm_assist: one bit of the domain set or cleared (xen/common/domain.c:do_vm_assist).  The cheapest
 * call that writes anything; the bit chosen is about 4 GiB segments, which a flat kernel has none
 * of.
 */
#include "bench/case.h"

static void encode_enable(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_vm_assist(e, VMASST_CMD_enable, VMASST_TYPE_4gb_segments);
}

static void encode_disable(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_vm_assist(e, VMASST_CMD_disable, VMASST_TYPE_4gb_segments);
}

static void disable(void)
{
    HYPERVISOR_vm_assist(VMASST_CMD_disable, VMASST_TYPE_4gb_segments);
}

const struct case_ops vm_assist_enable = {.encode = encode_enable, .finish = disable};
const struct case_ops vm_assist_disable = {.encode = encode_disable};
