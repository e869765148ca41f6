/* SPDX-License-Identifier: MIT */
/* A case of two runs, series by series. */
#ifndef REPORT_PAIRS_PAIRING_H
#define REPORT_PAIRS_PAIRING_H

#include "report/model/case.h"
#include "report/model/level.h"
#include "report/model/plan.h"
#include "report/model/run.h"

struct pairing {
    const struct run *base, *new;
    const struct run_case *a, *b; /* the case of the base, and of the new run */
    struct plan of_a, of_b;
    bool exact;   /* insns */
    enum rep rep; /* by which figure it is judged */
    char *why;    /* what is wrong, in size bytes */
    size_t size;
};

/* By each iteration of REP, until somebody says otherwise. */
struct pairing pairing_of(const struct run *base, const struct run *new, const struct run_case *a,
                          const struct run_case *b, char *why, size_t size);

/* Where it stands among the series of a case; it starts as all zero. */
struct pairing_walk {
    unsigned path; /* of the series that came last: an enum path */
    size_t at;
};

/*
 * The next series of one side that both plans promise, of its first boot; NULL: there are no more.
 * The other boots have the same (report/contract).  How many calls a sample of calls one by one has
 * depends in cycles on the clock.
 */
const struct series *pairing_next(const struct pairing *p, const struct run_case *side,
                                  struct pairing_walk *walk);

/* True when both plans have batches of that size. */
bool pairing_has_batch(const struct pairing *p, unsigned n);

/* What of each sample of a series its figure leaves out: iterations of REP, as its mode has them.
 */
double pairing_left_out(enum rep rep, const struct series *s);

/* How far a series may lie off what it should be, by its cost, in instructions. */
double pairing_allows(double cost);

/* True when both runs are of one image, by its build id: its own code costs the same in both. */
bool pairing_same_image(const struct pairing *p);

/* Say what is wrong of a series; returns true. */
bool pairing_say(const struct pairing *p, enum path path, bool fill, unsigned n, const char *what);

#endif
