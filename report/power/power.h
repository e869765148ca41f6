/* SPDX-License-Identifier: MIT */
/*
 * How surely a gate in cycles finds a shift that is known, and with how many boots: the ladder of
 * report/judge/decide.h as a formula for normal values.  tests/unit/power holds it against the
 * ladder itself, on boots that are drawn.  docs/statistics.md.
 */
#ifndef REPORT_POWER_POWER_H
#define REPORT_POWER_POWER_H

#include <stddef.h>

#include "report/floors/noise.h"

/* What is looked for, in a measure or a pool of them; in one unit, a share of the price say. */
struct sought {
    double effect;            /* above 0 */
    struct noise own, shared; /* of a calibration: its own, and what it shares with all others */
    double least;             /* a floor whatever the boots: the clock's step, or the limit */
    size_t among;             /* shifts that its own floor is judged together with */
    double alpha;             /* of the gate */
    double level;             /* the p that proves it, two-sided */
};

/* No more boots a side are looked at: who needs them needs another host. */
#define POWER_BOOTS_MOST 200

/* Of a boot, about its run. */
double sought_spread(const struct sought *sought);

/* Of a run, however many boots it has. */
double sought_between(const struct sought *sought);

/* What the shift has to exceed, with so many boots a side. */
double sought_floor(const struct sought *sought, size_t boots);

/* The chance that it is found with so many boots a side. */
double power_of(const struct sought *sought, size_t boots);

/* What keeps fewer boots from finding it, or any number. */
enum power_bar {
    POWER_SPREAD,  /* how far boots lie apart */
    POWER_TESTS,   /* so few boots prove nothing among so many, however large the effect */
    POWER_FLOOR,   /* the floor of the host, which more boots lower */
    POWER_BETWEEN, /* the same between runs, which no boots lower: none are enough */
    POWER_LEAST,   /* the clock's step, or the limit: none are enough */
};

/* "spread", "tests", "floor", "between runs", "least". */
const char *power_bar_word(enum power_bar bar);

/*
 * The least boots a side that find it by that chance, above 0 and below 1; 0: not even
 * POWER_BOOTS_MOST do.
 */
size_t power_boots(const struct sought *sought, double power, enum power_bar *bar);

#endif
