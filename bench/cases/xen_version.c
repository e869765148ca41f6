/* SPDX-License-Identifier: MIT */
/*
 * xen_version: the call that everybody times, because XENVER_version does nothing but return a
 * constant (xen/common/kernel.c:do_xen_version).  So its price is the way in and out: entry and
 * exit mitigations, XPTI, and since 4.17 where the number stands in the dispatch tree.  The others
 * add a permission check (version, platform parameters and features do without), a buffer that Xen
 * clears, fills and copies, and so cost what their answers are long.
 */
#include "bench/case/case.h"
#include "bench/case/judge.h"
#include "bench/fixture/pages.h"

#include <xen/errno.h>

#define UNKNOWN_CMD 99

/* Xen up to 4.17 puts the text together again each time: a longer batch meets its scheduler's timer
 * too often. */
#define CAPABILITIES_MOST 32

static char answer[ENV_PAGE_SIZE] XEN_BUFFER;
static struct xen_feature_info features[1] XEN_BUFFER;
static long version;

/* ---- what needs no buffer ---- */

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

static void encode_pagesize(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_xen_version(e, XENVER_pagesize, NULL);
}

static void encode_unknown(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_xen_version(e, UNKNOWN_CMD, NULL);
}

/* ---- what is copied into the guest ---- */

static void encode_extraversion(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_xen_version(e, XENVER_extraversion, answer);
}

static void encode_nowhere(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_xen_version(e, XENVER_extraversion, FIXTURE_NOWHERE);
}

static void encode_compile_info(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_xen_version(e, XENVER_compile_info, answer);
}

static void encode_capabilities(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_xen_version(e, XENVER_capabilities, answer);
}

static void encode_changeset(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_xen_version(e, XENVER_changeset, answer);
}

static void encode_platform_parameters(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_xen_version(e, XENVER_platform_parameters, answer);
}

static void encode_guest_handle(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_xen_version(e, XENVER_guest_handle, answer);
}

/* An unprivileged domain gets this answered too, with the text "<denied>". */
static void encode_commandline(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_xen_version(e, XENVER_commandline, answer);
}

/* ---- what is copied both ways ---- */

static const char *ask_first_submap(void)
{
    features->submap_idx = 0;
    return NULL;
}

/* There is one word of features, and no second. */
static const char *ask_second_submap(void)
{
    features->submap_idx = 1;
    return NULL;
}

static void encode_get_features(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_xen_version(e, XENVER_get_features, features);
}

const struct case_ops xen_version_version = {
    .prepare = read_version,
    .encode = encode_version,
    .judge = judge_version,
};
const struct case_ops xen_version_extraversion = {.encode = encode_extraversion};
const struct case_ops xen_version_compile_info = {.encode = encode_compile_info};
const struct case_ops xen_version_capabilities = {
    .encode = encode_capabilities,
    .most = CAPABILITIES_MOST,
};
const struct case_ops xen_version_changeset = {.encode = encode_changeset};
const struct case_ops xen_version_platform_parameters = {.encode = encode_platform_parameters};
const struct case_ops xen_version_get_features = {
    .prepare = ask_first_submap,
    .encode = encode_get_features,
};
const struct case_ops xen_version_get_features_bad = {
    .prepare = ask_second_submap,
    .encode = encode_get_features,
    .expect = -XEN_EINVAL,
};
const struct case_ops xen_version_pagesize = {.encode = encode_pagesize, .expect = ENV_PAGE_SIZE};
const struct case_ops xen_version_guest_handle = {.encode = encode_guest_handle};
const struct case_ops xen_version_commandline = {.encode = encode_commandline};
const struct case_ops xen_version_unknown = {.encode = encode_unknown, .expect = -XEN_ENOSYS};
const struct case_ops xen_version_nowhere = {.encode = encode_nowhere, .expect = -XEN_EFAULT};
