/* SPDX-License-Identifier: MIT */
/*
 * sysctl: what the toolstack asks and sets of the whole host (xen/common/sysctl.c:do_sysctl).  All
 * of the request is copied in before the interface version and the permission are looked at, then
 * comes a lock that all CPUs share, and most answers copy all of it back.  The interface version
 * changes with the release and is no part of the stable ABI, so it is found by trying.
 *
 * Only what reads is timed: debug keys, CPUs, pools and schedulers are the host's.
 */
#define __XEN_TOOLS__ 1 /* The layouts are for tools alone. */

#include "bench/case/case.h"
#include "bench/fixture/pages.h"
#include "core/hypercall.h"

#include <xen/errno.h>
#include <xen/sysctl.h>

#define UNKNOWN_CMD 0xffff

/* Above any version there has been; Xen 4.22 has 0x16. */
#define VERSION_MOST 0x40

static struct xen_sysctl op[1] XEN_BUFFER;
static struct xen_sysctl_cpuinfo cpu[1] XEN_BUFFER;
static xen_domctl_getdomaininfo_t domain[1] XEN_BUFFER;

static long issue(void)
{
    struct multicall_entry call = {0};

    MULTI_sysctl(&call, op);
    return hypercall(&call);
}

/*
 * A request with the version that this Xen wants: the one that is not answered with -EACCES.  Where
 * every one is, it is the permission that is missing, and the case shows it.
 */
static void ask(unsigned cmd)
{
    op[0] = (struct xen_sysctl){.cmd = XEN_SYSCTL_sched_id};
    do
        op->interface_version++;
    while (issue() == -XEN_EACCES && op->interface_version < VERSION_MOST);
    op[0] = (struct xen_sysctl){.cmd = cmd, .interface_version = op->interface_version};
}

static const char *ask_sched_id(void)
{
    ask(XEN_SYSCTL_sched_id);
    return NULL;
}

static const char *ask_with_no_version(void)
{
    ask(XEN_SYSCTL_sched_id);
    op->interface_version = 0;
    return NULL;
}

static const char *ask_physinfo(void)
{
    ask(XEN_SYSCTL_physinfo);
    return NULL;
}

/* All nodes, any width of address. */
static const char *ask_availheap(void)
{
    ask(XEN_SYSCTL_availheap);
    op->u.availheap.node = -1;
    return NULL;
}

static const char *ask_cpuinfo(void)
{
    ask(XEN_SYSCTL_getcpuinfo);
    op->u.getcpuinfo.max_cpus = 1;
    set_xen_guest_handle(op->u.getcpuinfo.info, cpu);
    return NULL;
}

static const char *ask_domaininfolist(void)
{
    ask(XEN_SYSCTL_getdomaininfolist);
    op->u.getdomaininfolist.max_domains = 1;
    set_xen_guest_handle(op->u.getdomaininfolist.buffer, domain);
    return NULL;
}

static const char *ask_unknown(void)
{
    ask(UNKNOWN_CMD);
    return NULL;
}

static void encode(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_sysctl(e, op);
}

static void encode_nowhere(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_sysctl(e, FIXTURE_NOWHERE);
}

const struct case_ops sysctl_sched_id = {.prepare = ask_sched_id, .encode = encode};
const struct case_ops sysctl_physinfo = {.prepare = ask_physinfo, .encode = encode};
const struct case_ops sysctl_availheap = {.prepare = ask_availheap, .encode = encode};
const struct case_ops sysctl_getcpuinfo = {.prepare = ask_cpuinfo, .encode = encode};
const struct case_ops sysctl_getdomaininfolist = {.prepare = ask_domaininfolist, .encode = encode};
const struct case_ops sysctl_bad_version = {
    .prepare = ask_with_no_version,
    .encode = encode,
    .expect = -XEN_EACCES,
};
const struct case_ops sysctl_unknown = {
    .prepare = ask_unknown,
    .encode = encode,
    .expect = -XEN_ENOSYS,
};
const struct case_ops sysctl_nowhere = {.encode = encode_nowhere, .expect = -XEN_EFAULT};
