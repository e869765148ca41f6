/* SPDX-License-Identifier: MIT */
/* The level of a series: the one number that its samples come to (docs/method.md). */
#ifndef REPORT_MODEL_LEVEL_H
#define REPORT_MODEL_LEVEL_H

#include "report/model/run.h"
#include "report/model/series.h"
#include "report/model/unit.h"

/*
 * How a REP string instruction counts: under icount each of its iterations does, and in a
 * processor's counter of retired instructions the instruction once (docs/method.md).
 */
enum rep { REP_EACH, REP_ONCE };

/* "each", "once". */
const char *rep_word(enum rep rep);

/*
 * The mode in insns, the median in cycles.  False when the series is not whole, or some of its
 * results are wrong.
 */
bool series_level(enum unit unit, const struct series *series, double *level);

/*
 * The same by either way to count.  With each REP instruction counted once it is, in insns, the
 * mode less all iterations but one of each; false also in cycles, and where nobody counted.
 */
bool series_level_by(enum unit unit, enum rep rep, const struct series *series, double *level);

/* True when any series of a run in insns has that: somebody counted. */
bool run_counts_once(const struct run *run);

#endif
