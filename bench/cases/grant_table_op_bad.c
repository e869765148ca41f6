/* SPDX-License-Identifier: MIT */
/*
 * grant_table_op, what the operations say to a bad item (xen/common/grant_table.c).  It does not
 * fail the call: its own status tells, and the items after it are done.  A transfer of a real page
 * is not measured: it consumes the page.
 */
#include "bench/case/case.h"
#include "bench/case/judge.h"
#include "bench/fixture/pages.h"
#include "core/guest.h"

#include <xen/errno.h>

/* What no operation answers. */
#define UNDONE 1

/* A handle and a reference that nobody has. */
#define NOTHING (~0u)

static struct gnttab_map_grant_ref maps[CALLS_MAX] XEN_BUFFER;
static struct gnttab_unmap_grant_ref unmaps[CALLS_MAX] XEN_BUFFER;
static struct gnttab_transfer transfers[CALLS_MAX] XEN_BUFFER;

static domid_t owner;

static const char *map_of_self(void)
{
    owner = DOMID_SELF;
    return NULL;
}

static const char *map_of_own_number(void)
{
    owner = guest_domid();
    return NULL;
}

static void encode_bad_map(struct multicall_entry *e, unsigned i)
{
    maps[i].host_addr = (unsigned long)fixture_window(0);
    maps[i].flags = GNTMAP_host_map;
    maps[i].ref = NOTHING;
    maps[i].dom = owner;
    maps[i].status = UNDONE;
    MULTI_grant_table_op(e, GNTTABOP_map_grant_ref, &maps[i], 1);
}

/* A grant is by a domain's number, even our own: DOMID_SELF names none here. */
static enum status judge_bad_map(long result, unsigned i)
{
    int right = owner == DOMID_SELF ? GNTST_bad_domain : GNTST_bad_gntref;

    return result == 0 && maps[i].status != right ? STATUS_WRONG : judge_result(result, 0);
}

static void encode_bad_unmap(struct multicall_entry *e, unsigned i)
{
    unmaps[i].host_addr = (unsigned long)fixture_window(0);
    unmaps[i].dev_bus_addr = 0;
    unmaps[i].handle = NOTHING;
    unmaps[i].status = UNDONE;
    MULTI_grant_table_op(e, GNTTABOP_unmap_grant_ref, &unmaps[i], 1);
}

static enum status judge_bad_unmap(long result, unsigned i)
{
    if (result == 0 && unmaps[i].status != GNTST_bad_handle)
        return STATUS_WRONG;
    return judge_result(result, 0);
}

static void encode_bad_transfer(struct multicall_entry *e, unsigned i)
{
    transfers[i].mfn = ~(xen_pfn_t)0;
    transfers[i].domid = DOMID_SELF;
    transfers[i].ref = NOTHING;
    transfers[i].status = UNDONE;
    MULTI_grant_table_op(e, GNTTABOP_transfer, &transfers[i], 1);
}

/* Xen's option gnttab=no-transfer takes the operation away, by -EOPNOTSUPP. */
static enum status judge_bad_transfer(long result, unsigned i)
{
    if (result == -XEN_EOPNOTSUPP)
        return STATUS_ABSENT;
    if (result == 0 && transfers[i].status != GNTST_bad_page)
        return STATUS_WRONG;
    return judge_result(result, 0);
}

const struct case_ops grant_table_op_map_self = {
    .prepare = map_of_self,
    .encode = encode_bad_map,
    .judge = judge_bad_map,
};
const struct case_ops grant_table_op_map_bad_ref = {
    .prepare = map_of_own_number,
    .encode = encode_bad_map,
    .judge = judge_bad_map,
};
const struct case_ops grant_table_op_unmap_bad = {
    .encode = encode_bad_unmap,
    .judge = judge_bad_unmap,
};
const struct case_ops grant_table_op_transfer_bad = {
    .encode = encode_bad_transfer,
    .judge = judge_bad_transfer,
};
