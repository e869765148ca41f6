/* SPDX-License-Identifier: MIT */
/*
 * set_debugreg and get_debugreg (xen/arch/x86/pv/misc-hypercalls.c).  Writing DR0 checks the
 * address and writes the register; with DR7 at 0 no breakpoint is armed.  Reading takes the value
 * from the vCPU's structure and touches no register.
 */
#include "bench/case.h"

static unsigned long address;

static const char *set_address(void)
{
    address = (unsigned long)hypercall_page;
    return HYPERVISOR_set_debugreg(0, address) == 0 ? NULL : "DR0 cannot be set";
}

static void clear_address(void)
{
    HYPERVISOR_set_debugreg(0, 0);
}

static void encode_set(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_set_debugreg(e, 0, address);
}

static void encode_get(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_get_debugreg(e, 0);
}

static enum status judge_get(long result, unsigned i)
{
    (void)i;
    return judge_result(result, (long)address);
}

const struct case_ops set_debugreg_dr0 = {
    .prepare = set_address,
    .encode = encode_set,
    .finish = clear_address,
};
const struct case_ops get_debugreg_dr0 = {
    .prepare = set_address,
    .encode = encode_get,
    .finish = clear_address,
    .judge = judge_get,
};
