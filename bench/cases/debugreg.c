/* SPDX-License-Identifier: MIT */
/*
 * set_debugreg and get_debugreg (xen/arch/x86/pv/misc-hypercalls.c).  Writing DR0 checks the
 * address and writes the register; with DR7 at 0 no breakpoint is armed, and none is here: it would
 * slow down everything after it.  Reading takes the value from the vCPU's structure and touches no
 * register.
 */
#include "bench/case/case.h"
#include "bench/case/judge.h"
#include "core/guest.h"
#include "core/memory.h"

#include <xen/errno.h>

#define NO_REGISTER 8

static unsigned reg;
static unsigned long value;

static const char *set_to(unsigned which, unsigned long to)
{
    reg = which;
    value = to;
    return HYPERVISOR_set_debugreg(reg, value) == 0 ? NULL : "the register cannot be set";
}

static const char *use_dr0(void)
{
    return set_to(0, (unsigned long)hypercall_page);
}

static const char *use_dr6(void)
{
    return set_to(6, 0);
}

static const char *use_dr7(void)
{
    return set_to(7, 0);
}

static void clear(void)
{
    HYPERVISOR_set_debugreg(reg, 0);
}

static void encode_set(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_set_debugreg(e, reg, value);
}

/* ---- refused ---- */

/* A breakpoint in Xen would stop Xen; where a 64-bit Xen sits no 32-bit guest can point. */
static const char *xen_address(void)
{
    if (guest_mode() != GUEST_NATIVE && sizeof(value) < sizeof(uint64_t))
        return "every address is below this Xen";
    reg = 0;
    value = (unsigned long)memory_m2p();
    return NULL;
}

/* The upper halves of DR6 and DR7 are reserved. */
static const char *reserved_bits(void)
{
    reg = 7;
    value = (unsigned long)(1ULL << 32);
    return value ? NULL : "the registers of this ABI have no upper half";
}

static const char *no_register(void)
{
    reg = NO_REGISTER;
    value = 0;
    return NULL;
}

/* -EINVAL up to 4.10. */
static enum status judge_no_register(long result, unsigned i)
{
    (void)i;
    return judge_by_age(result, -XEN_ENODEV, -XEN_EINVAL, 4, 11);
}

/* ---- read ---- */

/* Xen sets the reserved bits of DR6 and DR7 itself, so what comes back is not what went in. */
static void read_back(void)
{
    value = HYPERVISOR_get_debugreg(reg);
}

static const char *read_dr6(void)
{
    const char *why = use_dr6();

    read_back();
    return why;
}

static const char *read_dr7(void)
{
    const char *why = use_dr7();

    read_back();
    return why;
}

static void encode_get(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_get_debugreg(e, reg);
}

static enum status judge_get(long result, unsigned i)
{
    (void)i;
    return judge_result(result, (long)value);
}

const struct case_ops set_debugreg_dr0 = {
    .prepare = use_dr0,
    .encode = encode_set,
    .finish = clear,
};
const struct case_ops set_debugreg_dr6 = {
    .prepare = use_dr6,
    .encode = encode_set,
    .finish = clear,
};
const struct case_ops set_debugreg_dr7 = {
    .prepare = use_dr7,
    .encode = encode_set,
    .finish = clear,
};
const struct case_ops set_debugreg_xen_address = {
    .prepare = xen_address,
    .encode = encode_set,
    .expect = -XEN_EPERM,
};
const struct case_ops set_debugreg_reserved_bits = {
    .prepare = reserved_bits,
    .encode = encode_set,
    .expect = -XEN_EINVAL,
};
const struct case_ops set_debugreg_unknown = {
    .prepare = no_register,
    .encode = encode_set,
    .judge = judge_no_register,
};
const struct case_ops get_debugreg_dr0 = {
    .prepare = use_dr0,
    .encode = encode_get,
    .finish = clear,
    .judge = judge_get,
};
const struct case_ops get_debugreg_dr6 = {
    .prepare = read_dr6,
    .encode = encode_get,
    .finish = clear,
    .judge = judge_get,
};
const struct case_ops get_debugreg_dr7 = {
    .prepare = read_dr7,
    .encode = encode_get,
    .finish = clear,
    .judge = judge_get,
};
const struct case_ops get_debugreg_unknown = {
    .prepare = no_register,
    .encode = encode_get,
    .judge = judge_no_register,
};
