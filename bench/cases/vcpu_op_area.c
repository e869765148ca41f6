/* SPDX-License-Identifier: MIT */
/*
 * vcpu_op, shared areas: memory in which Xen leaves runstate and time at each switch of vCPUs
 * (xen/common/domain.c:common_vcpu_op, xen/arch/x86/domain.c).  By guest address Xen keeps the
 * address, and writes at once; by machine address (since 4.18) it also takes references to the
 * page, which is more work here and less at each switch (map_guest_area).  The boot's own runstate
 * area is put back after each row.
 */
#include "bench/case/case.h"
#include "bench/case/judge.h"
#include "bench/fixture/pages.h"

#include <xen/errno.h>

#include "core/time.h"

/* Newer than the oldest headers that this is built with. */
#define RUNSTATE_PHYS_AREA 14
#define TIME_PHYS_AREA     15

/* No address: the area is taken back. */
#define NO_AREA UINT64_MAX

/* So near to a page's end that no vcpu_info fits. */
#define BAD_OFFSET (ENV_PAGE_SIZE - sizeof(struct vcpu_info) / 2)

static struct vcpu_runstate_info runstate[1] XEN_BUFFER;
static struct vcpu_time_info time_info[1] XEN_BUFFER;
static struct vcpu_register_runstate_memory_area runstate_areas[CALLS_MAX] XEN_BUFFER;
static struct vcpu_register_time_memory_area time_areas[CALLS_MAX] XEN_BUFFER;
static uint64_t phys[CALLS_MAX] XEN_BUFFER;
static uint64_t aside_phys[1] XEN_BUFFER;
static struct vcpu_register_vcpu_info infos[CALLS_MAX] XEN_BUFFER;

/* ---- by guest address ---- */

static void encode_runstate_at(struct multicall_entry *e, unsigned i,
                               struct vcpu_runstate_info *where)
{
    runstate_areas[i].addr.v = where;
    MULTI_vcpu_op(e, VCPUOP_register_runstate_memory_area, 0, &runstate_areas[i]);
}

static void encode_runstate(struct multicall_entry *e, unsigned i)
{
    encode_runstate_at(e, i, runstate);
}

static void encode_no_runstate(struct multicall_entry *e, unsigned i)
{
    encode_runstate_at(e, i, NULL);
}

static void encode_time_at(struct multicall_entry *e, unsigned i, struct vcpu_time_info *where)
{
    time_areas[i].addr.v = where;
    MULTI_vcpu_op(e, VCPUOP_register_vcpu_time_memory_area, 0, &time_areas[i]);
}

static void encode_time(struct multicall_entry *e, unsigned i)
{
    encode_time_at(e, i, time_info);
}

static void encode_no_time(struct multicall_entry *e, unsigned i)
{
    encode_time_at(e, i, NULL);
}

static void drop_time(void)
{
    static struct vcpu_register_time_memory_area none[1] XEN_BUFFER;

    none->addr.v = NULL;
    HYPERVISOR_vcpu_op(VCPUOP_register_vcpu_time_memory_area, 0, none);
}

/* ---- by machine address: each call takes the place of the one before ---- */

static uint64_t machine_address(const void *va)
{
    return (uint64_t)virt_to_mfn(va) << ENV_PAGE_SHIFT;
}

static void encode_phys(struct multicall_entry *e, unsigned i, unsigned cmd, uint64_t where)
{
    phys[i] = where;
    MULTI_vcpu_op(e, cmd, 0, &phys[i]);
}

static void set_phys(unsigned cmd, uint64_t where)
{
    aside_phys[0] = where;
    HYPERVISOR_vcpu_op(cmd, 0, aside_phys);
}

/* Of an area: a call that registers it and one that takes it back, and both outside a timed region.
 */
#define PHYS_AREA(name, cmd, area)                                                                 \
    static void encode_##name##_phys(struct multicall_entry *e, unsigned i)                        \
    {                                                                                              \
        encode_phys(e, i, cmd, machine_address(area));                                             \
    }                                                                                              \
    static void encode_no_##name##_phys(struct multicall_entry *e, unsigned i)                     \
    {                                                                                              \
        encode_phys(e, i, cmd, NO_AREA);                                                           \
    }                                                                                              \
    static void map_##name(unsigned n)                                                             \
    {                                                                                              \
        (void)n;                                                                                   \
        set_phys(cmd, machine_address(area));                                                      \
    }                                                                                              \
    static void undo_##name##_phys(unsigned n)                                                     \
    {                                                                                              \
        (void)n;                                                                                   \
        set_phys(cmd, NO_AREA);                                                                    \
    }

PHYS_AREA(runstate, RUNSTATE_PHYS_AREA, runstate)
PHYS_AREA(time, TIME_PHYS_AREA, time_info)

static void drop_runstate_phys(void)
{
    undo_runstate_phys(1);
    time_watch_runstate();
}

/* ---- vcpu_info ---- */

/* Its success can be had once a boot; an area across a page's end is refused before any effect. */
static void encode_bad_info(struct multicall_entry *e, unsigned i)
{
    infos[i].mfn = virt_to_mfn(fixture_page(0));
    infos[i].offset = BAD_OFFSET;
    MULTI_vcpu_op(e, VCPUOP_register_vcpu_info, 0, &infos[i]);
}

/* -EINVAL up to 4.16. */
static enum status judge_bad_info(long result, unsigned i)
{
    (void)i;
    return judge_result(result == -XEN_EINVAL ? -XEN_ENXIO : result, -XEN_ENXIO);
}

const struct case_ops vcpu_op_runstate_area = {
    .encode = encode_runstate,
    .finish = time_watch_runstate,
};
const struct case_ops vcpu_op_no_runstate_area = {
    .encode = encode_no_runstate,
    .finish = time_watch_runstate,
};
const struct case_ops vcpu_op_time_area = {.encode = encode_time, .finish = drop_time};
const struct case_ops vcpu_op_no_time_area = {.encode = encode_no_time};
const struct case_ops vcpu_op_runstate_phys = {
    .encode = encode_runstate_phys,
    .undo = undo_runstate_phys,
    .finish = drop_runstate_phys,
};
const struct case_ops vcpu_op_no_runstate_phys = {
    .ready = map_runstate,
    .encode = encode_no_runstate_phys,
    .finish = drop_runstate_phys,
    .most = 1,
};
const struct case_ops vcpu_op_time_phys = {.encode = encode_time_phys, .undo = undo_time_phys};
const struct case_ops vcpu_op_no_time_phys = {
    .ready = map_time,
    .encode = encode_no_time_phys,
    .most = 1,
};
const struct case_ops vcpu_op_bad_info = {.encode = encode_bad_info, .judge = judge_bad_info};
