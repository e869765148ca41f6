/* SPDX-License-Identifier: MIT */
/*
 * Two vCPUs: what one asks of Xen about the other, and what its own calls cost while the other is
 * in Xen too.  A flush for the other's CPU is an interrupt there and a wait for its answer
 * (xen/arch/x86/smp.c:flush_area_mask); an event for it is a kick (vcpu_kick); and whatever takes a
 * lock of the domain can find it taken.  Under icount QEMU's CPUs take turns, so that a price would
 * say how QEMU deals them out: there these rows prove that the calls do what they are to, and no
 * more.
 */
#include "bench/case/case.h"
#include "bench/case/judge.h"
#include "bench/cases/smp.h"
#include "bench/fixture/issue.h"
#include "bench/fixture/pages.h"

#include "core/event/event.h"
#include "core/vcpu/secondary.h"

/* The secondary vCPU's bit. */
#define SECONDARY_MASK (1ul << SECONDARY_VCPU)

static struct mmuext_op op[1] XEN_BUFFER;
static unsigned long vcpus[1] XEN_BUFFER;
static struct vcpu_runstate_info runstate[1] XEN_BUFFER;
static env_pte live;
static bool stuck;

static void stop(void)
{
    secondary_stop();
    event_clear();
}

static const char *start_calls(void)
{
    return secondary_start(SECONDARY_CALLS);
}

void smp_ready(unsigned n)
{
    (void)n;
    stuck = !secondary_runs();
}

enum status smp_judge(long result, long expect)
{
    return stuck ? STATUS_WRONG : judge_result(result, expect);
}

static enum status judge_zero(long result, unsigned i)
{
    (void)i;
    return smp_judge(result, 0);
}

static enum status judge_one(long result, unsigned i)
{
    (void)i;
    return smp_judge(result, 1);
}

/* ---- up and down ---- */

ISSUE static long up_and_down(void)
{
    if (secondary_start(SECONDARY_WAITS))
        return 1;
    return secondary_stop() ? 0 : 2;
}

static void encode_nothing(struct multicall_entry *e, unsigned i)
{
    (void)i;
    e->args[0] = 0;
}

static enum status judge_up_and_down(long result, unsigned i)
{
    (void)i;
    return judge_result(result, 0);
}

static const char *start_and_stop(void)
{
    const char *why = secondary_start(SECONDARY_WAITS);

    return why ? why : secondary_stop() ? NULL : "the secondary vCPU does not go down";
}

const struct case_ops smp_up_down = {
    .prepare = start_and_stop,
    .encode = encode_nothing,
    .judge = judge_up_and_down,
    .entry = (const void *)up_and_down,
};

/* A row that is measured while the other goes round. */
#define BESIDE(prepare_, encode_, judge_)                                                          \
    {                                                                                              \
        .prepare = prepare_, .ready = smp_ready, .encode = encode_, .judge = judge_,               \
        .finish = stop,                                                                            \
    }

/* ---- flushes there ---- */

static void encode_flush(struct multicall_entry *e, unsigned cmd)
{
    op->cmd = cmd;
    op->arg1.linear_addr = (unsigned long)fixture_page(0);
    vcpus[0] = SECONDARY_MASK;
    set_xen_guest_handle(op->arg2.vcpumask, vcpus);
    MULTI_mmuext_op(e, op, 1, NULL, DOMID_SELF);
}

#define FLUSH(name, cmd)                                                                           \
    static void encode_##name(struct multicall_entry *e, unsigned i)                               \
    {                                                                                              \
        (void)i;                                                                                   \
        encode_flush(e, cmd);                                                                      \
    }                                                                                              \
    const struct case_ops smp_##name = BESIDE(start_calls, encode_##name, judge_zero);

FLUSH(tlb_flush_multi, MMUEXT_TLB_FLUSH_MULTI)
FLUSH(tlb_flush_all, MMUEXT_TLB_FLUSH_ALL)
FLUSH(invlpg_multi, MMUEXT_INVLPG_MULTI)
FLUSH(invlpg_all, MMUEXT_INVLPG_ALL)

static const char *start_mapping(void)
{
    *(volatile char *)fixture_page(0) = 0;
    live = pte_read(fixture_page(0));
    return start_calls();
}

static void encode_mapping_all(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_update_va_mapping(e, (unsigned long)fixture_page(0), live, UVMF_INVLPG | UVMF_ALL);
}

const struct case_ops smp_update_va_mapping_all =
    BESIDE(start_mapping, encode_mapping_all, judge_zero);

/* ---- vcpu_op on the other ---- */

static void encode_is_up(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_vcpu_op(e, VCPUOP_is_up, SECONDARY_VCPU, NULL);
}

static void encode_runstate(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_vcpu_op(e, VCPUOP_get_runstate_info, SECONDARY_VCPU, runstate);
}

const struct case_ops smp_is_up = BESIDE(start_calls, encode_is_up, judge_one);
const struct case_ops smp_runstate = BESIDE(start_calls, encode_runstate, judge_zero);

/* ---- beside it ---- */

static void encode_version(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_xen_version(e, XENVER_pagesize, NULL);
}

static enum status judge_page_size(long result, unsigned i)
{
    (void)i;
    return smp_judge(result, ENV_PAGE_SIZE);
}

static void encode_mapping(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_update_va_mapping(e, (unsigned long)fixture_page(0), live, UVMF_INVLPG | UVMF_LOCAL);
}

static void encode_yield(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_sched_op(e, SCHEDOP_yield, NULL);
}

const struct case_ops smp_version_beside = BESIDE(start_calls, encode_version, judge_page_size);
const struct case_ops smp_mapping_beside = BESIDE(start_mapping, encode_mapping, judge_zero);
const struct case_ops smp_yield_beside = BESIDE(start_calls, encode_yield, judge_zero);
