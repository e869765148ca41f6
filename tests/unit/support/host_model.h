/* SPDX-License-Identifier: MIT */
/* A host that is only drawn: what its runs of one and the same thing show, for any number of boots.
 */
#ifndef TESTS_UNIT_SUPPORT_HOST_MODEL_H
#define TESTS_UNIT_SUPPORT_HOST_MODEL_H

#include <gsl/gsl_rng.h>

#include "report/floors/floors.h"

/* Standard deviations are shares of a price: 0.005 is 0.5 %. */
struct host_model {
    size_t measures, a_family; /* all of them, and so many in each family */
    double spread;             /* of a boot, in a measure */
    double uneven;             /* of the logarithms of the measures' spreads, about that one */
    double between;            /* of a run, in a measure */
    double shared_boot;        /* of a boot, in all measures alike */
    double shared;             /* of a run, in all measures alike */
    double outliers;           /* of a boot the chance to lie up to twenty spreads above */
    double within_pair; /* of a run of a pair in turns, in a measure, about the level of the pair */
    double drift;       /* over the turns of a pair, in all measures alike */
};

/* That of every measure. */
#define HOST_PRICE 1000.0

/* The prices of one measure in all boots of one run, measure by measure. */
void host_run(gsl_rng *rng, const struct host_model *host, size_t boots, double *prices);

/* The same of two runs in turns: their levels lie together but for what is within a pair. */
void host_pair(gsl_rng *rng, const struct host_model *host, size_t boots, double *base,
               double *new);

/* Floors of so many runs of so many boots, as floors_take makes them; to be freed. */
void host_floors(gsl_rng *rng, const struct host_model *host, size_t runs, size_t boots,
                 struct floors *floors);

/* Floors of so many pairs of runs in turns. */
void host_floors_of_pairs(gsl_rng *rng, const struct host_model *host, size_t pairs, size_t boots,
                          struct floors *floors);

/* The family and the case of a measure of it: "family-2/case-45". */
void host_name(const struct host_model *host, size_t measure, char *name, size_t size);

#endif
