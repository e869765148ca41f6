/* SPDX-License-Identifier: MIT */
/*
 * physdev_op_compat: command and argument in one structure, as before interface 0x00030202
 * (xen/arch/x86/compat.c:do_physdev_op_compat).  It copies the structure in to read the command,
 * and then does what the newer number does: one copy more is the difference.
 */
#include "bench/case/case.h"

#include <xen/errno.h>

#include "core/memory.h"

#define NO_COMMAND 0xffff
#define SOME_IRQ   16

static struct physdev_op ops[CALLS_MAX] XEN_BUFFER;

static void encode_status(struct multicall_entry *e, unsigned i)
{
    ops[i].cmd = PHYSDEVOP_irq_status_query;
    ops[i].u.irq_status_query.irq = SOME_IRQ;
    MULTI_physdev_op_compat(e, &ops[i]);
}

static void encode_iopl(struct multicall_entry *e, unsigned i)
{
    ops[i].cmd = PHYSDEVOP_set_iopl;
    ops[i].u.set_iopl.iopl = 0;
    MULTI_physdev_op_compat(e, &ops[i]);
}

static void encode_unknown(struct multicall_entry *e, unsigned i)
{
    ops[i].cmd = NO_COMMAND;
    MULTI_physdev_op_compat(e, &ops[i]);
}

const struct case_ops physdev_op_compat_status = {.encode = encode_status};
const struct case_ops physdev_op_compat_set_iopl = {.encode = encode_iopl};
const struct case_ops physdev_op_compat_unknown = {
    .encode = encode_unknown,
    .expect = -XEN_ENOSYS,
};
