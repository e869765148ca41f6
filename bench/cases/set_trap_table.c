/* SPDX-License-Identifier: MIT */
/*
 * set_trap_table: the guest's exception entries (xen/arch/x86/pv/callback.c:do_set_trap_table).
 * Called once by a kernel that boots, but for each vCPU, so that its price by entry counts for
 * little but is easy to see: Xen copies one entry at a time and looks for a softirq after each.
 * All rows register what is registered already.
 */
#include "bench/case/case.h"
#include "bench/fixture/pages.h"

#include <xen/errno.h>

#include "core/vcpu/trap.h"

static struct trap_info bad[2] XEN_BUFFER;

static void encode_none(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_set_trap_table(e, trap_table() + TRAP_VECTORS);
}

static void encode_1(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_set_trap_table(e, trap_table() + TRAP_VECTORS - 1);
}

static void encode_32(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_set_trap_table(e, trap_table());
}

static void encode_bad_pointer(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_set_trap_table(e, fixture_nowhere());
}

static const char *make_bad(void)
{
    bad[0] = trap_table()[0];
    bad[0].address = ENV_NOT_CANONICAL;
    return ENV_NOT_CANONICAL ? NULL : "every address is an entry point in this ABI";
}

static void encode_bad_address(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_set_trap_table(e, bad);
}

const struct case_ops set_trap_table_none = {.encode = encode_none};
const struct case_ops set_trap_table_1 = {.encode = encode_1};
const struct case_ops set_trap_table_32 = {.encode = encode_32, .finish = trap_init};
const struct case_ops set_trap_table_bad_pointer = {
    .encode = encode_bad_pointer,
    .expect = -XEN_EFAULT,
};
const struct case_ops set_trap_table_bad_address = {
    .prepare = make_bad,
    .encode = encode_bad_address,
    .finish = trap_init,
    .expect = -XEN_EINVAL,
};
