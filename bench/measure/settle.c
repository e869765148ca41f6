/* SPDX-License-Identifier: MIT */
#include "bench/measure/settle.h"

#include <stdbool.h>

#include "core/clock.h"
#include "core/console/console.h"

#define SETTLE_QUIET 1000   /* reads in a row without a gap */
#define SETTLE_LIMIT 400000 /* reads at most */
#define SETTLE_TIMES 10     /* so many times the ticks at most */
#define SETTLE_GAP   8      /* a gap is so many times the shortest distance seen */

/* Readings of the clock, one after another. */
struct readings {
    uint64_t last, shortest;
};

/* Read it again; whether something came in between. */
static bool read_gap(struct readings *readings)
{
    uint64_t now = clock_read(), distance = now - readings->last;

    readings->last = now;
    if (distance < readings->shortest)
        readings->shortest = distance;
    return distance > SETTLE_GAP * readings->shortest;
}

static void settle_reads(struct readings *readings)
{
    unsigned quiet = 0, reads;

    for (reads = 0; reads < SETTLE_LIMIT && quiet < SETTLE_QUIET; reads++)
        quiet = read_gap(readings) ? 0 : quiet + 1;
}

static void settle_ticks(struct readings *readings, uint64_t ticks)
{
    uint64_t start = readings->last, quiet_since = start;

    while (readings->last - quiet_since < ticks && readings->last - start < SETTLE_TIMES * ticks)
        if (read_gap(readings))
            quiet_since = readings->last;
}

void settle(uint64_t ticks)
{
    struct readings readings = {.shortest = UINT64_MAX};

    console_settle();
    readings.last = clock_read();
    if (ticks)
        settle_ticks(&readings, ticks);
    else
        settle_reads(&readings);
}
