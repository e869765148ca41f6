/* SPDX-License-Identifier: MIT */
/*
 * memory_op, what a PV guest is refused: operations on the physmap, which it has none of, and those
 * by which a toolstack looks after another domain, which we are not
 * (xen/common/memory.c:do_memory_op, xen/common/mem_access.c, xen/arch/x86/mm/mem_paging.c,
 * mem_sharing.c). The price is that of the check which refuses, and nothing is changed; a Xen built
 * without such an operation says -ENOSYS, and the row is absent.  Two succeed and change nothing
 * either: a claim of no pages, and the number of pages that are shared.
 */
#define __XEN_TOOLS__ 1 /* The header keeps most of these structures to itself without it. */

#include "bench/case/case.h"
#include "bench/case/judge.h"
#include "bench/cases/memory_op.h"
#include "core/memory.h"

#include <xen/errno.h>

/* More than any E820 map holds, and more pages than any domain may have. */
#define TOO_MANY (~0U >> 1)

static union {
    struct xen_add_to_physmap add;
    struct xen_add_to_physmap_batch batch;
    struct xen_remove_from_physmap take_out;
    struct xen_foreign_memory_map map;
    struct xen_pod_target target;
    struct xen_mem_access_op access;
    struct xen_mem_paging_op paging;
    struct xen_mem_sharing_op sharing;
    struct xen_mem_acquire_resource resource;
    struct xen_memory_reservation claim;
} argument[1] XEN_BUFFER;
static xen_pfn_t frames[1] XEN_BUFFER;

static unsigned command;

static const char *use(unsigned cmd)
{
    command = cmd;
    return memory_op_issuable(cmd);
}

/* Each fills all fields that it needs; the others stay as an earlier case left them, unread. */

static const char *add_to_physmap(void)
{
    argument->add = (struct xen_add_to_physmap){.domid = DOMID_SELF, .space = XENMAPSPACE_gmfn};
    return use(XENMEM_add_to_physmap);
}

/* Up to 4.6 without asking for permission before. */
static enum status judge_add_to_physmap(long result, unsigned i)
{
    (void)i;
    return judge_by_age(result, -XEN_EACCES, -XEN_EINVAL, 4, 7);
}

static const char *add_to_physmap_batch(void)
{
    argument->batch =
        (struct xen_add_to_physmap_batch){.domid = DOMID_SELF, .space = XENMAPSPACE_gmfn};
    return use(XENMEM_add_to_physmap_batch);
}

/* Up to 4.12 a domain is asked for its physmap page by page, and here there is none to add. */
static enum status judge_add_batch(long result, unsigned i)
{
    (void)i;
    return judge_by_age(result, -XEN_EACCES, 0, 4, 13);
}

static const char *remove_from_physmap(void)
{
    argument->take_out = (struct xen_remove_from_physmap){.domid = DOMID_SELF};
    return use(XENMEM_remove_from_physmap);
}

/* Up to 4.12 Xen looks for the page first, and frame 0 is none of ours. */
static enum status judge_remove(long result, unsigned i)
{
    (void)i;
    return judge_by_age(result, -XEN_EACCES, -XEN_ENOENT, 4, 13);
}

static const char *set_memory_map(void)
{
    argument->map = (struct xen_foreign_memory_map){.domid = DOMID_SELF};
    argument->map.map.nr_entries = TOO_MANY;
    return use(XENMEM_set_memory_map);
}

static const char *set_pod_target(void)
{
    argument->target = (struct xen_pod_target){.domid = DOMID_SELF, .target_pages = ~0ULL};
    return use(XENMEM_set_pod_target);
}

static const char *get_pod_target(void)
{
    argument->target = (struct xen_pod_target){.domid = DOMID_SELF};
    return use(XENMEM_get_pod_target);
}

