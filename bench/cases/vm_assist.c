/* SPDX-License-Identifier: MIT */
/*
 * vm_assist: one bit of the domain set or cleared (xen/common/domain.c:do_vm_assist).  The cheapest
 * call that writes anything; which bit does not matter to the price, but what it stands for does to
 * everything after: each is cleared again, as it was when the domain began.  Where an ABI has no
 * such bit the call is refused.
 */
#include "bench/case/case.h"
#include "bench/case/judge.h"

#include <xen/errno.h>

#define NO_COMMAND 2

/* The first number after those of every ABI, and not one of the 64-bit ABI's. */
#define NO_TYPE 6

static unsigned type;

static const char *use(unsigned which)
{
    type = which;
    return NULL;
}

static const char *use_4gb_segments(void)
{
    return use(VMASST_TYPE_4gb_segments);
}

static const char *use_4gb_segments_notify(void)
{
    return use(VMASST_TYPE_4gb_segments_notify);
}

static const char *use_writable_pagetables(void)
{
    return use(VMASST_TYPE_writable_pagetables);
}

static const char *use_pae_extended_cr3(void)
{
    return use(VMASST_TYPE_pae_extended_cr3);
}

static const char *use_architectural_iopl(void)
{
    return use(VMASST_TYPE_architectural_iopl);
}

static const char *use_runstate_update_flag(void)
{
    return use(VMASST_TYPE_runstate_update_flag);
}

static const char *use_m2p_strict(void)
{
    return use(VMASST_TYPE_m2p_strict);
}

static const char *use_unknown(void)
{
    return use(NO_TYPE);
}

static void encode_enable(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_vm_assist(e, VMASST_CMD_enable, type);
}

static void encode_disable(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_vm_assist(e, VMASST_CMD_disable, type);
}

static void encode_unknown(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_vm_assist(e, NO_COMMAND, type);
}

/* Up to 4.6 and 4.7 there is no such type, which is -EINVAL. */
static enum status judge_architectural_iopl(long result, unsigned i)
{
    (void)i;
    return judge_since(result, 0, -XEN_EINVAL, 4, 7);
}

static enum status judge_runstate_update_flag(long result, unsigned i)
{
    (void)i;
    return judge_since(result, 0, -XEN_EINVAL, 4, 8);
}

/* A type is a bit of a word of the ABI's: 32-bit guests have not got this one. */
static enum status judge_m2p_strict(long result, unsigned i)
{
    (void)i;
    return judge_result(result, VMASST_TYPE_m2p_strict < 8 * sizeof(long) ? 0 : -XEN_EINVAL);
}

static void disable(void)
{
    HYPERVISOR_vm_assist(VMASST_CMD_disable, type);
}

const struct case_ops vm_assist_enable_4gb_segments = {
    .prepare = use_4gb_segments,
    .encode = encode_enable,
    .finish = disable,
};
const struct case_ops vm_assist_disable_4gb_segments = {
    .prepare = use_4gb_segments,
    .encode = encode_disable,
};
const struct case_ops vm_assist_enable_4gb_segments_notify = {
    .prepare = use_4gb_segments_notify,
    .encode = encode_enable,
    .finish = disable,
};
const struct case_ops vm_assist_disable_4gb_segments_notify = {
    .prepare = use_4gb_segments_notify,
    .encode = encode_disable,
};
const struct case_ops vm_assist_enable_writable_pagetables = {
    .prepare = use_writable_pagetables,
    .encode = encode_enable,
    .finish = disable,
};
const struct case_ops vm_assist_disable_writable_pagetables = {
    .prepare = use_writable_pagetables,
    .encode = encode_disable,
};
const struct case_ops vm_assist_enable_pae_extended_cr3 = {
    .prepare = use_pae_extended_cr3,
    .encode = encode_enable,
    .finish = disable,
};
const struct case_ops vm_assist_disable_pae_extended_cr3 = {
    .prepare = use_pae_extended_cr3,
    .encode = encode_disable,
};
const struct case_ops vm_assist_enable_architectural_iopl = {
    .prepare = use_architectural_iopl,
    .encode = encode_enable,
    .judge = judge_architectural_iopl,
    .finish = disable,
};
const struct case_ops vm_assist_disable_architectural_iopl = {
    .prepare = use_architectural_iopl,
    .encode = encode_disable,
    .judge = judge_architectural_iopl,
};
const struct case_ops vm_assist_enable_runstate_update_flag = {
    .prepare = use_runstate_update_flag,
    .encode = encode_enable,
    .judge = judge_runstate_update_flag,
    .finish = disable,
};
const struct case_ops vm_assist_disable_runstate_update_flag = {
    .prepare = use_runstate_update_flag,
    .encode = encode_disable,
    .judge = judge_runstate_update_flag,
};
const struct case_ops vm_assist_enable_m2p_strict = {
    .prepare = use_m2p_strict,
    .encode = encode_enable,
    .judge = judge_m2p_strict,
    .finish = disable,
};
const struct case_ops vm_assist_disable_m2p_strict = {
    .prepare = use_m2p_strict,
    .encode = encode_disable,
    .judge = judge_m2p_strict,
};
const struct case_ops vm_assist_bad_type = {
    .prepare = use_unknown,
    .encode = encode_enable,
    .expect = -XEN_EINVAL,
};
const struct case_ops vm_assist_bad_command = {
    .prepare = use_4gb_segments,
    .encode = encode_unknown,
    .expect = -XEN_ENOSYS,
};
