/* SPDX-License-Identifier: MIT */
#include "core/event/event_2l.h"

#include "core/shared_info.h"

#define WORD_BITS (8 * sizeof(xen_ulong_t))
#define WORDS     (sizeof(shared->evtchn_pending) / sizeof(shared->evtchn_pending[0]))

static volatile struct shared_info *shared;

static const char *start_2l(void)
{
    shared = shared_info();
    return NULL;
}

static void clear(void)
{
    unsigned i;

    shared->vcpu_info[0].evtchn_pending_sel = 0;
    for (i = 0; i < WORDS; i++)
        shared->evtchn_pending[i] = 0;
}

static void clear_on(unsigned vcpu)
{
    unsigned i;

    for (i = 0; i < WORDS; i++)
        if (shared->vcpu_info[vcpu].evtchn_pending_sel >> i & 1)
            shared->evtchn_pending[i] = 0;
    shared->vcpu_info[vcpu].evtchn_pending_sel = 0;
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

static void port_mask(unsigned port, bool masked)
{
    set_bit(shared->evtchn_mask, port, masked);
}

static void port_pend(unsigned port, bool pending)
{
    set_bit(shared->evtchn_pending, port, pending);
}

static bool port_pending(unsigned port)
{
    return shared->evtchn_pending[port / WORD_BITS] >> port % WORD_BITS & 1;
}

static void raise(unsigned port)
{
    port_pend(port, true);
    set_bit(&shared->vcpu_info[0].evtchn_pending_sel, port / WORD_BITS, true);
    shared->vcpu_info[0].evtchn_upcall_pending = 1;
}

/*
 * A word of ports at a time.  The order is the ABI's: the vCPU's flag, the words that have
 * something, and their ports.
 */
static void upcall(void)
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

/* From port to port, as a kernel does that has a handler for each. */
static void upcall_by_port(void)
{
    xen_ulong_t words, ports;

    upcalls_taken++;
    shared->vcpu_info[0].evtchn_upcall_pending = 0;
    words = __atomic_exchange_n(&shared->vcpu_info[0].evtchn_pending_sel, 0, __ATOMIC_SEQ_CST);
    for (; words; words &= words - 1) {
        unsigned word = (unsigned)__builtin_ctzl(words);

        ports = shared->evtchn_pending[word] & ~shared->evtchn_mask[word];
        for (; ports; ports &= ports - 1, events_seen++)
            set_bit(shared->evtchn_pending, word * WORD_BITS + (unsigned)__builtin_ctzl(ports),
                    false);
    }
}

const struct event_abi event_2l = {
    .name = "2l",
    .start = start_2l,
    .clear = clear,
    .clear_on = clear_on,
    .port_mask = port_mask,
    .port_pend = port_pend,
    .port_pending = port_pending,
    .raise = raise,
    .upcall = upcall,
    .upcall_by_port = upcall_by_port,
};
