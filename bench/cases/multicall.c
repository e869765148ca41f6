/* SPDX-License-Identifier: MIT */
/*
 * multicall: many calls for one way in and out (xen/common/multicall.c:do_multicall).  An empty one
 * is what a batch costs before its first entry; the price per entry is in every other case's multi
 * path.  A multicall cannot hold another: Xen answers -EINVAL.
 */
#include "bench/case.h"
#include "core/memory.h"

static struct multicall_entry no_entries[1] XEN_BUFFER;

static void encode_empty(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_multicall(e, no_entries, 0);
}

const struct case_ops multicall_empty = {.encode = encode_empty};
