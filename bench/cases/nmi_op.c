/* SPDX-License-Identifier: MIT */
/*
 * nmi_op: the NMI's entry, before callback_op could set it (xen/arch/x86/pv/callback.c:do_nmi_op).
 * Both write the same entry of the trap table, so that the table is what has to be put back.
 */
#include "bench/case/case.h"
#include "bench/fixture/pages.h"

#include <xen/errno.h>

#include "core/vcpu/trap.h"

#define NO_COMMAND 99

static struct xennmi_callback callbacks[CALLS_MAX] XEN_BUFFER;

static void encode_at(struct multicall_entry *e, unsigned i, unsigned long entry)
{
    callbacks[i].handler_address = entry;
    MULTI_nmi_op(e, XENNMI_register_callback, &callbacks[i]);
}

static void encode_register(struct multicall_entry *e, unsigned i)
{
    encode_at(e, i, (unsigned long)trap_entry(TRAP_NMI));
}

static void encode_unregister(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_nmi_op(e, XENNMI_unregister_callback, NULL);
}

static const char *need_bad_address(void)
{
    return ENV_NOT_CANONICAL ? NULL : "every address is an entry point in this ABI";
}

static void encode_bad_address(struct multicall_entry *e, unsigned i)
{
    encode_at(e, i, ENV_NOT_CANONICAL);
}

static void encode_bad_pointer(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_nmi_op(e, XENNMI_register_callback, fixture_nowhere());
}

static void encode_unknown(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_nmi_op(e, NO_COMMAND, NULL);
}

const struct case_ops nmi_op_register = {.encode = encode_register, .finish = trap_init};
const struct case_ops nmi_op_unregister = {.encode = encode_unregister, .finish = trap_init};
const struct case_ops nmi_op_bad_address = {
    .prepare = need_bad_address,
    .encode = encode_bad_address,
    .finish = trap_init,
    .expect = -XEN_EINVAL,
};
const struct case_ops nmi_op_bad_pointer = {.encode = encode_bad_pointer, .expect = -XEN_EFAULT};
const struct case_ops nmi_op_unknown = {.encode = encode_unknown, .expect = -XEN_ENOSYS};
