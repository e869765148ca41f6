/* SPDX-License-Identifier: MIT */
#include "core/console/console_ring.h"

#include <xen/io/console.h>

#include "core/event/event.h"
#include "core/guest.h"
#include "core/hypercall.h"
#include "core/memory.h"
#include "core/time.h"

/* How long the daemon is given before the ring is looked at again. */
#define WAIT_NS 200000u

static volatile struct xencons_interface *ring;
static struct evtchn_send notice[1] XEN_BUFFER;
static struct sched_poll nap[1] XEN_BUFFER;

void console_ring_init(const struct start_info *info)
{
    if (guest_is_dom0() || !info->console.domU.mfn)
        return;
    ring = (volatile struct xencons_interface *)(ENV_VIRT_BASE +
                                                 (mfn_to_pfn(info->console.domU.mfn) << 12));
    notice->port = info->console.domU.evtchn;
    /* The daemon sends an event for what it has read.  Nobody waits for it, and a pending event
     * would be in the way of what is measured. */
    event_port_mask(notice->port, true);
}

static XENCONS_RING_IDX unread(void)
{
    return ring->out_prod - ring->out_cons;
}

static void notify(void)
{
    HYPERVISOR_event_channel_op(EVTCHNOP_send, notice);
}

/*
 * Sleep, rather than yield: where one CPU is for all, or a shim has it alone, a yield gives the
 * daemon nothing.  A poll of no ports ends by its timeout (xen/common/sched/core.c:do_poll).
 */
static void wait(void)
{
    nap->nr_ports = 0;
    nap->timeout = time_now() + WAIT_NS;
    HYPERVISOR_sched_op(SCHEDOP_poll, nap);
}

/* As many as fit; returns how many. */
static size_t put(const char *bytes, size_t len)
{
    XENCONS_RING_IDX at = ring->out_prod;
    size_t n = 0;

    while (n < len && at - ring->out_cons < sizeof(ring->out)) {
        ring->out[MASK_XENCONS_IDX(at, ring->out)] = bytes[n++];
        at++;
    }
    /* The bytes are there before the daemon is told of them. */
    __asm__ volatile("" ::: "memory");
    ring->out_prod = at;
    return n;
}

void console_ring_write(const char *bytes, size_t len)
{
    while (ring && len) {
        size_t n = put(bytes, len);

        bytes += n;
        len -= n;
        if (len) {
            notify();
            wait();
        }
    }
    if (ring)
        notify();
}

void console_ring_drain(void)
{
    while (ring && unread()) {
        notify();
        wait();
    }
}
