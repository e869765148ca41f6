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
    char *why;   /* or NULL */
    unsigned at; /* its place in the boot, from 1; 0: not said */
    char *lacks; /* how it fell short of the plan (contract.h), or NULL */
};

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
};

/* What that boot says of the case, or NULL. */
struct case_boot *case_find_boot(const struct run_case *c, unsigned boot);
struct case_boot *case_get_boot(struct run_case *c, unsigned boot);

/* NULL when there are too many. */
struct series *case_add_series(struct run_case *c, enum path path);

/* False, or NULL, when there are too many. */
bool case_add_skip(struct run_case *c, unsigned boot, enum path path, const char *why);
struct run_fault *case_add_fault(struct run_case *c, unsigned boot);

/* Free what it holds. */
void case_free(struct run_case *c);

/* That series of a boot, or NULL. */
const struct series *find_series(const struct run_case *c, unsigned boot, enum path path, bool fill,
                                 unsigned n);

/* The path that issues a case's calls one by one: single, or trap for rows that have only that. */
enum path case_alone(const struct run_case *c);

#endif
