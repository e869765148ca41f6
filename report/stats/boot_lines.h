/* SPDX-License-Identifier: MIT */
/* A line through the points of each boot, and what these lines come to. */
#ifndef REPORT_STATS_BOOT_LINES_H
#define REPORT_STATS_BOOT_LINES_H

#include <stdbool.h>
#include <stddef.h>

#include "report/stats/spread.h"

struct boot_point {
    unsigned boot;
    double x, y;
    bool beyond; /* it has no part in the line */
    bool lined;  /* filled in: its boot has a line, */
    double off;  /* and it lies so much above that */
};

/* y = a + b x, the medians over the boots. */
struct boot_lines {
    double a, b;
    struct boots_spread a_spread, b_spread;
};

/* Fit the points, which are sorted by boot on return; false: no boot has two of different x. */
bool boot_lines_fit(struct boot_point *points, size_t count, struct boot_lines *lines);

/* How far the points of that x lie off over the boots: the median, with its spread; false: none. */
bool boot_lines_off(const struct boot_point *points, size_t count, double x, double *off,
                    struct boots_spread *spread);

#endif
