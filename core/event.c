/* SPDX-License-Identifier: MIT */
#include "core/event.h"

#include "core/event_fifo.h"
#include "core/shared_info.h"

#define WORD_BITS (8 * sizeof(xen_ulong_t))

volatile unsigned upcalls_taken, events_seen;
void (*event_handler)(void) = event_upcall;

static volatile struct shared_info *shared;

void event_init(void)
{
    shared = shared_info();
}

bool event_masked(void)
{
    return !shared || shared->vcpu_info[0].evtchn_upcall_mask;
}

bool event_pending(void)
{
    return shared && shared->vcpu_info[0].evtchn_upcall_pending;
}

void event_clear(void)
{
    unsigned i;

    if (!shared)
        return;
    shared->vcpu_info[0].evtchn_upcall_pending = 0;
    shared->vcpu_info[0].evtchn_pending_sel = 0;
    if (fifo_taken())
        fifo_clear();
    for (i = 0; i < sizeof(shared->evtchn_pending) / sizeof(shared->evtchn_pending[0]); i++)
        shared->evtchn_pending[i] = 0;
}

bool event_pending_on(unsigned vcpu)
{
    return shared->vcpu_info[vcpu].evtchn_upcall_pending;
}

void event_clear_on(unsigned vcpu)
{
    unsigned i;

    shared->vcpu_info[vcpu].evtchn_upcall_pending = 0;
    for (i = 0; i < sizeof(shared->evtchn_pending) / sizeof(shared->evtchn_pending[0]); i++)
        if (shared->vcpu_info[vcpu].evtchn_pending_sel >> i & 1)
            shared->evtchn_pending[i] = 0;
    shared->vcpu_info[vcpu].evtchn_pending_sel = 0;
}

void event_mask(bool masked)
{
    shared->vcpu_info[0].evtchn_upcall_mask = masked;
}

/* Set or clear one bit of an array of words that Xen writes too. */
static void set_bit(volatile xen_ulong_t *words, unsigned bit, bool on)
{
    xen_ulong_t mask = (xen_ulong_t)1 << bit % WORD_BITS;

    if (on)
        __atomic_fetch_or(&words[bit / WORD_BITS], mask, __ATOMIC_SEQ_CST);
    else
        __atomic_fetch_and(&words[bit / WORD_BITS], ~mask, __ATOMIC_SEQ_CST);
}

void event_port_mask(unsigned port, bool masked)
{
    if (fifo_taken())
        fifo_port_mask(port, masked);
    else
        set_bit(shared->evtchn_mask, port, masked);
}

static void pend(unsigned port, bool pending)
{
    set_bit(shared->evtchn_pending, port, pending);
}

void event_port_pend(unsigned port, bool pending)
{
    if (fifo_taken())
        fifo_port_pend(port, pending);
    else
        pend(port, pending);
}

bool event_port_pending(unsigned port)
{
    if (fifo_taken())
        return fifo_port_pending(port);
    return shared->evtchn_pending[port / WORD_BITS] >> port % WORD_BITS & 1;
}

void event_raise(unsigned port)
{
    if (fifo_taken()) {
        fifo_raise(port);
        return;
    }
    pend(port, true);
    set_bit(&shared->vcpu_info[0].evtchn_pending_sel, port / WORD_BITS, true);
    shared->vcpu_info[0].evtchn_upcall_pending = 1;
}

/* The order is the ABI's: the vCPU's flag, the words that have something, and their ports. */
void event_upcall(void)
{
    xen_ulong_t words;

    upcalls_taken++;
    shared->vcpu_info[0].evtchn_upcall_pending = 0;
    words = __atomic_exchange_n(&shared->vcpu_info[0].evtchn_pending_sel, 0, __ATOMIC_SEQ_CST);
    for (; words; words &= words - 1) {
        unsigned word = (unsigned)__builtin_ctzl(words);

        __atomic_fetch_and(&shared->evtchn_pending[word], shared->evtchn_mask[word],
                           __ATOMIC_SEQ_CST);
    }
}

void event_upcall_by_port(void)
{
    xen_ulong_t words, ports;

    upcalls_taken++;
    shared->vcpu_info[0].evtchn_upcall_pending = 0;
    words = __atomic_exchange_n(&shared->vcpu_info[0].evtchn_pending_sel, 0, __ATOMIC_SEQ_CST);
    for (; words; words &= words - 1) {
        unsigned word = (unsigned)__builtin_ctzl(words);

        ports = shared->evtchn_pending[word] & ~shared->evtchn_mask[word];
        for (; ports; ports &= ports - 1, events_seen++)
            pend(word * WORD_BITS + (unsigned)__builtin_ctzl(ports), false);
    }
}
