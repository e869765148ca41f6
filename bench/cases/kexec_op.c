/* SPDX-License-Identifier: MIT */
/*
 * kexec_op: the crash kernel (xen/common/kexec.c:do_kexec_op_internal).  The permission comes
 * first, then a bit that keeps a second caller out.  Only what reads is timed: loading an image and
 * starting it are the host's.
 */
#include "bench/case/case.h"
#include "bench/case/judge.h"
#include "core/memory.h"

#include <xen/errno.h>
#include <xen/kexec.h>

#define UNKNOWN_CMD 99

static xen_kexec_range_t range[1] XEN_BUFFER;
static xen_kexec_status_t crash[1] XEN_BUFFER;

static const char *ask_crash_area(void)
{
    range->range = KEXEC_RANGE_MA_CRASH;
    return NULL;
}

static const char *ask_crash_image(void)
{
    crash->type = KEXEC_TYPE_CRASH;
    return NULL;
}

static void encode_get_range(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_kexec_op(e, KEXEC_CMD_kexec_get_range, range);
}

static void encode_status(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_kexec_op(e, KEXEC_CMD_kexec_status, crash);
}

/* 1 where a crash image is loaded. It came with 4.9; before, an unknown command is taken for done.
 */
static enum status judge_status(long result, unsigned i)
{
    (void)i;
    return judge_since(result, result == 1 ? 1 : 0, 0, 4, 9);
}

static void encode_unknown(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_kexec_op(e, UNKNOWN_CMD, NULL);
}

/* Xen up to 4.17 has no default in the switch, and takes an unknown command for done. */
static enum status judge_unknown(long result, unsigned i)
{
    (void)i;
    return judge_result(result, result == 0 ? 0 : -XEN_EOPNOTSUPP);
}

const struct case_ops kexec_op_get_range = {
    .prepare = ask_crash_area,
    .encode = encode_get_range,
};
const struct case_ops kexec_op_status = {
    .prepare = ask_crash_image,
    .encode = encode_status,
    .judge = judge_status,
};
const struct case_ops kexec_op_unknown = {.encode = encode_unknown, .judge = judge_unknown};
