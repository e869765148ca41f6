/* SPDX-License-Identifier: MIT */
/*
 * memory_op, the maps: where the machine-to-phys table lies and of what frames it is made
 * (xen/arch/x86/mm.c:arch_memory_op, xen/arch/x86/x86_64/mm.c:subarch_memory_op), and what memory
 * there is: our own map, the machine's, what devices reserve, virtual NUMA.  Lists cost by what
 * they hold: one frame for 2 MiB of table, one entry for each piece of the machine's map.
 */
#define __XEN_TOOLS__ 1 /* The header keeps one of these structures to itself without it. */

#include "bench/case/case.h"
#include "bench/case/judge.h"
#include "bench/cases/memory_op.h"
#include "core/memory.h"

#include <xen/errno.h>

#define LIST 512

/* One entry of an E820 map: address, size and type, packed (xen/arch/x86/include/asm/e820.h). */
#define E820_ENTRY_BYTES 20

static struct xen_machphys_mapping place[1] XEN_BUFFER;
static struct xen_machphys_mfn_list frames[1] XEN_BUFFER;
static struct xen_memory_map maps[CALLS_MAX] XEN_BUFFER;
static struct xen_reserved_device_memory_map reserved[CALLS_MAX] XEN_BUFFER;
static struct xen_vnuma_topology_info topologies[CALLS_MAX] XEN_BUFFER;
static xen_pfn_t frame_list[LIST] XEN_BUFFER;
static char entry_list[LIST * E820_ENTRY_BYTES] XEN_BUFFER;

/* ---- the machine-to-phys table ---- */

static void encode_mapping(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_memory_op(e, XENMEM_machphys_mapping, place);
}

static const char *list_frames(unsigned most)
{
    set_xen_guest_handle(frames->extent_start, frame_list);
    frames->max_extents = most;
    return NULL;
}

static const char *list_one(void)
{
    return list_frames(1);
}

static const char *list_all(void)
{
    return list_frames(LIST);
}

static void encode_frames(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_memory_op(e, XENMEM_machphys_mfn_list, frames);
}

static enum status judge_frames(long result, unsigned i)
{
    (void)i;
    if (result == 0 && (frames->nr_extents == 0 || frames->nr_extents > frames->max_extents))
        return STATUS_WRONG;
    return judge_result(result, 0);
}

static const char *list_compat(void)
{
    list_all();
    return memory_op_issuable(XENMEM_machphys_compat_mfn_list);
}

static void encode_compat_frames(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_memory_op(e, XENMEM_machphys_compat_mfn_list, frames);
}

/* A Xen without 32-bit PV guests has no such table, and says so by -EOPNOTSUPP since 4.15. */
static enum status judge_compat_frames(long result, unsigned i)
{
    return result == -XEN_EOPNOTSUPP ? STATUS_ABSENT : judge_frames(result, i);
}

/* ---- memory maps: Xen puts the number of entries that it has in place of ours ---- */

static bool copied;

static const char *list_entries(void)
{
    copied = true;
    return NULL;
}

/* Since 4.9 no buffer means that nothing is to be copied. */
static const char *count_entries(void)
{
    copied = false;
    return guest_xen_before(4, 9) ? "this Xen copies to NULL" : NULL;
}

static void fill_map(struct xen_memory_map *map)
{
    set_xen_guest_handle(map->buffer, copied ? entry_list : NULL);
    map->nr_entries = LIST;
}

static void encode_memory_map(struct multicall_entry *e, unsigned i)
{
    fill_map(&maps[i]);
    MULTI_memory_op(e, XENMEM_memory_map, &maps[i]);
}

static void encode_machine_memory_map(struct multicall_entry *e, unsigned i)
{
    fill_map(&maps[i]);
    MULTI_memory_op(e, XENMEM_machine_memory_map, &maps[i]);
}

static const char *has_reserved(void)
{
    return memory_op_issuable(XENMEM_reserved_device_memory_map);
}

static void encode_reserved(struct multicall_entry *e, unsigned i)
{
    reserved[i].flags = XENMEM_RDM_ALL;
    reserved[i].nr_entries = 0;
    MULTI_memory_op(e, XENMEM_reserved_device_memory_map, &reserved[i]);
}

/* We ask how many there are: -ENOBUFS tells it where there are some. */
static enum status judge_reserved(long result, unsigned i)
{
    (void)i;
    return result == -XEN_ENOBUFS ? STATUS_OK : judge_result(result, 0);
}

static const char *has_vnuma(void)
{
    return memory_op_issuable(XENMEM_get_vnumainfo);
}

static void encode_vnuma(struct multicall_entry *e, unsigned i)
{
    struct xen_vnuma_topology_info *topology = &topologies[i];

    topology->domid = DOMID_SELF;
    topology->nr_vnodes = topology->nr_vcpus = topology->nr_vmemranges = 0;
    MULTI_memory_op(e, XENMEM_get_vnumainfo, topology);
}

/* We ask for the sizes: -ENOBUFS tells them, and -EOPNOTSUPP that we were built without. */
static enum status judge_vnuma(long result, unsigned i)
{
    (void)i;
    return result == -XEN_ENOBUFS ? STATUS_OK : judge_result(result, -XEN_EOPNOTSUPP);
}

const struct case_ops memory_op_machphys_mapping = {.encode = encode_mapping};
const struct case_ops memory_op_machphys_mfn_list_1 = {
    .prepare = list_one,
    .encode = encode_frames,
    .judge = judge_frames,
};
const struct case_ops memory_op_machphys_mfn_list = {
    .prepare = list_all,
    .encode = encode_frames,
    .judge = judge_frames,
};
const struct case_ops memory_op_machphys_compat_mfn_list = {
    .prepare = list_compat,
    .encode = encode_compat_frames,
    .judge = judge_compat_frames,
};
const struct case_ops memory_op_memory_map = {
    .prepare = list_entries,
    .encode = encode_memory_map,
};
const struct case_ops memory_op_machine_memory_map = {
    .prepare = list_entries,
    .encode = encode_machine_memory_map,
};
const struct case_ops memory_op_machine_memory_map_count = {
    .prepare = count_entries,
    .encode = encode_machine_memory_map,
};
const struct case_ops memory_op_reserved_device_memory_map = {
    .prepare = has_reserved,
    .encode = encode_reserved,
    .judge = judge_reserved,
};
const struct case_ops memory_op_get_vnumainfo = {
    .prepare = has_vnuma,
    .encode = encode_vnuma,
    .judge = judge_vnuma,
};
