/* SPDX-License-Identifier: MIT */
#include "core/event/event_fifo.h"

#include "core/hypercall.h"
#include "core/memory.h"
#include "core/shared_info.h"

#define BIT(n)  (1u << (n))
#define PENDING BIT(EVTCHN_FIFO_PENDING)
#define MASKED  BIT(EVTCHN_FIFO_MASKED)
#define LINK    (BIT(EVTCHN_FIFO_LINKED) | EVTCHN_FIFO_LINK_MASK)

#define PORTS (ENV_PAGE_SIZE / sizeof(uint32_t))

/* Named by the entry file too: its first word says which queues have something. */
volatile struct evtchn_fifo_control_block fifo_control[1] XEN_BUFFER;

static volatile uint32_t words[PORTS] XEN_BUFFER;
static struct evtchn_init_control control_arg[1] XEN_BUFFER;
static struct evtchn_expand_array array_arg[1] XEN_BUFFER;
static struct evtchn_send send_arg[1] XEN_BUFFER;
static uint32_t heads[EVTCHN_FIFO_MAX_QUEUES];

/* A page's frame is a machine frame in a PV guest (xen/common/event_fifo.c:map_guest_page). */
static const char *start_fifo(void)
{
    control_arg->control_gfn = virt_to_mfn((const void *)fifo_control);
    control_arg->offset = 0;
    control_arg->vcpu = 0;
    if (HYPERVISOR_event_channel_op(EVTCHNOP_init_control, control_arg) != 0)
        return "this Xen has no FIFO events";
    array_arg->array_gfn = virt_to_mfn((const void *)words);
    if (HYPERVISOR_event_channel_op(EVTCHNOP_expand_array, array_arg) != 0)
        return "Xen takes no array of event words";
    return NULL;
}

volatile uint32_t *event_fifo_word(unsigned port)
{
    return &words[port];
}

static void set_bits(unsigned port, uint32_t bits, bool on)
{
    if (on)
        __atomic_fetch_or(&words[port], bits, __ATOMIC_SEQ_CST);
    else
        __atomic_fetch_and(&words[port], ~bits, __ATOMIC_SEQ_CST);
}

/* What is not linked any more, Xen puts at the head of its queue when it comes again. */
static void clear(void)
{
    unsigned i;

    fifo_control->ready = 0;
    for (i = 0; i < EVTCHN_FIFO_MAX_QUEUES; i++)
        heads[i] = 0;
    for (i = 0; i < PORTS; i++)
        words[i] &= ~(PENDING | LINK);
}

/* Another vCPU has no control block, and is told of nothing. */
static void clear_on(unsigned vcpu)
{
    (void)vcpu;
}

static void port_mask(unsigned port, bool masked)
{
    set_bits(port, MASKED, masked);
}

static void port_pend(unsigned port, bool pending)
{
    set_bits(port, PENDING, pending);
}

static bool port_pending(unsigned port)
{
    return words[port] & PENDING;
}

/* Only Xen links: a port that is bound to ourselves is sent to. */
static void raise(unsigned port)
{
    send_arg->port = port;
    HYPERVISOR_event_channel_op(EVTCHNOP_send, send_arg);
}

/* Take a word out of its queue; returns the port behind it, or 0. */
static uint32_t unlink(unsigned port)
{
    return __atomic_fetch_and(&words[port], ~LINK, __ATOMIC_SEQ_CST) & EVTCHN_FIFO_LINK_MASK;
}

/* The first event of a queue; whether there are more behind it. */
static bool take_first(unsigned queue)
{
    uint32_t port = heads[queue] ? heads[queue] : fifo_control->head[queue];

    heads[queue] = unlink(port);
    if ((words[port] & (PENDING | MASKED)) == PENDING) {
        set_bits(port, PENDING, false);
        events_seen++;
    }
    return heads[queue] != 0;
}

/* The queue of the highest priority first, after each event again. */
static void upcall(void)
{
    uint32_t ready;

    upcalls_taken++;
    *(volatile char *)shared_page = 0;
    ready = __atomic_exchange_n(&fifo_control->ready, 0, __ATOMIC_SEQ_CST);
    while (ready) {
        unsigned queue = (unsigned)__builtin_ctz(ready);

        if (!take_first(queue))
            ready &= ~BIT(queue);
        ready |= __atomic_exchange_n(&fifo_control->ready, 0, __ATOMIC_SEQ_CST);
    }
}

/* Its upcall goes from port to port anyway. */
const struct event_abi event_fifo = {
    .name = "fifo",
    .start = start_fifo,
    .clear = clear,
    .clear_on = clear_on,
    .port_mask = port_mask,
    .port_pend = port_pend,
    .port_pending = port_pending,
    .raise = raise,
    .upcall = upcall,
    .upcall_by_port = upcall,
};
