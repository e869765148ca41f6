/* SPDX-License-Identifier: MIT */
/*
 * Encoders: each fills one multicall entry with a hypercall's number and arguments, in the ABI's
 * order.  What the entry holds is the same whether it is issued alone (core/hypercall.h) or in a
 * batch.  Pointers are guest virtual addresses; argument order is that of public/xen.h.
 */
#ifndef CORE_MULTICALL_H
#define CORE_MULTICALL_H

#include "core/env.h"
#include <xen/callback.h>
#include <xen/event_channel.h>
#include <xen/grant_table.h>
#include <xen/memory.h>
#include <xen/nmi.h>
#include <xen/physdev.h>
#include <xen/sched.h>
#include <xen/vcpu.h>
#include <xen/version.h>

static inline void MULTI_1(struct multicall_entry *e, unsigned op, xen_ulong_t a1)
{
    e->op = op;
    e->args[0] = a1;
}

static inline void MULTI_2(struct multicall_entry *e, unsigned op, xen_ulong_t a1, xen_ulong_t a2)
{
    MULTI_1(e, op, a1);
    e->args[1] = a2;
}

static inline void MULTI_3(struct multicall_entry *e, unsigned op, xen_ulong_t a1, xen_ulong_t a2,
                           xen_ulong_t a3)
{
    MULTI_2(e, op, a1, a2);
    e->args[2] = a3;
}

static inline void MULTI_4(struct multicall_entry *e, unsigned op, xen_ulong_t a1, xen_ulong_t a2,
                           xen_ulong_t a3, xen_ulong_t a4)
{
    MULTI_3(e, op, a1, a2, a3);
    e->args[3] = a4;
}

static inline void MULTI_5(struct multicall_entry *e, unsigned op, xen_ulong_t a1, xen_ulong_t a2,
                           xen_ulong_t a3, xen_ulong_t a4, xen_ulong_t a5)
{
    MULTI_4(e, op, a1, a2, a3, a4);
    e->args[4] = a5;
}

static inline void MULTI_set_trap_table(struct multicall_entry *e, const struct trap_info *table)
{
    MULTI_1(e, __HYPERVISOR_set_trap_table, (xen_ulong_t)table);
}

/* 'done' gets the number of requests done; DOMID_SELF is the usual domid. */
static inline void MULTI_mmu_update(struct multicall_entry *e, struct mmu_update *requests,
                                    unsigned count, unsigned *done, domid_t domid)
{
    MULTI_4(e, __HYPERVISOR_mmu_update, (xen_ulong_t)requests, count, (xen_ulong_t)done, domid);
}

static inline void MULTI_mmuext_op(struct multicall_entry *e, struct mmuext_op *ops, unsigned count,
                                   unsigned *done, domid_t domid)
{
    MULTI_4(e, __HYPERVISOR_mmuext_op, (xen_ulong_t)ops, count, (xen_ulong_t)done, domid);
}

/* 'entries' counts descriptors, 512 a frame, not frames. */
static inline void MULTI_set_gdt(struct multicall_entry *e, const xen_ulong_t *frames,
                                 unsigned entries)
{
    MULTI_2(e, __HYPERVISOR_set_gdt, (xen_ulong_t)frames, entries);
}

static inline void MULTI_stack_switch(struct multicall_entry *e, unsigned long ss, unsigned long sp)
{
    MULTI_2(e, __HYPERVISOR_stack_switch, ss, sp);
}

/* The third entry point, for SYSCALL from user mode, exists in 64-bit ABIs only. */
static inline void MULTI_set_callbacks(struct multicall_entry *e, const void *event,
                                       const void *failsafe, const void *syscall)
{
    unsigned at = env_arg_entry(e->args, env_arg_entry(e->args, 0, event), failsafe);

    e->op = __HYPERVISOR_set_callbacks;
    e->args[at] = (xen_ulong_t)syscall;
}

