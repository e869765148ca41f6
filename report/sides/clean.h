/* SPDX-License-Identifier: MIT */
/*
 * Two sides made ready for a test: what drifted over common turns is taken off; where there are no
 * turns the trend within the sides is found instead.  docs/statistics.md.
 */
#ifndef REPORT_SIDES_CLEAN_H
#define REPORT_SIDES_CLEAN_H

#include <stdbool.h>

#include "report/sides/side.h"
#include "report/sides/trend.h"

/* The risk of taking chance for a drift over turns, which then is taken off for nothing. */
#define CLEAN_TURNS_LEVEL 0.01

/* How boots moved with the time at which they ran, as a share of their level: 0.01 is +1 %. */
struct sides_drift {
    double base, new; /* over the boots of each side; its trend, where one was looked for */
    double taken;     /* from the first turn to the last; taken off both sides; 0: nothing was */
    bool is_base;     /* which side it is that drifts more */
};

struct clean {
    struct side_values sides[SIDE_COUNT];
    double *made[SIDE_COUNT]; /* values of ours, or NULL */
    bool drifts;              /* over the turns, by its own values */
    struct trend trend;
    struct sides_drift drift;
};

/* True when both sides have turns. */
bool clean_has_turns(const struct clean *clean);

/*
 * Take off what drifts over the turns where that is 'known', or shows itself.  'level' is that of
 * the test to come, two-sided; values that are logarithms are shares already.
 */
void clean_turns(struct clean *clean, bool known, double level, bool are_logs);

/* Find the trend within the sides, as trend_of does. */
void clean_trend(struct clean *clean, double level, double harmless, bool are_logs);

/* What a drift is a share of: the size of the base's median, or 1 where that is 0 or of logarithms.
 */
double clean_level(const struct clean *clean, bool are_logs);

void clean_free(struct clean *clean);

#endif
