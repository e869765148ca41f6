/* SPDX-License-Identifier: MIT */
/*
 * platform_op: how the control domain learns and sets what belongs to the machine
 * (xen/arch/x86/platform_hypercall.c:do_platform_op).  136 bytes are copied in before anything is
 * looked at, then come the interface version, the permission and a lock that all CPUs share; these
 * are the floor, and a domU pays it up to the permission.  Only what reads is timed here: time,
 * microcode, CPUs and sleep are the host's.
 */
#include "bench/case/case.h"
#include "bench/case/judge.h"
#include "bench/fixture/pages.h"

#include <xen/errno.h>
#include <xen/platform.h>

#define UNKNOWN_CMD 0xffff

/* Since 4.18, and not in older headers. */
#define GET_DOM0_CONSOLE   64
#define GET_UCODE_REVISION 65

/* Longer than any symbol's name, KSYM_NAME_LEN of xen/include/xen/symbols.h. */
#define NAME_ROOM 256

/* Xen writes the next symbol's number back, so each call of a batch has its own request. */
static struct xen_platform_op ops[CALLS_MAX] XEN_BUFFER;
static char name[NAME_ROOM] XEN_BUFFER;

static struct xen_platform_op *ask(unsigned cmd)
{
    ops[0] = (struct xen_platform_op){.cmd = cmd, .interface_version = XENPF_INTERFACE_VERSION};
    return &ops[0];
}

static const char *ask_nothing(void)
{
    ask(XENPF_resource_op);
    return NULL;
}

static const char *ask_with_no_version(void)
{
    ask(XENPF_resource_op)->interface_version = 0;
    return NULL;
}

static const char *ask_cpuinfo(void)
{
    ask(XENPF_get_cpuinfo)->u.pcpu_info.xen_cpuid = 0;
    return NULL;
}

static const char *ask_cpu_version(void)
{
    ask(XENPF_get_cpu_version)->u.pcpu_version.xen_cpuid = 0;
    return NULL;
}

/* Of CPU 0, whose number is the first word behind the head. */
static const char *ask_ucode_revision(void)
{
    ask(GET_UCODE_REVISION);
    return NULL;
}

static const char *ask_dom0_console(void)
{
    ask(GET_DOM0_CONSOLE);
    return NULL;
}

/* How many bytes of it there are; -ENODEV where no screen is. */
static enum status judge_dom0_console(long result, unsigned i)
{
    (void)i;
    return judge_result(result, result > 0 || result == -XEN_ENODEV ? result : 0);
}

static const char *ask_unknown(void)
{
    ask(UNKNOWN_CMD);
    return NULL;
}

/* The first symbol is found without a search whatever was read before. */
static void ask_first_symbols(unsigned n)
{
    unsigned i;

    ask(XENPF_get_symbol)->u.symdata.namelen = NAME_ROOM;
    set_xen_guest_handle(ops[0].u.symdata.name, name);
    for (i = 1; i < n; i++)
        ops[i] = ops[0];
}

static void encode_shared(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_platform_op(e, ops);
}

static void encode_own(struct multicall_entry *e, unsigned i)
{
    MULTI_platform_op(e, &ops[i]);
}

static void encode_nowhere(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_platform_op(e, FIXTURE_NOWHERE);
}

const struct case_ops platform_op_resource_op = {.prepare = ask_nothing, .encode = encode_shared};
const struct case_ops platform_op_get_cpuinfo = {.prepare = ask_cpuinfo, .encode = encode_shared};
const struct case_ops platform_op_get_cpu_version = {
    .prepare = ask_cpu_version,
    .encode = encode_shared,
};
const struct case_ops platform_op_get_symbol = {.ready = ask_first_symbols, .encode = encode_own};
const struct case_ops platform_op_get_ucode_revision = {
    .prepare = ask_ucode_revision,
    .encode = encode_shared,
};
const struct case_ops platform_op_get_dom0_console = {
    .prepare = ask_dom0_console,
    .encode = encode_shared,
    .judge = judge_dom0_console,
};
const struct case_ops platform_op_bad_version = {
    .prepare = ask_with_no_version,
    .encode = encode_shared,
    .expect = -XEN_EACCES,
};
const struct case_ops platform_op_unknown = {
    .prepare = ask_unknown,
    .encode = encode_shared,
    .expect = -XEN_ENOSYS,
};
const struct case_ops platform_op_nowhere = {.encode = encode_nowhere, .expect = -XEN_EFAULT};
