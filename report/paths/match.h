/* SPDX-License-Identifier: MIT */
/* The regions that QEMU counted, beside the series that a boot recorded. */
#ifndef REPORT_PATHS_MATCH_H
#define REPORT_PATHS_MATCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "report/model/run.h"
#include "report/paths/raw_read.h"

struct match {
    const struct run_case *of;
    enum path path;
    struct series *series;
    size_t first, count; /* its regions in raw->regions: cold, warm-up, samples */
    bool agrees;         /* its samples are what was counted, all of them more by 'extra' */
    uint64_t extra;
    uint64_t mode;
    size_t taken;    /* a region of a sample at the mode, which took the path of most of them */
    uint64_t others; /* of its samples at the mode, those that took another path */
};

struct matches {
    struct match *at;
    size_t count;
};

/*
 * Every series of a boot with its regions, in their order.  False: the boot recorded more or fewer
 * regions than were counted.
 */
bool match_boot(const struct raw *raw, const struct run *run, unsigned boot,
                struct matches *matches);
void matches_free(struct matches *matches);

#endif
