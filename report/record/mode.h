/* SPDX-License-Identifier: MIT */
/* When a series in insns has a clear mode: a rule of the kernel's and of the host's. */
#ifndef REPORT_RECORD_MODE_H
#define REPORT_RECORD_MODE_H

#include <stdbool.h>
#include <stdint.h>

/* At least nine samples in ten lie at the mode or this near: a thousandth of it, a tenth of what a
 * price may move by. */
#define MODE_NEAR_PARTS 1000

static inline bool mode_is_near(uint64_t value, uint64_t mode)
{
    uint64_t off = value < mode ? mode - value : value - mode;

    return off <= UINT64_MAX / MODE_NEAR_PARTS && off * MODE_NEAR_PARTS <= mode;
}

static inline bool mode_is_clear(uint64_t near, uint64_t samples)
{
    return near >= samples - samples / 10;
}

#endif
