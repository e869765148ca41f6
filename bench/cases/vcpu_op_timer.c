/* SPDX-License-Identifier: MIT */
/*
 * vcpu_op, timers: the vCPU's tick and its singleshot timer (xen/common/domain.c:common_vcpu_op,
 * xen/common/sched/core.c:vcpu_set_periodic_timer).  The singleshot timer is set_timer_op's, by a
 * structure in memory; the tick is set up and torn down with a synchronous stop, and what it costs
 * depends on the timers that the CPU holds.  Every PV vCPU starts with a tick of 100 Hz, which the
 * boot stops.
 */
#include "bench/case/case.h"
#include "bench/case/judge.h"

#include <xen/errno.h>

#include "core/memory.h"
#include "core/time.h"

#define AN_HOUR (3600ULL * 1000 * 1000 * 1000)

/* A nanosecond after the machine started. */
#define LONG_AGO 1

/* Xen wants a millisecond at least. */
#define TOO_SHORT 999999

static struct vcpu_set_periodic_timer periods[CALLS_MAX] XEN_BUFFER;
static struct vcpu_set_periodic_timer aside_period[1] XEN_BUFFER;
static struct vcpu_set_singleshot_timer shots[CALLS_MAX] XEN_BUFFER;
static uint64_t far;

/* ---- the tick ---- */

static void encode_period(struct multicall_entry *e, unsigned i, uint64_t period)
{
    periods[i].period_ns = period;
    MULTI_vcpu_op(e, VCPUOP_set_periodic_timer, 0, &periods[i]);
}

static void encode_periodic(struct multicall_entry *e, unsigned i)
{
    encode_period(e, i, AN_HOUR);
}

static void encode_periodic_short(struct multicall_entry *e, unsigned i)
{
    encode_period(e, i, TOO_SHORT);
}

static void encode_stop_periodic(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_vcpu_op(e, VCPUOP_stop_periodic_timer, 0, NULL);
}

static void start_tick(unsigned n)
{
    (void)n;
    aside_period->period_ns = AN_HOUR;
    HYPERVISOR_vcpu_op(VCPUOP_set_periodic_timer, 0, aside_period);
}

static void stop_tick(unsigned n)
{
    (void)n;
    HYPERVISOR_vcpu_op(VCPUOP_stop_periodic_timer, 0, NULL);
}

/* ---- the singleshot timer ---- */

static const char *choose_time(void)
{
    far = time_now() + AN_HOUR;
    return NULL;
}

static void encode_shot(struct multicall_entry *e, unsigned i, uint64_t time, unsigned flags)
{
    shots[i].timeout_abs_ns = time;
    shots[i].flags = flags;
    MULTI_vcpu_op(e, VCPUOP_set_singleshot_timer, 0, &shots[i]);
}

static void encode_singleshot(struct multicall_entry *e, unsigned i)
{
    encode_shot(e, i, far, 0);
}

static void encode_singleshot_late(struct multicall_entry *e, unsigned i)
{
    encode_shot(e, i, LONG_AGO, VCPU_SSHOTTMR_future);
}

/* Up to 4.16 the flag makes Xen refuse; since then it is ignored, and the event is sent at once. */
static enum status judge_late(long result, unsigned i)
{
    (void)i;
    return judge_result(result == -XEN_ETIME ? 0 : result, 0);
}

static void encode_stop_singleshot(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_vcpu_op(e, VCPUOP_stop_singleshot_timer, 0, NULL);
}

static void stop_shot(void)
{
    HYPERVISOR_vcpu_op(VCPUOP_stop_singleshot_timer, 0, NULL);
}

static void arm_shot(unsigned n)
{
    (void)n;
    HYPERVISOR_set_timer_op(far);
}

const struct case_ops vcpu_op_set_periodic = {
    .encode = encode_periodic,
    .undo = stop_tick,
};
const struct case_ops vcpu_op_stop_periodic = {.encode = encode_stop_periodic};
const struct case_ops vcpu_op_stop_periodic_set = {
    .ready = start_tick,
    .encode = encode_stop_periodic,
    .most = 1,
};
const struct case_ops vcpu_op_periodic_short = {
    .encode = encode_periodic_short,
    .expect = -XEN_EINVAL,
};
const struct case_ops vcpu_op_set_singleshot = {
    .prepare = choose_time,
    .encode = encode_singleshot,
    .finish = stop_shot,
};
const struct case_ops vcpu_op_stop_singleshot = {.encode = encode_stop_singleshot};
const struct case_ops vcpu_op_stop_singleshot_set = {
    .prepare = choose_time,
    .ready = arm_shot,
    .encode = encode_stop_singleshot,
    .finish = stop_shot,
    .most = 1,
};
const struct case_ops vcpu_op_singleshot_late = {
    .encode = encode_singleshot_late,
    .finish = stop_shot,
    .judge = judge_late,
};
