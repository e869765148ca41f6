/* SPDX-License-Identifier: MIT */
/*
 * The failsafe callback: Xen comes back to a vCPU and cannot load one of its segments
 * (xen/arch/x86/domain.c:load_segments), so it loads zero and enters the guest there instead of
 * where it was.  It happens only where the vCPU's state was put away meanwhile, and a lone vCPU
 * keeps its CPU: what makes Xen put it away here is a call that is finished by a tasklet, from the
 * idle vCPU (continue_hypercall_on_cpu).  Parking no CPU is the one of these that does nothing. The
 * price is nearly all of that, two switches and a softirq.
 */
#include "bench/fixture/quick.h"
#include "bench/fixture/segment.h"

#include <xen/platform.h>

#include "core/guest.h"
#include "core/memory.h"

static struct xen_platform_op op[1] XEN_BUFFER;

static const char *open_failsafe(void)
{
    if (!guest_is_dom0())
        return "a domU may not make Xen put its vCPU away";
    if (!ENV_NATIVE_FAILSAFE && guest_mode() == GUEST_NATIVE)
        return "this Xen loads segments on every way out";
    op->cmd = XENPF_core_parking;
    op->interface_version = XENPF_INTERFACE_VERSION;
    op->u.core_parking.type = XEN_CORE_PARKING_SET;
    op->u.core_parking.idle_nums = 0;
    segment_open();
    quick_failsafe(quick_escape);
    return NULL;
}

/* GS holds a selector whose descriptor is gone; nobody looks until it is loaded again. */
static void lose_segment(unsigned n)
{
    segment_present(1);
    segment_load(SEGMENT_SELECTOR);
    segment_present(0);
    quick_expect(n);
}

static void encode(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_platform_op(e, op);
}

static enum status judge(long result, unsigned i)
{
    (void)i;
    return segment_loaded() == 0 ? quick_judge(result, 0) : STATUS_WRONG;
}

static void close_failsafe(void)
{
    quick_end();
    segment_present(1);
    segment_close();
}

const struct case_ops upcall_failsafe = {
    .prepare = open_failsafe,
    .ready = lose_segment,
    .encode = encode,
    .judge = judge,
    .finish = close_failsafe,
    .most = 1,
};
