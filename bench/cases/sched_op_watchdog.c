/* SPDX-License-Identifier: MIT */
/*
 * sched_op, what belongs to the domain rather than to a wait: its two watchdogs, and a CPU that
 * dom0 holds on to (xen/common/sched/core.c:domain_watchdog, vcpu_temporary_affinity).  A watchdog
 * is a timer that kills the domain: what it costs is the timer heap, and it must be freed again.
 */
#include "bench/case/case.h"
#include "bench/case/judge.h"

#include <xen/errno.h>

#include "core/memory.h"

#define WATCHDOGS 2

/* Far longer than any boot lasts. */
#define AN_HOUR 3600

static struct sched_watchdog dogs[CALLS_MAX] XEN_BUFFER;
static struct sched_watchdog aside[1] XEN_BUFFER;
static struct sched_pin_override pins[1] XEN_BUFFER;
static struct sched_pin_override aside_pin[1] XEN_BUFFER;

/* ---- watchdogs ---- */

static void encode_dog(struct multicall_entry *e, unsigned i, unsigned id, unsigned timeout)
{
    dogs[i].id = id;
    dogs[i].timeout = timeout;
    MULTI_sched_op(e, SCHEDOP_watchdog, &dogs[i]);
}

static void set_dogs(unsigned n)
{
    while (n--) {
        aside->id = 0;
        aside->timeout = AN_HOUR;
        HYPERVISOR_sched_op(SCHEDOP_watchdog, aside);
    }
}

static void free_dogs(unsigned n)
{
    while (n) {
        aside->id = n--;
        aside->timeout = 0;
        HYPERVISOR_sched_op(SCHEDOP_watchdog, aside);
    }
}

static const char *set_one(void)
{
    set_dogs(1);
    return NULL;
}

static const char *set_all(void)
{
    set_dogs(WATCHDOGS);
    return NULL;
}

static void free_all(void)
{
    free_dogs(WATCHDOGS);
}

static void encode_set(struct multicall_entry *e, unsigned i)
{
    encode_dog(e, i, 0, AN_HOUR);
}

/* The lowest free number, from 1. */
static enum status judge_set(long result, unsigned i)
{
    return judge_result(result, (long)i + 1);
}

/*
 * Xen makes its -ENOSPC an unsigned 32-bit number on the way, so that a 64-bit guest sees a large
 * positive one; both are taken, in case that is mended.
 */
static enum status judge_full(long result, unsigned i)
{
    (void)i;
    return judge_result(result == (long)(uint32_t)-XEN_ENOSPC ? -XEN_ENOSPC : result, -XEN_ENOSPC);
}

static void encode_renew(struct multicall_entry *e, unsigned i)
{
    encode_dog(e, i, 1, AN_HOUR);
}

static void encode_free(struct multicall_entry *e, unsigned i)
{
    encode_dog(e, i, i + 1, 0);
}

static void encode_bad_id(struct multicall_entry *e, unsigned i)
{
    encode_dog(e, i, WATCHDOGS + 1, AN_HOUR);
}

/* ---- a CPU to hold on to, for dom0's firmware calls ---- */

static void pin(int cpu)
{
    aside_pin->pcpu = cpu;
    HYPERVISOR_sched_op(SCHEDOP_pin_override, aside_pin);
}

static void encode_pin_to(struct multicall_entry *e, int cpu)
{
    pins->pcpu = cpu;
    MULTI_sched_op(e, SCHEDOP_pin_override, pins);
}

static void encode_pin(struct multicall_entry *e, unsigned i)
{
    (void)i;
    encode_pin_to(e, 0);
}

static void encode_unpin(struct multicall_entry *e, unsigned i)
{
    (void)i;
    encode_pin_to(e, -1);
}

static void make_pinned(unsigned n)
{
    (void)n;
    pin(0);
}

static void make_unpinned(unsigned n)
{
    (void)n;
    pin(-1);
}

const struct case_ops sched_op_watchdog_set = {
    .encode = encode_set,
    .undo = free_dogs,
    .finish = free_all,
    .judge = judge_set,
    .most = WATCHDOGS,
};
const struct case_ops sched_op_watchdog_renew = {
    .prepare = set_one,
    .encode = encode_renew,
    .finish = free_all,
};
const struct case_ops sched_op_watchdog_free = {
    .ready = set_dogs,
    .encode = encode_free,
    .finish = free_all,
    .most = WATCHDOGS,
};
const struct case_ops sched_op_watchdog_full = {
    .prepare = set_all,
    .encode = encode_set,
    .finish = free_all,
    .judge = judge_full,
};
const struct case_ops sched_op_watchdog_bad_id = {
    .encode = encode_bad_id,
    .expect = -XEN_EINVAL,
};
const struct case_ops sched_op_pin = {
    .encode = encode_pin,
    .undo = make_unpinned,
    .most = 1,
};
const struct case_ops sched_op_unpin = {
    .ready = make_pinned,
    .encode = encode_unpin,
    .most = 1,
};
