/* SPDX-License-Identifier: MIT */
/*
 * The floors of a host: how far apart it puts runs of one and the same thing, by case and measure.
 * `pvbench calibrate` makes them from such runs; a change within its floor is no change.  They hold
 * for the device and the unit that they were made with.  docs/gate.md.
 */
#ifndef REPORT_JUDGE_FLOORS_H
#define REPORT_JUDGE_FLOORS_H

#include "report/keys/key.h"
#include "report/model/facts.h"
#include "report/model/run.h"
#include "report/prices/measure.h"

struct noise_floor {
    char *name;
    bool have[MEASURE_COUNT];
    double at[MEASURE_COUNT]; /* in the unit, of one call */
};

struct floors {
    struct facts keys; /* by the names of report/keys/: the device that was calibrated */
    struct noise_floor *at;
    size_t count;
    struct index *names; /* of these, when there are many */
    unsigned runs, boots;
    unsigned host_boots; /* how many of the runs have boots of the host that none before has */
};

/* A floor is so many times what the runs show. */
#define FLOORS_TIMES 2

/* So many measures in a hundred show less than what every measure is given at least. */
#define FLOORS_MOST 95

/*
 * Take what two or more runs of one thing show of all cases but the controls; the keys are the
 * first one's.  A floor is FLOORS_TIMES the distance of the furthest two runs, or of what
 * FLOORS_MOST in a hundred measures of its kind stay within as a share of their price, if that is
 * more: of a few runs some lie close together by chance, and a floor as low as that would be
 * exceeded by the next run of the same.
 */
void floors_take(struct floors *floors, const struct run *const *runs, size_t count);
void floors_free(struct floors *floors);

/* All of them are there: find them by their names. */
void floors_note_names(struct floors *floors);

/* Write them to a file; false: reported on stderr. */
bool floors_save(const struct floors *floors, const char *path);
/* Read them; false: reported on stderr in one line. */
bool floors_load(struct floors *floors, const char *path);

/* The floor of a case's measure; false: it was not calibrated. */
bool floors_find(const struct floors *floors, const char *name, enum measure measure,
                 double *floor);

/* The first key of the device in which a run is not what was calibrated; NULL: none. */
const struct compare_key *floors_differ(const struct floors *floors, const struct run *run);

#endif
