/* SPDX-License-Identifier: MIT */
/* The line through costs whose noise grows with them, some of which lie far off. */
#ifndef REPORT_STATS_THEIL_SEN_H
#define REPORT_STATS_THEIL_SEN_H

#include <stdbool.h>
#include <stddef.h>

/*
 * y = a + b x, with x above nothing: b is the weighted median of the slopes between any two points,
 * each with the weight that its precision has where noise is a share of y; a is that of what b
 * leaves.  One point in seven may lie anywhere.  False with fewer than two different x.
 * (docs/statistics.md, "Which line".)
 */
bool stats_theil_sen(const double *x, const double *y, size_t count, double *a, double *b);

#endif
