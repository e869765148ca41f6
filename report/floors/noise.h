/* SPDX-License-Identifier: MIT */
/*
 * What runs of one and the same thing show of noise: a part that boots average out, and a part that
 * a run has however many boots it is of.  How far two runs of it may lie apart follows, for any
 * number of boots.  docs/statistics.md has the definitions.
 */
#ifndef REPORT_FLOORS_NOISE_H
#define REPORT_FLOORS_NOISE_H

#include <stdbool.h>
#include <stddef.h>

/* Standard deviations, in the unit of what was measured or as a share of it. */
struct noise {
    double boots;   /* of a run's centre, times the root of its number of boots */
    double between; /* of a run's centre besides, whatever number that is */
    double freedom; /* from how many degrees of freedom both are known; above 0 */
};

/* Of the two the one for such sides: that by pairs for sides in turns, where pairs know it. */
const struct noise *noise_in(bool in_turns, const struct noise *apart, const struct noise *pairs);

/* The comparison that a floor is for. */
struct floor_for {
    size_t base, new; /* boots a side, at least 1 */
    size_t among;     /* so many shifts are judged together, at least 1 */
    double alpha;     /* the chance that any of them exceeds its floor where nothing differs */
    bool in_turns;    /* its sides were taken in turns */
};

/*
 * How far the centres of two such sides lie apart but for a chance of alpha / among: a prediction
 * bound of Student's t, two-sided.
 */
double noise_bound(const struct noise *noise, const struct floor_for *gate);

#endif
