/* SPDX-License-Identifier: MIT */
/*
 * xen_version: the call that everybody times, because XENVER_version does nothing but return a
 * constant (xen/common/kernel.c:do_xen_version).  So its price is the way in and out: entry and
 * exit mitigations, XPTI, and since 4.17 where the number stands in the dispatch tree.  The extra
 * version adds a permission check and a copy of 16 bytes.
 */
#include "bench/case.h"
#include "core/memory.h"

static xen_extraversion_t extraversion XEN_BUFFER;
static long version;

static const char *read_version(void)
{
    version = HYPERVISOR_xen_version(XENVER_version, NULL);
    return version > 0 ? NULL : "xen_version gives no version";
}

static void encode_version(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_xen_version(e, XENVER_version, NULL);
}

static enum status judge_version(long result, unsigned i)
{
    (void)i;
    return judge_result(result, version);
}

static void encode_extraversion(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_xen_version(e, XENVER_extraversion, extraversion);
}

const struct case_ops xen_version_version = {
    .prepare = read_version,
    .encode = encode_version,
    .judge = judge_version,
};
const struct case_ops xen_version_extraversion = {.encode = encode_extraversion};
