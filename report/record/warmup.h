/* SPDX-License-Identifier: MIT */
/*
 * How a series in cycles is warmed up: in groups, until the medians of two that follow each other
 * agree.  The plan has the fewest timed regions that are run for it, and the series how many were.
 */
#ifndef REPORT_RECORD_WARMUP_H
#define REPORT_RECORD_WARMUP_H

#include <stdbool.h>
#include <stdint.h>

#define WARMUP_GROUP 8u
#define WARMUP_LEAST (2 * WARMUP_GROUP) /* or there would not be two medians */
#define WARMUP_MOST  64u                /* what does not come to rest is measured as it is */

/* The most timed regions by which a series is warmed up, of a plan that has at least so many. */
static inline uint64_t warmup_most(uint64_t planned)
{
    return planned > WARMUP_MOST ? (planned + WARMUP_GROUP - 1) / WARMUP_GROUP * WARMUP_GROUP
                                 : WARMUP_MOST;
}

#endif
