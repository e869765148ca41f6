/* SPDX-License-Identifier: MIT */
/* The level of a series: the one number that its samples come to (docs/method.md). */
#ifndef REPORT_MODEL_LEVEL_H
#define REPORT_MODEL_LEVEL_H

#include "report/model/series.h"
#include "report/model/unit.h"

/*
 * The mode in insns, the median in cycles.  False when the series is not whole, or some of its
 * results are wrong.
 */
bool series_level(enum unit unit, const struct series *series, double *level);

/*
 * The same with each REP instruction counted once, which in insns is the mode less the iterations
 * behind the first.  False also in cycles, and where nobody counted.
 */
bool series_level_once(enum unit unit, const struct series *series, double *level);

#endif
