/* SPDX-License-Identifier: MIT */
/*
 * One typed wrapper for each direct call of the PV ABI.  A wrapper is the call's encoder
 * (core/multicall.h), issued at once through the hypercall page, so that the order of arguments is
 * written down in one place only.  All return what Xen returns: 0 or more, or a negated errno of
 * public/errno.h.
 */
#ifndef CORE_HYPERCALL_H
#define CORE_HYPERCALL_H

#include "core/multicall.h"

/* The page that the domain builder filled with stubs, 32 bytes a number (boot/ENV.S). */
extern const char hypercall_page[ENV_PAGE_SIZE];

#define HYPERCALL_STUB 32

/* The stub of a hypercall number. */
static inline const void *hypercall_stub(unsigned long op)
{
    return hypercall_page + op * HYPERCALL_STUB;
}

/* Issue an encoded call through the hypercall page. */
static inline long hypercall(const struct multicall_entry *call)
{
    return env_issue(hypercall_stub(call->op), call);
}

#define HYPERCALL_ISSUE(encode)                                                                    \
    struct multicall_entry call_ = {0};                                                            \
                                                                                                   \
    encode;                                                                                        \
    return hypercall(&call_)

static inline long HYPERVISOR_set_trap_table(const struct trap_info *table)
{
    HYPERCALL_ISSUE(MULTI_set_trap_table(&call_, table));
}

static inline long HYPERVISOR_mmu_update(struct mmu_update *requests, unsigned count,
                                         unsigned *done, domid_t domid)
{
    HYPERCALL_ISSUE(MULTI_mmu_update(&call_, requests, count, done, domid));
}

static inline long HYPERVISOR_mmuext_op(struct mmuext_op *ops, unsigned count, unsigned *done,
                                        domid_t domid)
{
    HYPERCALL_ISSUE(MULTI_mmuext_op(&call_, ops, count, done, domid));
}

static inline long HYPERVISOR_set_gdt(const xen_ulong_t *frames, unsigned entries)
{
    HYPERCALL_ISSUE(MULTI_set_gdt(&call_, frames, entries));
}

static inline long HYPERVISOR_stack_switch(unsigned long ss, unsigned long sp)
{
    HYPERCALL_ISSUE(MULTI_stack_switch(&call_, ss, sp));
}

static inline long HYPERVISOR_set_callbacks(const void *event, const void *failsafe,
                                            const void *syscall)
{
    HYPERCALL_ISSUE(MULTI_set_callbacks(&call_, event, failsafe, syscall));
}

static inline long HYPERVISOR_callback_op(unsigned cmd, const void *arg)
{
    HYPERCALL_ISSUE(MULTI_callback_op(&call_, cmd, arg));
}

static inline long HYPERVISOR_fpu_taskswitch(int set)
{
    HYPERCALL_ISSUE(MULTI_fpu_taskswitch(&call_, set));
}

static inline long HYPERVISOR_sched_op(unsigned cmd, void *arg)
{
    HYPERCALL_ISSUE(MULTI_sched_op(&call_, cmd, arg));
}

static inline long HYPERVISOR_set_timer_op(uint64_t timeout)
{
    HYPERCALL_ISSUE(MULTI_set_timer_op(&call_, timeout));
}

static inline long HYPERVISOR_set_debugreg(unsigned reg, unsigned long value)
{
    HYPERCALL_ISSUE(MULTI_set_debugreg(&call_, reg, value));
}

static inline unsigned long HYPERVISOR_get_debugreg(unsigned reg)
{
    HYPERCALL_ISSUE(MULTI_get_debugreg(&call_, reg));
}

static inline long HYPERVISOR_update_descriptor(uint64_t maddr, uint64_t descriptor)
{
    HYPERCALL_ISSUE(MULTI_update_descriptor(&call_, maddr, descriptor));
}

static inline long HYPERVISOR_set_segment_base(unsigned which, unsigned long base)
{
    HYPERCALL_ISSUE(MULTI_set_segment_base(&call_, which, base));
}

static inline long HYPERVISOR_memory_op(unsigned cmd, void *arg)
{
    HYPERCALL_ISSUE(MULTI_memory_op(&call_, cmd, arg));
}

static inline long HYPERVISOR_multicall(struct multicall_entry *list, unsigned count)
{
    HYPERCALL_ISSUE(MULTI_multicall(&call_, list, count));
}

static inline long HYPERVISOR_update_va_mapping(unsigned long va, env_pte pte, unsigned long flags)
{
    HYPERCALL_ISSUE(MULTI_update_va_mapping(&call_, va, pte, flags));
}

static inline long HYPERVISOR_xen_version(unsigned cmd, void *arg)
{
    HYPERCALL_ISSUE(MULTI_xen_version(&call_, cmd, arg));
}

static inline long HYPERVISOR_console_io(unsigned cmd, unsigned count, const char *buffer)
{
    HYPERCALL_ISSUE(MULTI_console_io(&call_, cmd, count, buffer));
}

static inline long HYPERVISOR_grant_table_op(unsigned cmd, void *uop, unsigned count)
{
    HYPERCALL_ISSUE(MULTI_grant_table_op(&call_, cmd, uop, count));
}

static inline long HYPERVISOR_update_va_mapping_otherdomain(unsigned long va, env_pte pte,
                                                            unsigned long flags, domid_t domid)
{
    HYPERCALL_ISSUE(MULTI_update_va_mapping_otherdomain(&call_, va, pte, flags, domid));
}

static inline long HYPERVISOR_vm_assist(unsigned cmd, unsigned type)
{
    HYPERCALL_ISSUE(MULTI_vm_assist(&call_, cmd, type));
}

static inline long HYPERVISOR_vcpu_op(unsigned cmd, unsigned vcpu, void *arg)
{
    HYPERCALL_ISSUE(MULTI_vcpu_op(&call_, cmd, vcpu, arg));
}

static inline long HYPERVISOR_nmi_op(unsigned op, void *arg)
{
    HYPERCALL_ISSUE(MULTI_nmi_op(&call_, op, arg));
}

/*
 * A suspend is a shutdown with that reason; the start record's frame rides in the third argument,
 * where the toolstack expects it (Linux: HYPERVISOR_suspend).
 */
static inline long HYPERVISOR_suspend(struct sched_shutdown *reason, unsigned long start_info_mfn)
{
    HYPERCALL_ISSUE(MULTI_suspend(&call_, reason, start_info_mfn));
}

/*
 * These two were one-argument calls before interface 0x00030202; where the newer number is not
 * implemented they are retried in the old form, with the argument copied in and back
 * (core/compat_op.c).
 */
long HYPERVISOR_event_channel_op(unsigned cmd, void *arg);
long HYPERVISOR_physdev_op(unsigned cmd, void *arg);

#endif
