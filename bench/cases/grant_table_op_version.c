/* SPDX-License-Identifier: MIT */
/*
 * grant_table_op, the version of the table (xen/common/grant_table.c:gnttab_set_version).  A kernel
 * sets it once at boot, and a kexec puts it back.  A change goes over every entry, clears the
 * frames but for the first entries, and allocates or frees the frames of the status words that
 * version 2 has.
 */
#include "bench/case/case.h"
#include "bench/case/judge.h"
#include "bench/fixture/heap.h"
#include "core/grant.h"
#include "core/guest.h"
#include "core/memory.h"

#include <xen/errno.h>

#define NO_VERSION 3

/* What no operation answers. */
#define UNDONE 1

/* One for each call: Xen puts the version that there is into it. */
static struct gnttab_set_version new_versions[CALLS_MAX] XEN_BUFFER;
static struct gnttab_get_status_frames status_frames[1] XEN_BUFFER;
static uint64_t frames[1] XEN_BUFFER;

/* Up to 3.4 there is version 1 and no such operation: the calls are issued, and say so. */
static bool has_versions(void)
{
    return !guest_xen_before(4, 0);
}

static const char *start_version_1(void)
{
    return grant_set_version(1) ? NULL : "no grant table of version 1 can be had";
}

static const char *start_version_2(void)
{
    if (!has_versions() || grant_set_version(2))
        return NULL;
    return "no grant table of version 2 can be had";
}

static void set_version_1(void)
{
    grant_set_version(1);
}

/*
 * Frames for the status words come from single pages that lie free, and go back there, so that the
 * change costs the same each time.
 */
static const char *start_changes(unsigned from)
{
    const char *why;

    if (!has_versions())
        return NULL;
    why = heap_open(HEAP_PAGES);
    if (why)
        return why;
    heap_give(0, HEAP_PAGES);
    if (grant_set_version(from))
        return NULL;
    heap_take(0, HEAP_PAGES);
    heap_close();
    return "the version of the grant table cannot be changed";
}

static const char *start_from_1(void)
{
    return start_changes(1);
}

static const char *start_from_2(void)
{
    return start_changes(2);
}

static void finish_changes(void)
{
    if (!has_versions())
        return;
    grant_set_version(1);
    heap_take(0, HEAP_PAGES);
    heap_close();
}

static void undo_version_1(unsigned n)
{
    (void)n;
    grant_set_version(2);
}

static void undo_version_2(unsigned n)
{
    (void)n;
    grant_set_version(1);
}

static void encode_version_1(struct multicall_entry *e, unsigned i)
{
    new_versions[i].version = 1;
    MULTI_grant_table_op(e, GNTTABOP_set_version, &new_versions[i], 1);
}

static void encode_version_2(struct multicall_entry *e, unsigned i)
{
    new_versions[i].version = 2;
    MULTI_grant_table_op(e, GNTTABOP_set_version, &new_versions[i], 1);
}

static void encode_status_frames(struct multicall_entry *e, unsigned i)
{
    (void)i;
    status_frames->dom = DOMID_SELF;
    status_frames->nr_frames = 1;
    status_frames->status = UNDONE;
    set_xen_guest_handle(status_frames->frame_list, frames);
    MULTI_grant_table_op(e, GNTTABOP_get_status_frames, status_frames, 1);
}

static enum status judge_frames(long result, int right)
{
    return result == 0 && status_frames->status != right ? STATUS_WRONG : judge_result(result, 0);
}

static enum status judge_status_frames(long result, unsigned i)
{
    (void)i;
    return judge_frames(result, GNTST_okay);
}

/* Version 1 has no status frames. */
static enum status judge_no_status_frames(long result, unsigned i)
{
    (void)i;
    return judge_frames(result, GNTST_general_error);
}

static void encode_no_version(struct multicall_entry *e, unsigned i)
{
    new_versions[i].version = NO_VERSION;
    MULTI_grant_table_op(e, GNTTABOP_set_version, &new_versions[i], 1);
}

const struct case_ops grant_table_op_set_version_same = {
    .prepare = start_version_1,
    .encode = encode_version_1,
};
const struct case_ops grant_table_op_set_version_2 = {
    .prepare = start_from_1,
    .encode = encode_version_2,
    .undo = undo_version_2,
    .finish = finish_changes,
    .most = 1,
};
const struct case_ops grant_table_op_set_version_1 = {
    .prepare = start_from_2,
    .encode = encode_version_1,
    .undo = undo_version_1,
    .finish = finish_changes,
    .most = 1,
};
const struct case_ops grant_table_op_get_status_frames = {
    .prepare = start_version_2,
    .encode = encode_status_frames,
    .judge = judge_status_frames,
    .finish = set_version_1,
};
const struct case_ops grant_table_op_no_status_frames = {
    .prepare = start_version_1,
    .encode = encode_status_frames,
    .judge = judge_no_status_frames,
};
const struct case_ops grant_table_op_no_version = {
    .encode = encode_no_version,
    .expect = -XEN_EINVAL,
};
