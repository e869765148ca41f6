/* SPDX-License-Identifier: MIT */
/*
 * The floors of a host: how far apart it puts runs of one and the same thing, by case and measure,
 * by family, and all together.  `pvbench calibrate` makes them from such runs; a change within its
 * floor is no change.  They hold for the device and the unit that they were made with.
 * docs/gate.md.
 */
#ifndef REPORT_FLOORS_FLOORS_H
#define REPORT_FLOORS_FLOORS_H

#include "report/floors/noise.h"
#include "report/keys/key.h"
#include "report/model/facts.h"
#include "report/model/run.h"
#include "report/prices/measure.h"

/* One measure of a case, in the unit, of one call. */
struct measure_noise {
    bool have;
    double price;              /* in the middle of the runs */
    double quantum;            /* the step of the clock, by the calls of a timed region */
    double floor;              /* of a file of version 1, which has no more than this */
    struct noise own;          /* less what all measures share */
    struct noise own_in_turns; /* the same by pairs; freedom is 0 where no pair has it */
};

struct case_noise {
    char *name;
    struct measure_noise at[MEASURE_COUNT];
};

/* The mean of the logarithms of a family's prices, less what all measures share. */
struct family_noise {
    char *name;
    struct noise own;
    struct noise own_in_turns; /* as of a measure */
};

struct floors {
    struct facts keys; /* by the names of report/keys/: the device that was calibrated */
    struct case_noise *at;
    size_t count;
    struct index *names; /* of these, when there are many */
    struct family_noise *families;
    size_t family_count;
    struct noise common; /* the mean of the logarithms of all prices: what every measure shares */
    struct noise common_in_turns; /* the same by pairs */
    unsigned runs, boots;
    unsigned pairs;      /* of runs that were taken in turns; 0: nothing is known by pairs */
    unsigned host_boots; /* how many of the runs have boots of the host that none before has */
    bool differ;         /* some price is not the same in all runs; not in the file */
    bool version_1;      /* of a file of that version: floors, and no noise of anything */
};

/* As many cases as no table of ours will ever have; prices and what is between them are far below.
 */
#define FLOORS_CASES_MAX  100000u
#define FLOORS_NUMBER_MAX 1e15

/* A side needs as many boots before anything is known of what boots average out. */
#define FLOORS_BOOTS_LEAST 2u

/* One pair is one shift, which says next to nothing; so many are the least that are used. */
#define FLOORS_PAIRS_LEAST 2u

/*
 * Take what two or more runs of one thing show of all cases but the controls; the keys are the
 * first one's.  A case, or a family, that is priced in fewer than two of them has no floor.
 */
void floors_take(struct floors *floors, const struct run *const *runs, size_t count);
void floors_free(struct floors *floors);

/* How many measures have a floor: so many a gate of the whole list judges together. */
size_t floors_measures(const struct floors *floors);

/* All of them are there: find them by their names. */
void floors_note_names(struct floors *floors);

/* Write them to a file; false: reported on stderr. */
bool floors_save(const struct floors *floors, const char *path);
/* Read them; false: reported on stderr in one line. */
bool floors_load(struct floors *floors, const char *path);

/*
 * The most that a floor of the whole list or a family may be, as a share.  Runs that lie further
 * apart say that the host is not to be used, and no verdict "same" is to come of them.
 */
#define FLOOR_SHARE_MOST 1.0

/*
 * The floor of a case's measure in that gate, in the unit, of one call; among is the number of all
 * measures there.  In turns it is by the pairs of runs that were, where the floors have some, or
 * else by the levels of all runs.  False: it was not calibrated,
 * or the whole list has no floor.
 */
bool floors_find(const struct floors *floors, const char *name, enum measure measure,
                 const struct floor_for *gate, double *floor);

/*
 * The floor of a family's mean logarithm of a ratio, or with NULL for family that of the whole
 * list; among is the number of families there, and 1 for the list.  As a share: 0.003 is a ratio
 * of 1.003.  False: it was not calibrated, or is above FLOOR_SHARE_MOST.
 */
bool floors_find_family(const struct floors *floors, const char *family,
                        const struct floor_for *gate, double *share);

/* The first key of the device in which a run is not what was calibrated; NULL: none. */
const struct compare_key *floors_differ(const struct floors *floors, const struct run *run);

#endif
