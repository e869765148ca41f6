/* SPDX-License-Identifier: MIT */
/*
 * set_timer_op: the vCPU's singleshot timer (xen/common/sched/core.c:do_set_timer_op).  Every idle
 * entry and every tickless kernel pays it. Its price depends on the timers that the CPU holds: the
 * heap they are kept in, and whether the APIC has to be programmed again.  A time that is over
 * raises Xen's timer softirq, which runs before the guest does, and ends a batch at every entry.
 */
#include "bench/case/case.h"
#include "core/memory.h"
#include "core/time.h"

/* Further away than any boot lasts, and less than the 2^50 ns that Xen takes for nonsense. */
#define FAR_NS (3600ULL * 1000 * 1000 * 1000)

/* A nanosecond after the machine started. */
#define LONG_AGO 1

/* So far that Xen takes it for a wrapped time, and fires after a tenth of a second. */
#define NONSENSE (UINT64_MAX >> 1)

static uint64_t far;

static const char *stop(void)
{
    far = time_now() + FAR_NS;
    return HYPERVISOR_set_timer_op(0) == 0 ? NULL : "the timer cannot be stopped";
}

/*
 * Xen's own timer for its next calibration is in the same heap (xen/arch/x86/time.c, EPOCH), and
 * whether the guest's lies behind it or before it moves the price.  So there is none within the
 * tenth of a second, nor while this case is measured, wherever in a boot that begins.
 */
#define CALIBRATION_NS (1000ULL * 1000 * 1000)
#define ROOM_NS        (CALIBRATION_NS / 2)
#define AFTER_NS       (10ULL * 1000 * 1000)

static const char *stop_behind_calibration(void)
{
    static struct sched_poll nap[1] XEN_BUFFER;
    uint64_t last = time_calibrated();

    if (time_now() - last > CALIBRATION_NS - ROOM_NS) {
        nap->timeout = last + CALIBRATION_NS + AFTER_NS;
        HYPERVISOR_sched_op(SCHEDOP_poll, nap);
    }
    return stop();
}

static void stop_again(void)
{
    HYPERVISOR_set_timer_op(0);
}

static void undo_arm(unsigned n)
{
    (void)n;
    HYPERVISOR_set_timer_op(0);
}

static void arm(unsigned n)
{
    (void)n;
    HYPERVISOR_set_timer_op(far);
}

static void encode_stop(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_set_timer_op(e, 0);
}

static void encode_far(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_set_timer_op(e, far);
}

static void encode_late(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_set_timer_op(e, LONG_AGO);
}

static void encode_nonsense(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_set_timer_op(e, NONSENSE);
}

const struct case_ops set_timer_op_stop = {.prepare = stop, .encode = encode_stop};
const struct case_ops set_timer_op_stop_armed = {
    .prepare = stop,
    .ready = arm,
    .encode = encode_stop,
    .finish = stop_again,
    .most = 1,
};
const struct case_ops set_timer_op_far = {
    .prepare = stop,
    .encode = encode_far,
    .finish = stop_again,
};
const struct case_ops set_timer_op_late = {
    .prepare = stop,
    .encode = encode_late,
    .finish = stop_again,
};
const struct case_ops set_timer_op_huge = {
    .prepare = stop_behind_calibration,
    .encode = encode_nonsense,
    .undo = undo_arm,
    .finish = stop_again,
};
