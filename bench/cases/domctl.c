/* SPDX-License-Identifier: MIT */
/*
 * domctl: what the toolstack asks and sets of a domain (xen/common/domctl.c:do_domctl), and
 * paging_domctl_cont, the number that Xen itself continues the long ones by
 * (xen/arch/x86/mm/paging.c:do_paging_domctl_cont).  All of the request is copied in before the
 * interface version is looked at, then the domain is looked up, and only then comes the permission;
 * most commands share one lock over all CPUs, and copy all of it back.  The interface version
 * changes with the release and is no part of the stable ABI, so it is found by trying.
 *
 * Only what reads is timed, and only of domain 0.
 */
#define __XEN_TOOLS__ 1 /* The layouts are for tools alone. */

#include "bench/case/case.h"
#include "bench/case/judge.h"
#include "bench/fixture/pages.h"
#include "core/hypercall.h"

#include <xen/errno.h>
#include <xen/domctl.h>

#define UNKNOWN_CMD 0xffff

/* The last number before the reserved ones: no host gets there. */
#define NO_DOMAIN (DOMID_FIRST_RESERVED - 1)

/* Above any version there has been; Xen 4.22 has 0x18. */
#define VERSION_MOST 0x40

static struct xen_domctl op[1] XEN_BUFFER;

static long issue(void)
{
    struct multicall_entry call = {0};

    MULTI_domctl(&call, op);
    return hypercall(&call);
}

/*
 * A request about a domain, with the version that this Xen wants: the one that is not answered with
 * -EACCES.  Where every one is, it is the permission that is missing, and the case shows it.
 */
static void ask(unsigned cmd, domid_t domid)
{
    op[0] = (struct xen_domctl){.cmd = XEN_DOMCTL_get_address_size};
    do
        op->interface_version++;
    while (issue() == -XEN_EACCES && op->interface_version < VERSION_MOST);
    op[0] = (struct xen_domctl){
        .cmd = cmd,
        .interface_version = op->interface_version,
        .domain = domid,
    };
}

static const char *ask_getdomaininfo(void)
{
    ask(XEN_DOMCTL_getdomaininfo, 0);
    return NULL;
}

static const char *ask_address_size(void)
{
    ask(XEN_DOMCTL_get_address_size, 0);
    return NULL;
}

static const char *ask_vcpuinfo(void)
{
    ask(XEN_DOMCTL_getvcpuinfo, 0);
    op->u.getvcpuinfo.vcpu = 0;
    return NULL;
}

static const char *ask_with_no_version(void)
{
    ask(XEN_DOMCTL_get_address_size, 0);
    op->interface_version = 0;
    return NULL;
}

static const char *ask_of_nobody(void)
{
    ask(XEN_DOMCTL_get_address_size, NO_DOMAIN);
    return NULL;
}

static const char *ask_unknown(void)
{
    ask(UNKNOWN_CMD, 0);
    return NULL;
}

static void encode(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_domctl(e, op);
}

/* Xen 4.14 takes it for the IOMMU's, and says so where there is none. */
static enum status judge_unknown(long result, unsigned i)
{
    (void)i;
    return judge_result(result, result == -XEN_EOPNOTSUPP ? -XEN_EOPNOTSUPP : -XEN_ENOSYS);
}

static void encode_nowhere(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_domctl(e, FIXTURE_NOWHERE);
}

static void encode_continued(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_1(e, __HYPERVISOR_arch_1, (xen_ulong_t)op);
}

const struct case_ops domctl_getdomaininfo = {.prepare = ask_getdomaininfo, .encode = encode};
const struct case_ops domctl_get_address_size = {.prepare = ask_address_size, .encode = encode};
const struct case_ops domctl_getvcpuinfo = {.prepare = ask_vcpuinfo, .encode = encode};
const struct case_ops domctl_bad_version = {
    .prepare = ask_with_no_version,
    .encode = encode,
    .expect = -XEN_EACCES,
};
const struct case_ops domctl_no_domain = {
    .prepare = ask_of_nobody,
    .encode = encode,
    .expect = -XEN_ESRCH,
};
const struct case_ops domctl_unknown = {
    .prepare = ask_unknown,
    .encode = encode,
    .judge = judge_unknown,
};
const struct case_ops domctl_nowhere = {.encode = encode_nowhere, .expect = -XEN_EFAULT};
const struct case_ops paging_domctl_cont_other = {
    .prepare = ask_address_size,
    .encode = encode_continued,
    .expect = -XEN_EOPNOTSUPP,
};
