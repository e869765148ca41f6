/* SPDX-License-Identifier: MIT */
/*
 * callback_op: one of Xen's ways into the guest, by type (xen/arch/x86/pv/callback.c:
 * do_callback_op).  A structure copied in and two or three stores; what differs by type is which of
 * them mask events.  The NMI's is an entry of the trap table, and the only one that can be taken
 * back. All rows register what is registered already.
 */
#include "bench/case/case.h"
#include "bench/case/judge.h"

#include <xen/errno.h>

#include "core/memory.h"
#include "core/vcpu/trap.h"

#define NO_COMMAND 2
#define NO_TYPE    9

static struct callback_register ins[CALLS_MAX] XEN_BUFFER;
static struct callback_unregister outs[CALLS_MAX] XEN_BUFFER;

static void encode_register(struct multicall_entry *e, unsigned i, unsigned type,
                            unsigned long entry)
{
    ins[i].type = (uint16_t)type;
    ins[i].flags = 0;
    env_set_callback(&ins[i].address, entry);
    MULTI_callback_op(e, CALLBACKOP_register, &ins[i]);
}

static void encode_unregister(struct multicall_entry *e, unsigned i, unsigned type)
{
    outs[i].type = (uint16_t)type;
    MULTI_callback_op(e, CALLBACKOP_unregister, &outs[i]);
}

static void encode_event(struct multicall_entry *e, unsigned i)
{
    encode_register(e, i, CALLBACKTYPE_event, (unsigned long)upcall_entry);
}

static void encode_failsafe(struct multicall_entry *e, unsigned i)
{
    encode_register(e, i, CALLBACKTYPE_failsafe, (unsigned long)failsafe_entry);
}

/* We have no user mode, so nothing of ours is entered by a system call. */
static void encode_syscall(struct multicall_entry *e, unsigned i)
{
    encode_register(e, i, CALLBACKTYPE_syscall, 0);
}

static void encode_syscall32(struct multicall_entry *e, unsigned i)
{
    encode_register(e, i, CALLBACKTYPE_syscall32, 0);
}

static void encode_sysenter(struct multicall_entry *e, unsigned i)
{
    encode_register(e, i, CALLBACKTYPE_sysenter, 0);
}

static void encode_nmi(struct multicall_entry *e, unsigned i)
{
    encode_register(e, i, CALLBACKTYPE_nmi, (unsigned long)trap_entry(TRAP_NMI));
}

static void encode_nmi_back(struct multicall_entry *e, unsigned i)
{
    encode_unregister(e, i, CALLBACKTYPE_nmi);
}

static void encode_event_back(struct multicall_entry *e, unsigned i)
{
    encode_unregister(e, i, CALLBACKTYPE_event);
}

static const char *need_bad_address(void)
{
    return ENV_NOT_CANONICAL ? NULL : "every address is an entry point in this ABI";
}

static void encode_bad_address(struct multicall_entry *e, unsigned i)
{
    encode_register(e, i, CALLBACKTYPE_event, ENV_NOT_CANONICAL);
}

static void encode_bad_type(struct multicall_entry *e, unsigned i)
{
    encode_register(e, i, NO_TYPE, 0);
}

static void encode_unknown(struct multicall_entry *e, unsigned i)
{
    MULTI_callback_op(e, NO_COMMAND, &ins[i]);
}

/* A 32-bit guest on a 64-bit Xen gets -EINVAL from the same switch: compat_callback_op. */
static enum status judge_unknown(long result, unsigned i)
{
    (void)i;
    return judge_result(result == -XEN_EINVAL ? -XEN_ENOSYS : result, -XEN_ENOSYS);
}

const struct case_ops callback_op_event = {.encode = encode_event, .finish = trap_init};
const struct case_ops callback_op_failsafe = {.encode = encode_failsafe, .finish = trap_init};
const struct case_ops callback_op_syscall = {.encode = encode_syscall};
const struct case_ops callback_op_syscall32 = {.encode = encode_syscall32};
const struct case_ops callback_op_sysenter = {.encode = encode_sysenter};
const struct case_ops callback_op_nmi = {.encode = encode_nmi, .finish = trap_init};
const struct case_ops callback_op_nmi_back = {.encode = encode_nmi_back, .finish = trap_init};
const struct case_ops callback_op_event_back = {
    .encode = encode_event_back,
    .expect = -XEN_EINVAL,
};
const struct case_ops callback_op_bad_address = {
    .prepare = need_bad_address,
    .encode = encode_bad_address,
    .finish = trap_init,
    .expect = -XEN_EINVAL,
};
const struct case_ops callback_op_bad_type = {.encode = encode_bad_type, .expect = -XEN_ENOSYS};
const struct case_ops callback_op_unknown = {.encode = encode_unknown, .judge = judge_unknown};
