/* SPDX-License-Identifier: MIT */
/* A case of a run: what its boots say of it, and its series by path. */
#ifndef REPORT_MODEL_CASE_H
#define REPORT_MODEL_CASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "report/model/facts.h"
#include "report/model/series.h"
#include "report/record/record.h"

/* The most of a path and of a case: far above any real run, for hostile input. */
#define CASE_SERIES_MAX 20000u
#define CASE_SKIPS_MAX  4000u
#define CASE_FAULTS_MAX 4000u

struct path_skip {
    unsigned boot;
    enum path path;
    char *why;
};

/* An exception: the fields of its fault and regs records, as they stand there. */
struct run_fault {
    unsigned boot;
    struct facts fields;
};

/* What one boot says of a case. */
struct case_boot {
    unsigned boot;
    bool ended; /* false: no status record was read, 'status' means nothing */
    enum status status;
    char *why;        /* or NULL */
    unsigned at;      /* its place in the boot, from 1; 0: not said */
    unsigned printed; /* lines that Xen printed while it was measured (docs/format.md) */
    char *lacks;      /* how it fell short of the plan (contract.h), or NULL */
};

struct case_index;

struct run_case {
    char *name;
    unsigned rev;
    unsigned faults; /* memory faults each issue takes by design */
    char *state;
    struct case_boot *boots;
    size_t boot_count;
    struct series_list paths[PATH_COUNT];
    struct path_skip *skips;
    size_t skip_count;
    struct run_fault *taken; /* exceptions */
    size_t taken_count;
    char *lacks; /* which boot has nothing of it, against its plan (contract.h); or NULL */
    struct case_index *index; /* of its boots and series, when there are many; or NULL */
};

/* What that boot says of the case, or NULL. */
struct case_boot *case_find_boot(const struct run_case *c, unsigned boot);
struct case_boot *case_get_boot(struct run_case *c, unsigned boot);

/* Append a series, which is this one's as long as no other is added; NULL when there are too many.
 */
struct series *case_add_series(struct run_case *c, enum path path, unsigned boot, bool fill,
                               unsigned n);

/* False, or NULL, when there are too many. */
bool case_add_skip(struct run_case *c, unsigned boot, enum path path, const char *why);
struct run_fault *case_add_fault(struct run_case *c, unsigned boot);

/* The first series of that boot or a later one, of a list that is in the order of its boots. */
size_t series_start_of_boot(const struct series_list *list, unsigned boot);

/* Put the series of each path into the order of their boots, as a log has them. */
void case_order_series(struct run_case *c);

/* Free what it holds. */
void case_free(struct run_case *c);

/* That series of a boot, or NULL. */
const struct series *find_series(const struct run_case *c, unsigned boot, enum path path, bool fill,
                                 unsigned n);

/*
 * The series of n calls, filled or not, in the order in which they were read: the first of them,
 * and the one after another one; or NULL.
 */
const struct series *case_first_alike(const struct run_case *c, enum path path, bool fill,
                                      unsigned n);
const struct series *case_next_alike(const struct run_case *c, enum path path,
                                     const struct series *s);

/*
 * The series of a boot from *at on, which is 0 for the first of them; *at is then behind it.  NULL:
 * there are no more.
 */
const struct series *case_next_of_boot(const struct run_case *c, enum path path, unsigned boot,
                                       size_t *at);

/* The path that issues a case's calls one by one: single, or trap for rows that have only that. */
enum path case_alone(const struct run_case *c);

/* For the files of this header only: made when a list is too long to be looked through. */
struct case_index {
    struct index *boots;
    struct index *series[PATH_COUNT]; /* by boot, n and fill */
    struct index *alike[PATH_COUNT];  /* by n and fill */
    size_t indexed[PATH_COUNT];       /* of the series, how many these have */
    bool noted[PATH_COUNT];           /* it is known */
    bool mixed[PATH_COUNT];           /* that its series do not stand in the order of their boots */
    size_t head[PATH_COUNT];          /* the first of those like the last series */
};

#endif
