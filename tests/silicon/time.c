/* SPDX-License-Identifier: MIT */
/*
 * In place of core/time: the clock's rate by CLOCK_MONOTONIC_RAW, and for the runstate Linux's
 * restartable sequences.  Linux forgets the sequence that a thread says it is in when it takes the
 * CPU from it somewhere else (kernel/rseq.c:rseq_ip_fixup), so that a preemption is seen by a look
 * at memory, as Xen's runstate is, and not by a call.
 */
#include "core/time.h"

#include <asm/unistd.h>
#include <linux/rseq.h>
#include <linux/time.h>

#include "core/clock.h"
#include "core/memory.h"

/* How long the clock is watched for, and how often it is read until both clocks are read at once.
 */
#define WATCH_NS 20000000u
#define TRIES    50

#define SIGNATURE 0x53053053

#define BILLION 1000000000u

struct both {
    uint64_t ticks, ns;
};

static struct rseq sequence __attribute__((aligned(32)));
/* A sequence that nothing is ever in: Linux looks for the signature in front of its way out. */
static const uint32_t way_out[] = {SIGNATURE, 0, 0};
static struct rseq_cs never __attribute__((aligned(32)));
static volatile uint64_t *const current = (volatile uint64_t *)&sequence.rseq_cs;
static bool watching;
static uint64_t preempted, khz;

static uint64_t now_ns(void)
{
    struct {
        long sec, nsec;
    } now;

    linux_call(__NR_clock_gettime, CLOCK_MONOTONIC_RAW, (unsigned long)&now, 0, 0);
    return (uint64_t)now.sec * BILLION + (uint64_t)now.nsec;
}

/* The two clocks at one moment: of some tries the one that took the shortest time. */
static struct both read_both(void)
{
    struct both best = {0, 0};
    uint64_t shortest = UINT64_MAX;
    unsigned i;

    for (i = 0; i < TRIES; i++) {
        uint64_t before = clock_read(), ns = now_ns(), took = clock_read() - before;

        if (took < shortest) {
            shortest = took;
            best = (struct both){before + took / 2, ns};
        }
    }
    return best;
}

void time_init(void)
{
    struct both from = read_both(), to;

    do
        to = read_both();
    while (to.ns - from.ns < WATCH_NS);
    khz = (to.ticks - from.ticks) * 1000000u / (to.ns - from.ns);
    never.abort_ip = (unsigned long)&way_out[1];
    never.start_ip = (unsigned long)&way_out[2];
    never.post_commit_offset = 1;
    watching = linux_call(__NR_rseq, (unsigned long)&sequence, sizeof(sequence), 0, SIGNATURE) == 0;
    time_watch_runstate();
}

void time_watch_runstate(void)
{
    *current = (unsigned long)&never;
}

uint64_t time_tsc_khz(void)
{
    return khz;
}

uint64_t time_runstate_entry(void)
{
    if (watching && !*current) {
        preempted++;
        time_watch_runstate();
    }
    return preempted;
}
