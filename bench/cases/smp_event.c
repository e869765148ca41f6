/* SPDX-License-Identifier: MIT */
/*
 * Events between two vCPUs: one that the other does not look at, which is the send and the kick
 * (xen/common/event_2l.c, vcpu_kick), and one that it answers, which is the way between two CPUs
 * twice.  The price is the interrupt between them, and whether the other was running.
 */
#include "bench/case/case.h"
#include "bench/cases/smp.h"
#include "bench/fixture/event_channel.h"
#include "bench/fixture/issue.h"

#include "core/event/event.h"
#include "core/memory.h"
#include "core/vcpu/secondary.h"

/* Rounds of a wait for an answer: on a busy host the other CPU can be away for long. */
#define PATIENCE 20000000u

static struct evtchn_send sends[1] XEN_BUFFER;
static unsigned here, there, answers_before;

static void encode_nothing(struct multicall_entry *e, unsigned i)
{
    (void)i;
    e->args[0] = 0;
}

static const char *open_ports(enum secondary_work work)
{
    const char *why = secondary_start(work);

    if (why)
        return why;
    here = evtchn_ipi();
    there = evtchn_ipi_on(SECONDARY_VCPU);
    secondary_port = here;
    sends[0].port = there;
    return here && there ? NULL : "no event channel port can be had";
}

static const char *open_send(void)
{
    return open_ports(SECONDARY_WAITS);
}

static const char *open_echo(void)
{
    return open_ports(SECONDARY_ANSWERS);
}

static void close_ports(void)
{
    secondary_stop();
    evtchn_close(here);
    evtchn_close(there);
    event_clear_on(SECONDARY_VCPU);
    event_clear();
}

static void forget_event(unsigned n)
{
    event_clear_on(SECONDARY_VCPU);
    smp_ready(n);
}

static void encode_send(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_event_channel_op(e, EVTCHNOP_send, sends);
}

/* Nobody but Xen sets the other vCPU's flag. */
static enum status judge_sent(long result, unsigned i)
{
    (void)i;
    return event_pending_on(SECONDARY_VCPU) ? smp_judge(result, 0) : STATUS_WRONG;
}

const struct case_ops smp_ipi_send = {
    .prepare = open_send,
    .ready = forget_event,
    .encode = encode_send,
    .judge = judge_sent,
    .finish = close_ports,
    .most = 1,
};

ISSUE static long send_and_wait(void)
{
    unsigned i;

    if (HYPERVISOR_event_channel_op(EVTCHNOP_send, sends) != 0)
        return 1;
    for (i = 0; i < PATIENCE && !event_pending(); i++)
        __asm__ volatile("pause" ::: "memory");
    return event_pending() ? 0 : 2;
}

static void ready_echo(unsigned n)
{
    smp_ready(n);
    event_clear();
    answers_before = secondary_answers;
}

static enum status judge_echo(long result, unsigned i)
{
    (void)i;
    return secondary_answers - answers_before == 1 ? smp_judge(result, 0) : STATUS_WRONG;
}

static void forget_answer(unsigned n)
{
    (void)n;
    event_clear();
}

const struct case_ops smp_ipi_echo = {
    .prepare = open_echo,
    .ready = ready_echo,
    .encode = encode_nothing,
    .undo = forget_answer,
    .judge = judge_echo,
    .finish = close_ports,
    .most = 1,
    .entry = (const void *)send_and_wait,
};