static inline void MULTI_callback_op(struct multicall_entry *e, unsigned cmd, const void *arg)
{
    MULTI_2(e, __HYPERVISOR_callback_op, cmd, (xen_ulong_t)arg);
}

static inline void MULTI_fpu_taskswitch(struct multicall_entry *e, int set)
{
    MULTI_1(e, __HYPERVISOR_fpu_taskswitch, set);
}

static inline void MULTI_sched_op(struct multicall_entry *e, unsigned cmd, void *arg)
{
    MULTI_2(e, __HYPERVISOR_sched_op, cmd, (xen_ulong_t)arg);
}

/* Absolute system time in ns; 0 stops the timer. */
static inline void MULTI_set_timer_op(struct multicall_entry *e, uint64_t timeout)
{
    e->op = __HYPERVISOR_set_timer_op;
    env_arg64(e->args, 0, timeout);
}

static inline void MULTI_set_debugreg(struct multicall_entry *e, unsigned reg, unsigned long value)
{
    MULTI_2(e, __HYPERVISOR_set_debugreg, reg, value);
}

static inline void MULTI_get_debugreg(struct multicall_entry *e, unsigned reg)
{
    MULTI_1(e, __HYPERVISOR_get_debugreg, reg);
}

static inline void MULTI_update_descriptor(struct multicall_entry *e, uint64_t maddr,
                                           uint64_t descriptor)
{
    e->op = __HYPERVISOR_update_descriptor;
    env_arg64(e->args, env_arg64(e->args, 0, maddr), descriptor);
}

/* 'which' is a SEGBASE_*; 64-bit ABIs only. */
static inline void MULTI_set_segment_base(struct multicall_entry *e, unsigned which,
                                          unsigned long base)
{
    MULTI_2(e, __HYPERVISOR_set_segment_base, which, base);
}

static inline void MULTI_memory_op(struct multicall_entry *e, unsigned cmd, void *arg)
{
    MULTI_2(e, __HYPERVISOR_memory_op, cmd, (xen_ulong_t)arg);
}

static inline void MULTI_multicall(struct multicall_entry *e, struct multicall_entry *list,
                                   unsigned count)
{
    MULTI_2(e, __HYPERVISOR_multicall, (xen_ulong_t)list, count);
}

/* 'flags' are UVMF_*; the PTE takes two words on every 32-bit ABI. */
static inline void MULTI_update_va_mapping(struct multicall_entry *e, unsigned long va, env_pte pte,
                                           unsigned long flags)
{
    unsigned at = env_arg64(e->args, 1, pte);

    e->op = __HYPERVISOR_update_va_mapping;
    e->args[0] = va;
    e->args[at] = flags;
}

static inline void MULTI_update_va_mapping_otherdomain(struct multicall_entry *e, unsigned long va,
                                                       env_pte pte, unsigned long flags,
                                                       domid_t domid)
{
    unsigned at = env_arg64(e->args, 1, pte);

    e->op = __HYPERVISOR_update_va_mapping_otherdomain;
    e->args[0] = va;
    e->args[at] = flags;
    e->args[at + 1] = domid;
}

static inline void MULTI_event_channel_op(struct multicall_entry *e, unsigned cmd, void *arg)
{
    MULTI_2(e, __HYPERVISOR_event_channel_op, cmd, (xen_ulong_t)arg);
}

static inline void MULTI_event_channel_op_compat(struct multicall_entry *e, struct evtchn_op *op)
{
    MULTI_1(e, __HYPERVISOR_event_channel_op_compat, (xen_ulong_t)op);
}

static inline void MULTI_xen_version(struct multicall_entry *e, unsigned cmd, void *arg)
{
    MULTI_2(e, __HYPERVISOR_xen_version, cmd, (xen_ulong_t)arg);
}

static inline void MULTI_console_io(struct multicall_entry *e, unsigned cmd, unsigned count,
                                    const char *buffer)
{
    MULTI_3(e, __HYPERVISOR_console_io, cmd, count, (xen_ulong_t)buffer);
}

