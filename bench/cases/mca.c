/* SPDX-License-Identifier: MIT */
/*
 * mca: machine checks (xen/arch/x86/cpu/mcheck/mce.c:do_mca), for the control domain.  The request
 * is copied in after the permission, half a kilobyte of it.  Only what reads is timed: fetching
 * would take reports of errors away from who waits for them, and injecting makes errors.
 */
#include "bench/case/case.h"
#include "core/memory.h"

#include <xen/errno.h>
#include <xen/arch-x86/xen-mca.h>

#define UNKNOWN_CMD 99

static struct xen_mc op[1] XEN_BUFFER;

static const char *ask(unsigned cmd, unsigned version)
{
    op[0] = (struct xen_mc){.cmd = cmd, .interface_version = version};
    return NULL;
}

/* Without a buffer the answer is the number of CPUs. */
static const char *ask_physcpuinfo(void)
{
    return ask(XEN_MC_physcpuinfo, XEN_MCA_INTERFACE_VERSION);
}

static const char *ask_with_no_version(void)
{
    return ask(XEN_MC_physcpuinfo, 0);
}

static const char *ask_unknown(void)
{
    return ask(UNKNOWN_CMD, XEN_MCA_INTERFACE_VERSION);
}

static void encode(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_1(e, __HYPERVISOR_mca, (xen_ulong_t)op);
}

const struct case_ops mca_physcpuinfo = {.prepare = ask_physcpuinfo, .encode = encode};
const struct case_ops mca_bad_version = {
    .prepare = ask_with_no_version,
    .encode = encode,
    .expect = -XEN_EACCES,
};
const struct case_ops mca_unknown = {
    .prepare = ask_unknown,
    .encode = encode,
    .expect = -XEN_EINVAL,
};
