/* SPDX-License-Identifier: MIT */
/*
 * Events that arrive: what one costs from the send to the first instruction of the callback, and
 * back to where it came between (xen/common/event_channel.c:evtchn_send, event_2l.c;
 * xen/arch/x86/x86_64/entry.S:test_guest_events and create_bounce_frame).  The three rows of a send
 * issue the same call and differ only in what waits for it: a closed mask, an entry that goes no
 * further, an entry that returns.  The mask itself is a byte of the shared page: opening it is no
 * call at all unless something waits.
 */
#include "bench/case/judge.h"
#include "bench/fixture/event_channel.h"
#include "bench/fixture/quick.h"

#include "core/event/event.h"
#include "core/memory.h"
#include "core/vcpu/trap.h"

#define PENDING_MAX 64

/* A nanosecond after the machine started. */
#define LONG_AGO 1

extern const char unmask_events[], toggle_events[];

static struct evtchn_send send[1] XEN_BUFFER;
static unsigned ports[PENDING_MAX], pending;

static const char *open_ports(unsigned n)
{
    pending = 0;
    while (pending < n && (ports[pending] = evtchn_ipi()) != 0)
        pending++;
    if (pending == n)
        return NULL;
    while (pending)
        evtchn_close(ports[--pending]);
    return "too few event channel ports can be had";
}

static void close_ports(void)
{
    event_mask(true);
    quick_end();
    while (pending)
        evtchn_close(ports[--pending]);
    event_clear();
}

/* An entry that returns, or one that goes no further. */
static const char *open_one(bool returns)
{
    const char *why = open_ports(1);

    if (why)
        return why;
    send->port = ports[0];
    quick_events(returns ? quick_upcall_of(ports[0]) : quick_escape);
    return NULL;
}

/* ---- one event to oneself ---- */

static const char *open_masked(void)
{
    return open_one(true);
}

static const char *open_escape(void)
{
    return open_one(false);
}

static void encode_send(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_event_channel_op(e, EVTCHNOP_send, send);
}

static void ready_masked(unsigned n)
{
    (void)n;
    quick_expect(0);
    event_clear();
}

static void ready_open(unsigned n)
{
    quick_expect(n);
    event_clear();
    event_mask(false);
}

static void close_mask(unsigned n)
{
    (void)n;
    event_mask(true);
    event_clear();
}

static enum status judge_zero(long result, unsigned i)
{
    (void)i;
    return quick_judge(result, 0);
}

const struct case_ops upcall_send_masked = {
    .prepare = open_masked,
    .ready = ready_masked,
    .encode = encode_send,
    .undo = close_mask,
    .judge = judge_zero,
    .finish = close_ports,
    .most = 1,
};
const struct case_ops upcall_to_entry = {
    .prepare = open_escape,
    .ready = ready_open,
    .encode = encode_send,
    .undo = close_mask,
    .judge = judge_zero,
    .finish = close_ports,
    .most = 1,
};
const struct case_ops upcall_round_trip = {
    .prepare = open_masked,
    .ready = ready_open,
    .encode = encode_send,
    .undo = close_mask,
    .judge = judge_zero,
    .finish = close_ports,
};

/* ---- the mask ---- */

static void encode_version(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_xen_version(e, XENVER_pagesize, NULL);
}

static void ready_quiet(unsigned n)
{
    (void)n;
    quick_expect(0);
    event_clear();
}

/* No call was made, so that there is no result: the mask is open, and nothing came. */
static enum status judge_open(long result, unsigned i)
{
    (void)result;
    (void)i;
    return event_masked() ? STATUS_WRONG : quick_judge(0, 0);
}

/* Something waits behind the closed mask, down to the vCPU's own flag. */
static void ready_waiting(unsigned n)
{
    quick_expect(n);
    event_mask(true);
    event_raise(ports[0]);
}

static enum status judge_page_size(long result, unsigned i)
{
    (void)i;
    return quick_judge(result, ENV_PAGE_SIZE);
}

const struct case_ops upcall_toggle_quiet = {
    .prepare = open_masked,
    .ready = ready_quiet,
    .encode = encode_version,
    .undo = close_mask,
    .judge = judge_open,
    .finish = close_ports,
    .entry = toggle_events,
};
const struct case_ops upcall_unmask_waiting = {
    .prepare = open_masked,
    .ready = ready_waiting,
    .encode = encode_version,
    .undo = close_mask,
    .judge = judge_page_size,
    .finish = close_ports,
    .most = 1,
    .entry = unmask_events,
};

/* ---- several at once, with the kernel's own callback, which looks at each port ---- */

static unsigned seen_before;

static void ready_several(unsigned n)
{
    unsigned i;

    (void)n;
    event_mask(true);
    for (i = 0; i < pending; i++)
        event_raise(ports[i]);
    seen_before = events_seen;
}

static enum status judge_several(long result, unsigned i)
{
    (void)i;
    return events_seen - seen_before == pending ? judge_result(result, ENV_PAGE_SIZE)
                                                : STATUS_WRONG;
}

static void close_several(void)
{
    event_mask(true);
    event_handle_by_port(false);
    while (pending)
        evtchn_close(ports[--pending]);
    event_clear();
}

#define SEVERAL(n)                                                                                 \
    static const char *open_##n(void)                                                              \
    {                                                                                              \
        event_handle_by_port(true);                                                                \
        return open_ports(n);                                                                      \
    }                                                                                              \
    const struct case_ops upcall_ports_##n = {                                                     \
        .prepare = open_##n,                                                                       \
        .ready = ready_several,                                                                    \
        .encode = encode_version,                                                                  \
        .undo = close_mask,                                                                        \
        .judge = judge_several,                                                                    \
        .finish = close_several,                                                                   \
        .most = 1,                                                                                 \
        .entry = unmask_events,                                                                    \
    };

SEVERAL(1)
SEVERAL(8)
SEVERAL(64)

/* ---- the timer ---- */

static const char *open_timer(void)
{
    ports[0] = evtchn_virq(VIRQ_TIMER);
    if (!ports[0])
        return "the timer's event channel port cannot be had";
    pending = 1;
    quick_events(quick_upcall_of(ports[0]));
    return NULL;
}

static void encode_timer(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_set_timer_op(e, LONG_AGO);
}

const struct case_ops upcall_timer = {
    .prepare = open_timer,
    .ready = ready_open,
    .encode = encode_timer,
    .undo = close_mask,
    .judge = judge_zero,
    .finish = close_ports,
};