/* Up to 4.14 Xen tells a PV domain's target to dom0, since then it is refused as no HVM domain. */
static enum status judge_get_pod_target(long result, unsigned i)
{
    (void)i;
    return result == -XEN_EINVAL ? STATUS_OK : judge_result(result, 0);
}

static const char *access_op(void)
{
    argument->access =
        (struct xen_mem_access_op){.op = XENMEM_access_op_get_access, .domid = guest_domid()};
    return use(XENMEM_access_op);
}

static const char *paging_op(void)
{
    argument->paging =
        (struct xen_mem_paging_op){.op = XENMEM_paging_op_nominate, .domain = guest_domid()};
    return use(XENMEM_paging_op);
}

static const char *sharing_op(void)
{
    argument->sharing =
        (struct xen_mem_sharing_op){.op = XENMEM_sharing_op_nominate_gfn, .domain = guest_domid()};
    return use(XENMEM_sharing_op);
}

static const char *acquire_resource(void)
{
    argument->resource = (struct xen_mem_acquire_resource){.domid = guest_domid(), .nr_frames = 1};
    argument->resource.type = XENMEM_resource_grant_table;
    set_xen_guest_handle(argument->resource.frame_list, frames);
    return use(XENMEM_acquire_resource);
}

/* ---- success without a change ---- */

/* A claim of no pages takes back a claim, which no running dom0 has. */
static const char *claim_nothing(void)
{
    argument->claim = (struct xen_memory_reservation){.domid = guest_domid()};
    return use(XENMEM_claim_pages);
}

static const char *sharing_freed(void)
{
    return use(XENMEM_get_sharing_freed_pages);
}

static const char *sharing_shared(void)
{
    return use(XENMEM_get_sharing_shared_pages);
}

static void encode(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_memory_op(e, command, argument);
}

/* Nobody shares a page here, but on another host somebody may. */
static enum status judge_count(long result, unsigned i)
{
    (void)i;
    return result >= 0 ? STATUS_OK : judge_result(result, 0);
}

const struct case_ops memory_op_add_to_physmap = {
    .prepare = add_to_physmap,
    .encode = encode,
    .judge = judge_add_to_physmap,
};
const struct case_ops memory_op_add_to_physmap_batch = {
    .prepare = add_to_physmap_batch,
    .encode = encode,
    .judge = judge_add_batch,
};
const struct case_ops memory_op_remove_from_physmap = {
    .prepare = remove_from_physmap,
    .encode = encode,
    .judge = judge_remove,
};
const struct case_ops memory_op_set_memory_map = {
    .prepare = set_memory_map,
    .encode = encode,
    .expect = -XEN_EINVAL,
};
const struct case_ops memory_op_set_pod_target = {
    .prepare = set_pod_target,
    .encode = encode,
    .expect = -XEN_EINVAL,
};
const struct case_ops memory_op_get_pod_target = {
    .prepare = get_pod_target,
    .encode = encode,
    .judge = judge_get_pod_target,
};
const struct case_ops memory_op_access_op = {
    .prepare = access_op,
    .encode = encode,
    .expect = -XEN_EPERM,
};
const struct case_ops memory_op_paging_op = {
    .prepare = paging_op,
    .encode = encode,
    .expect = -XEN_EPERM,
};
const struct case_ops memory_op_sharing_op = {
    .prepare = sharing_op,
    .encode = encode,
    .expect = -XEN_EPERM,
};
const struct case_ops memory_op_acquire_resource = {
    .prepare = acquire_resource,
    .encode = encode,
    .expect = -XEN_EPERM,
};
const struct case_ops memory_op_claim_pages = {.prepare = claim_nothing, .encode = encode};
const struct case_ops memory_op_get_sharing_freed_pages = {
    .prepare = sharing_freed,
    .encode = encode,
    .judge = judge_count,
};
const struct case_ops memory_op_get_sharing_shared_pages = {
    .prepare = sharing_shared,
    .encode = encode,
    .judge = judge_count,
};
