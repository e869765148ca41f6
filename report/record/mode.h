/* SPDX-License-Identifier: MIT */
/* When a series in insns has a clear mode: a rule of the kernel's and of the host's. */
#ifndef REPORT_RECORD_MODE_H
#define REPORT_RECORD_MODE_H

#include <stdbool.h>
#include <stdint.h>

/* Near the mode is within a thousandth of it, a tenth of what a price may move by; beside it is
 * within a hundredth, all that it may move by. */
#define MODE_NEAR_PARTS   1000
#define MODE_BESIDE_PARTS 100

/*
 * A series whose first so many samples are alike has its mode: more of them are the same one, or
 * are where Xen's timer fell.
 */
#define MODE_ALIKE 10

static inline bool mode_is_within(uint64_t value, uint64_t mode, uint64_t parts)
{
    uint64_t off = value < mode ? mode - value : value - mode;

    return off <= UINT64_MAX / parts && off * parts <= mode;
}

/* How many samples of a series lie how far from its mode. */
struct mode_count {
    uint64_t near, beside, samples;
};

static inline void mode_count_add(struct mode_count *count, uint64_t value, uint64_t times,
                                  uint64_t mode)
{
    count->samples += times;
    count->near += mode_is_within(value, mode, MODE_NEAR_PARTS) ? times : 0;
    count->beside += mode_is_within(value, mode, MODE_BESIDE_PARTS) ? times : 0;
}

/*
 * Nine in ten are near.  Or three in four are, and no sample is farther than beside: Xen's own
 * timer hits a batch of half a million instructions in more samples than one in ten, and adds too
 * little to each to be a second price.
 */
static inline bool mode_is_clear(const struct mode_count *count)
{
    if (count->near >= count->samples - count->samples / 10)
        return true;
    return count->beside == count->samples && count->near >= count->samples - count->samples / 4;
}

#endif
