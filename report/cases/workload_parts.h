/* SPDX-License-Identifier: MIT */
/*
 * How often a PV guest that builds Xen makes each call.  The counts are those that Xen's
 * maintainers published with commit eca1f00d02 of xen.git.
 */
#ifndef REPORT_CASES_WORKLOAD_PARTS_H
#define REPORT_CASES_WORKLOAD_PARTS_H

#include <stddef.h>

struct workload_part {
    const char *call;
    double count;     /* of calls in the whole workload */
    const char *name; /* the case whose price stands for the call */
};

extern const struct workload_part workload_parts[];
extern const size_t workload_part_count;

#endif
