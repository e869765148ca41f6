/* SPDX-License-Identifier: MIT */
#include "bench/measure/settle.h"

#include <stdint.h>

#include "core/clock.h"
#include "core/console/console.h"

#define SETTLE_QUIET 4000   /* reads in a row without a gap */
#define SETTLE_LIMIT 400000 /* reads at most */
#define SETTLE_GAP   8      /* a gap is so many times the shortest distance seen */

void settle(void)
{
    uint64_t shortest = UINT64_MAX, last;
    unsigned quiet = 0, reads;

    console_settle();
    last = clock_read();
    for (reads = 0; reads < SETTLE_LIMIT && quiet < SETTLE_QUIET; reads++) {
        uint64_t now = clock_read(), distance = now - last;

        last = now;
        if (distance < shortest)
            shortest = distance;
        quiet = distance > SETTLE_GAP * shortest ? 0 : quiet + 1;
    }
}
