/* SPDX-License-Identifier: MIT */
/* How much of the catalogue is measured: by the case table, or by a run. */
#ifndef REPORT_COVERAGE_COVERAGE_H
#define REPORT_COVERAGE_COVERAGE_H

#include <stdio.h>

#include "report/cases/catalogue.h"
#include "report/model/run.h"

/* What became of a row of the catalogue. */
enum cover {
    COVER_MEASURED, /* with samples; without a run: there is a case */
    COVER_DENIED,   /* measured too, by its refusal */
    COVER_ABSENT,   /* measured too: this Xen does not have it */
    COVER_SKIPPED,  /* the kernel said why */
    COVER_WRONG,
    COVER_FAULTED,
    COVER_MISSING, /* not in the run; without a run: there is no case */
    COVER_COUNT
};

/* How many rows became what, and how many entries are none. */
struct coverage {
    size_t rows; /* the N of "M of N" */
    size_t by[COVER_COUNT];
    size_t left_out;
    size_t other;
};

/* Of a row, and of the entries between two indices; run may be NULL for the case table. */
enum cover row_cover(const struct run *run, const struct catalogue_entry *row);
struct coverage coverage_of(const struct run *run, size_t from, size_t to);

/* The M of "M of N": denied and absent are measured, since their refusal was timed. */
size_t coverage_measured(const struct coverage *coverage);

/*
 * EXIT_GOOD, or EXIT_WORSE when something is not accounted for: a row without a case; of a run, a
 * row that is neither measured nor skipped with a reason.
 */
int coverage_status(const struct coverage *coverage);

/* More columns than this no terminal shows. */
#define COVERAGE_RUNS_MAX 8

/* The views; 'missing' leaves out all but the rows that are not accounted for. */
void coverage_text(const struct run *run, bool missing, FILE *out);
/* Several runs, of several environments: a column each. */
void coverage_side_by_side(const struct run *const *runs, char *const *paths, size_t count,
                           bool missing, FILE *out);
/* A line for each environment that none of these runs measures. */
void coverage_environments(const struct run *const *runs, size_t count, FILE *out);
/* "measured M of N; ...", after the name of the run's environment where there are several. */
void coverage_sum(const struct run *run, const char *env, FILE *out);
void coverage_markdown(FILE *out);

#endif
