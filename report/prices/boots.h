/* SPDX-License-Identifier: MIT */
/* What one series comes to over the boots of a run. */
#ifndef REPORT_PRICES_BOOTS_H
#define REPORT_PRICES_BOOTS_H

#include "report/format/notes.h"
#include "report/model/case.h"
#include "report/model/level.h"
#include "report/model/run.h"
#include "report/record/record.h"
#include "report/stats/spread.h"

/* How many series of n calls there are: as many costs as price_boots may have. */
size_t price_boots_most(const struct run_case *c, enum path path, bool fill, unsigned n);

/*
 * The cost of a series less the null call in each boot that has both, into costs, which has room
 * for price_boots_most.  Returns how many there are; with each REP instruction counted once none,
 * unless every boot that has a cost has that one too.
 */
size_t price_boots(const struct run *run, const struct run_case *c, enum path path, bool fill,
                   unsigned n, enum rep rep, double *costs);

/*
 * The median of these; false when no boot has both.  Boots that differ in insns are noted, unless
 * notes is NULL.
 */
bool price_series(const struct run *run, const struct run_case *c, enum path path, bool fill,
                  unsigned n, enum rep rep, double *cost, struct notes *notes);

/* The same, with each iteration of a REP instruction; in cycles with its spread. */
bool price_and_spread(const struct run *run, const struct run_case *c, enum path path, bool fill,
                      unsigned n, double *cost, struct boots_spread *spread, struct notes *notes);

#endif