static inline void MULTI_physdev_op(struct multicall_entry *e, unsigned cmd, void *arg)
{
    MULTI_2(e, __HYPERVISOR_physdev_op, cmd, (xen_ulong_t)arg);
}

static inline void MULTI_physdev_op_compat(struct multicall_entry *e, struct physdev_op *op)
{
    MULTI_1(e, __HYPERVISOR_physdev_op_compat, (xen_ulong_t)op);
}

static inline void MULTI_grant_table_op(struct multicall_entry *e, unsigned cmd, void *uop,
                                        unsigned count)
{
    MULTI_3(e, __HYPERVISOR_grant_table_op, cmd, (xen_ulong_t)uop, count);
}

static inline void MULTI_vm_assist(struct multicall_entry *e, unsigned cmd, unsigned type)
{
    MULTI_2(e, __HYPERVISOR_vm_assist, cmd, type);
}

static inline void MULTI_vcpu_op(struct multicall_entry *e, unsigned cmd, unsigned vcpu, void *arg)
{
    MULTI_3(e, __HYPERVISOR_vcpu_op, cmd, vcpu, (xen_ulong_t)arg);
}

static inline void MULTI_suspend(struct multicall_entry *e, struct sched_shutdown *reason,
                                 unsigned long start_info_mfn)
{
    MULTI_3(e, __HYPERVISOR_sched_op, SCHEDOP_shutdown, (xen_ulong_t)reason, start_info_mfn);
}

static inline void MULTI_nmi_op(struct multicall_entry *e, unsigned op, void *arg)
{
    MULTI_2(e, __HYPERVISOR_nmi_op, op, (xen_ulong_t)arg);
}

/*
 * What the control domain has to do with Xen itself.  The layouts are for tools (xen/sysctl.h and
 * xen/domctl.h want __XEN_TOOLS__), so the pointers are untyped.
 */
static inline void MULTI_platform_op(struct multicall_entry *e, void *op)
{
    MULTI_1(e, __HYPERVISOR_platform_op, (xen_ulong_t)op);
}

static inline void MULTI_sysctl(struct multicall_entry *e, void *op)
{
    MULTI_1(e, __HYPERVISOR_sysctl, (xen_ulong_t)op);
}

static inline void MULTI_domctl(struct multicall_entry *e, void *op)
{
    MULTI_1(e, __HYPERVISOR_domctl, (xen_ulong_t)op);
}

static inline void MULTI_kexec_op(struct multicall_entry *e, unsigned cmd, void *arg)
{
    MULTI_2(e, __HYPERVISOR_kexec_op, cmd, (xen_ulong_t)arg);
}

static inline void MULTI_xenoprof_op(struct multicall_entry *e, int cmd, void *arg)
{
    MULTI_2(e, __HYPERVISOR_xenoprof_op, (xen_ulong_t)cmd, (xen_ulong_t)arg);
}

static inline void MULTI_hvm_op(struct multicall_entry *e, unsigned cmd, void *arg)
{
    MULTI_2(e, __HYPERVISOR_hvm_op, cmd, (xen_ulong_t)arg);
}

static inline void MULTI_xenpmu_op(struct multicall_entry *e, unsigned cmd, void *arg)
{
    MULTI_2(e, __HYPERVISOR_xenpmu_op, cmd, (xen_ulong_t)arg);
}

/* 'buffers' is an array of struct xen_dm_op_buf. */
static inline void MULTI_dm_op(struct multicall_entry *e, domid_t domid, unsigned count,
                               void *buffers)
{
    MULTI_3(e, __HYPERVISOR_dm_op, domid, count, (xen_ulong_t)buffers);
}

/* 'path' has its NUL within 'path_size' bytes. */
static inline void MULTI_hypfs_op(struct multicall_entry *e, unsigned cmd, const char *path,
                                  unsigned path_size, void *buffer, unsigned size)
{
    MULTI_5(e, __HYPERVISOR_hypfs_op, cmd, (xen_ulong_t)path, path_size, (xen_ulong_t)buffer, size);
}

#endif
