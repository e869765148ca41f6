/* SPDX-License-Identifier: MIT */
/*
 * xen_version, answers of any length: the build id, and since 4.18 four texts that do not fit what
 * they had before (xen/common/kernel.c:xenver_varbuf_op).  Without a buffer the answer is its
 * length, which is the price of a strlen; with one it is copied too.  The build id and the command
 * line are for the control domain.
 */
#include "bench/case/case.h"
#include "bench/case/judge.h"
#include "core/memory.h"

#include <xen/errno.h>

/* Of Xen 4.18 and later; older headers do without (public/version.h). */
#define XENVER_EXTRAVERSION2 11
#define XENVER_CAPABILITIES2 12
#define XENVER_CHANGESET2    13
#define XENVER_COMMANDLINE2  14

/* Two pages, so that the text after the length is never too long for the rest. */
#define ROOM (2 * ENV_PAGE_SIZE)

/* The layout of struct xen_build_id and of struct xen_varbuf: a length, and bytes. */
struct answer {
    uint32_t len;
    unsigned char buf[ROOM - sizeof(uint32_t)];
};

static struct answer answer[1] XEN_BUFFER;
static long length;

static const char *read_length(unsigned cmd)
{
    answer->len = sizeof(answer->buf);
    length = HYPERVISOR_xen_version(cmd, NULL);
    return NULL;
}

/* The length each time; where it cannot be had, the refusal says why by itself. */
static enum status judge_length(long result, unsigned i)
{
    (void)i;
    return judge_result(result, length < 0 ? 0 : length);
}

/* A Xen linked without a build id says -ENODATA: there is nothing to get. */
static enum status judge_build_id(long result, unsigned i)
{
    return result == -XEN_ENODATA ? STATUS_ABSENT : judge_length(result, i);
}

static const char *ask_build_id(void)
{
    return read_length(XENVER_build_id);
}

static void encode_build_id_size(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_xen_version(e, XENVER_build_id, NULL);
}

static void encode_build_id(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_xen_version(e, XENVER_build_id, answer);
}

static const char *ask_extraversion(void)
{
    return read_length(XENVER_EXTRAVERSION2);
}

static void encode_extraversion_size(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_xen_version(e, XENVER_EXTRAVERSION2, NULL);
}

static void encode_extraversion(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_xen_version(e, XENVER_EXTRAVERSION2, answer);
}

static const char *ask_capabilities(void)
{
    return read_length(XENVER_CAPABILITIES2);
}

static void encode_capabilities(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_xen_version(e, XENVER_CAPABILITIES2, answer);
}

static const char *ask_changeset(void)
{
    return read_length(XENVER_CHANGESET2);
}

static void encode_changeset(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_xen_version(e, XENVER_CHANGESET2, answer);
}

static const char *ask_commandline(void)
{
    return read_length(XENVER_COMMANDLINE2);
}

static void encode_commandline(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_xen_version(e, XENVER_COMMANDLINE2, answer);
}

const struct case_ops xen_version_build_id_size = {
    .prepare = ask_build_id,
    .encode = encode_build_id_size,
    .judge = judge_build_id,
};
const struct case_ops xen_version_build_id = {
    .prepare = ask_build_id,
    .encode = encode_build_id,
    .judge = judge_build_id,
};
const struct case_ops xen_version_extraversion2_size = {
    .prepare = ask_extraversion,
    .encode = encode_extraversion_size,
    .judge = judge_length,
};
const struct case_ops xen_version_extraversion2 = {
    .prepare = ask_extraversion,
    .encode = encode_extraversion,
    .judge = judge_length,
};
const struct case_ops xen_version_capabilities2 = {
    .prepare = ask_capabilities,
    .encode = encode_capabilities,
    .judge = judge_length,
};
const struct case_ops xen_version_changeset2 = {
    .prepare = ask_changeset,
    .encode = encode_changeset,
    .judge = judge_length,
};
const struct case_ops xen_version_commandline2 = {
    .prepare = ask_commandline,
    .encode = encode_commandline,
    .judge = judge_length,
};
