/* SPDX-License-Identifier: MIT */
/* Runs of several environments for tests, with cases that differ in what a comparison looks at. */
#ifndef TESTS_UNIT_MAKERS_RUN_MAKER_H
#define TESTS_UNIT_MAKERS_RUN_MAKER_H

#include "tests/unit/support/check.h"

#include "report/model/run.h"

/* A run that is to be made. */
struct made {
    const char *env, *abi, *mode, *xen;
    unsigned price;       /* what its calls cost more */
    const char *unit;     /* NULL: insns */
    unsigned warmup;      /* another one makes it another plan */
    const char *facts[8]; /* key and value, one after the other */
};

extern const struct made made_pv64, made_compat, made_native;

/* Its log, to be freed. */
char *made_log(const struct made *made);
/* The file of its log; to be given to drop_file. */
char *made_file(const struct made *made);
struct run *made_run(const struct made *made);

/* A run of more cases than a screen holds, and one of a family of its own. */
struct run *made_long_run(const char *own);

#endif
