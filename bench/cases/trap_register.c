/* SPDX-License-Identifier: MIT */
/*
 * Control and debug registers by their instructions, which raise #GP in a PV guest and are emulated
 * (xen/arch/x86/pv/emul-priv-op.c:read_cr, write_cr, read_dr, write_dr).  The emulator fetches and
 * decodes the instruction from guest memory, which is most of the price; the hypercalls
 * fpu_taskswitch, set_debugreg and get_debugreg do the same work.
 */
#include "bench/case/judge.h"
#include "bench/fixture/issue.h"
#include "bench/fixture/trap_path.h"
#include "core/memory.h"

#define CR0_TS 8ul

ISSUE static unsigned long read_cr3(void)
{
    unsigned long value;

    __asm__ volatile("mov %%cr3, %0" : "=a"(value));
    return value;
}

ISSUE static unsigned long read_cr0(void)
{
    unsigned long value;

    __asm__ volatile("mov %%cr0, %0" : "=a"(value));
    return value;
}

ISSUE static void write_cr0(unsigned long value)
{
    __asm__ volatile("mov %0, %%cr0" ::"r"(value));
}

ISSUE static void clts(void)
{
    __asm__ volatile("clts");
}

ISSUE static void write_dr0(unsigned long value)
{
    __asm__ volatile("mov %0, %%dr0" ::"r"(value));
}

ISSUE static unsigned long read_dr0(void)
{
    unsigned long value;

    __asm__ volatile("mov %%dr0, %0" : "=a"(value));
    return value;
}

static unsigned long cr0, address;

/* Each row's effect is read back by another way after every timed region. */
static enum status judge_ts(bool want)
{
    return !!(read_cr0() & CR0_TS) == want ? STATUS_OK : STATUS_WRONG;
}

static enum status judge_ts_set(long result, unsigned i)
{
    (void)result;
    (void)i;
    return judge_ts(true);
}

static enum status judge_ts_clear(long result, unsigned i)
{
    (void)result;
    (void)i;
    return judge_ts(false);
}

static void ready_ts_clear(unsigned n)
{
    (void)n;
    HYPERVISOR_fpu_taskswitch(0);
}

static void ready_ts_set(unsigned n)
{
    (void)n;
    HYPERVISOR_fpu_taskswitch(1);
}

static void ready_no_address(unsigned n)
{
    (void)n;
    HYPERVISOR_set_debugreg(0, 0);
}

static enum status judge_dr0(long result, unsigned i)
{
    (void)result;
    (void)i;
    return HYPERVISOR_get_debugreg(0) == address ? STATUS_OK : STATUS_WRONG;
}

static enum status judge_root(long result, unsigned i)
{
    (void)i;
    return judge_result(result, (long)env_cr3(root_mfn()));
}

/* Xen shows the guest a CR0 of its own; protection is always on in it. */
static enum status judge_cr0(long result, unsigned i)
{
    (void)i;
    return result & 1 ? STATUS_OK : STATUS_WRONG;
}

static void encode_nothing(struct multicall_entry *e, unsigned i)
{
    (void)i;
    trap_arguments(e, 0, 0);
}

static const char *find_cr0(void)
{
    cr0 = read_cr0();
    return NULL;
}

static void encode_set_ts(struct multicall_entry *e, unsigned i)
{
    (void)i;
    trap_arguments(e, cr0 | CR0_TS, 0);
}

static void clear_ts(void)
{
    HYPERVISOR_fpu_taskswitch(0);
}

static const char *set_address(void)
{
    address = (unsigned long)hypercall_page;
    return HYPERVISOR_set_debugreg(0, address) == 0 ? NULL : "DR0 cannot be set";
}

static void clear_address(void)
{
    HYPERVISOR_set_debugreg(0, 0);
}

static void encode_address(struct multicall_entry *e, unsigned i)
{
    (void)i;
    trap_arguments(e, address, 0);
}

static enum status judge_address(long result, unsigned i)
{
    (void)i;
    return judge_result(result, (long)address);
}

const struct case_ops trap_cr3_read = {
    .encode = encode_nothing, .judge = judge_root, .entry = (const void *)read_cr3};
const struct case_ops trap_cr0_read = {
    .encode = encode_nothing, .judge = judge_cr0, .entry = (const void *)read_cr0};
const struct case_ops trap_cr0_write = {
    .prepare = find_cr0,
    .ready = ready_ts_clear,
    .encode = encode_set_ts,
    .judge = judge_ts_set,
    .finish = clear_ts,
    .entry = (const void *)write_cr0,
};
const struct case_ops trap_clts = {
    .ready = ready_ts_set,
    .encode = encode_nothing,
    .judge = judge_ts_clear,
    .finish = clear_ts,
    .entry = (const void *)clts,
};
const struct case_ops trap_dr0_write = {
    .prepare = set_address,
    .ready = ready_no_address,
    .encode = encode_address,
    .judge = judge_dr0,
    .finish = clear_address,
    .entry = (const void *)write_dr0,
};
const struct case_ops trap_dr0_read = {
    .prepare = set_address,
    .encode = encode_nothing,
    .finish = clear_address,
    .judge = judge_address,
    .entry = (const void *)read_dr0,
};
