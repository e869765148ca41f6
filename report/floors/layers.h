/* SPDX-License-Identifier: MIT */
/*
 * Noise in layers: what all measures of a host share from boot to boot and from run to run, and
 * what each measure and each family has besides.  What is shared is seen once in a run, however
 * many measures it moves, and so must not be taken for that many observations of it.
 */
#ifndef REPORT_FLOORS_LAYERS_H
#define REPORT_FLOORS_LAYERS_H

#include <stdbool.h>
#include <stddef.h>

#include "report/floors/floors.h"
#include "report/floors/pairs.h"
#include "report/floors/scatter.h"

/* One measure of a case, as two runs or more have it. */
struct layered {
    struct replicates values; /* prices; used up */
    const char *name;         /* of the case */
    bool whole;               /* every boot of every run has it */
    bool differs;             /* the price is not the same in all runs */
    bool logs;                /* the values were made logarithms: no price is at or below 0 */
    double price;             /* in the middle of the runs */
    double step;              /* of the clock, by the calls of a region */
    struct noise own;         /* what comes of it, in the unit of the prices */
    struct noise in_turns;    /* the same by pairs; freedom is 0 where no pair has it */
};

/*
 * Take the layers of so many measures of so many runs, and with pairs of these or NULL: what each
 * has of its own, families, and common.
 */
void layers_take(struct floors *floors, struct layered *all, size_t count, size_t runs,
                 const struct run_pairs *pairs);

#endif
