/* SPDX-License-Identifier: MIT */
/*
 * multicall: many calls for one way in and out (xen/common/multicall.c:do_multicall).  An empty one
 * is what a batch costs before its first entry; the price per entry is in every other case's multi
 * path.  The others are the errors: an entry that names no hypercall or the multicall itself gets
 * its own result and the batch goes on, only a list that cannot be read ends it.
 */
#include "bench/case/case.h"
#include "bench/case/judge.h"
#include "bench/fixture/pages.h"

#include <xen/errno.h>

#define UNKNOWN_OP 11

static struct multicall_entry no_entries[1] XEN_BUFFER;

/* One list of one entry for each call; a debug build of Xen overwrites what it has read. */
static struct multicall_entry entries[CALLS_MAX] XEN_BUFFER;

static void encode_empty(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_multicall(e, no_entries, 0);
}

static void encode_one(struct multicall_entry *e, unsigned i)
{
    MULTI_multicall(e, &entries[i], 1);
}

static void encode_nowhere(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_multicall(e, FIXTURE_NOWHERE, 1);
}

static void fill_unknown(unsigned n)
{
    unsigned i;

    for (i = 0; i < n; i++)
        entries[i] = (struct multicall_entry){.op = UNKNOWN_OP};
}

static enum status judge_unknown(long result, unsigned i)
{
    return result ? judge_result(result, 0) : judge_result((long)entries[i].result, -XEN_ENOSYS);
}

static void fill_nested(unsigned n)
{
    unsigned i;

    for (i = 0; i < n; i++) {
        entries[i] = (struct multicall_entry){0};
        MULTI_multicall(&entries[i], no_entries, 0);
    }
}

static enum status judge_nested(long result, unsigned i)
{
    return result ? judge_result(result, 0) : judge_result((long)entries[i].result, -XEN_EINVAL);
}

const struct case_ops multicall_empty = {.encode = encode_empty};
const struct case_ops multicall_unknown_entry = {
    .ready = fill_unknown,
    .encode = encode_one,
    .judge = judge_unknown,
};
const struct case_ops multicall_nested_entry = {
    .ready = fill_nested,
    .encode = encode_one,
    .judge = judge_nested,
};
const struct case_ops multicall_bad_list = {.encode = encode_nowhere, .expect = -XEN_EFAULT};
