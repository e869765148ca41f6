/* SPDX-License-Identifier: MIT */
/* How the boots of several runs of one thing scatter, within the runs and between them. */
#ifndef REPORT_FLOORS_SCATTER_H
#define REPORT_FLOORS_SCATTER_H

#include <stdbool.h>
#include <stddef.h>

#include "report/floors/noise.h"

/* One value by boot, of each of several runs: of one measure, say. */
struct replicates {
    double **runs; /* NULL for one that does not have it */
    size_t *boots; /* of each */
    size_t count;  /* of runs */
};

struct replicates replicates_new(size_t runs);
/* Room for the boots of a run. */
double *replicates_add(struct replicates *values, size_t run, size_t boots);
void replicates_free(struct replicates *values);

struct scatter {
    double within;                  /* the variance of a boot, about its run's mean */
    double between;                 /* the variance of the runs' centres */
    double boots;                   /* of a run; the harmonic mean */
    double within_freedom, freedom; /* of the two */
    bool alone;                     /* its unit is not that of the others */
};

/*
 * Of two runs or more with two boots or more; others do not count.  A boot is rounded by a clock:
 * the step of that in the values' unit, or 0.  False: there are too few.
 */
bool scatter_of(const struct replicates *values, double step, struct scatter *scatter);

/*
 * What noise each has, moderated by all of them; those that are alone have only what they show.
 * The prior is worth what so many independent ones would be, and no more: measures of one family
 * move together.
 */
void scatter_noise(const struct scatter *scatters, size_t count, size_t independent,
                   struct noise *noises);

#endif
