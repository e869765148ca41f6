/* SPDX-License-Identifier: MIT */
/* Runs of several boots for tests, in either unit, with a price by boot and case. */
#ifndef TESTS_UNIT_MAKERS_BOOTS_MAKER_H
#define TESTS_UNIT_MAKERS_BOOTS_MAKER_H

#include "tests/unit/support/check.h"

#include "report/model/run.h"

#define BOOTS_MOST 32

/* Prices by boot; a boot that is left 0 has the price of the first, and all 0 is no such price. */
struct boots_case {
    const char *name;
    const char *status;        /* NULL: ok */
    const char *why;           /* of the status, or NULL */
    const char *state;         /* NULL: none */
    unsigned rev;              /* 0: 1 */
    unsigned call[BOOTS_MOST]; /* one call alone */
    unsigned entry[BOOTS_MOST];
    unsigned item[BOOTS_MOST];
    unsigned rep[BOOTS_MOST]; /* iterations of REP in one call, entry or item, of these */
    unsigned outliers;        /* samples in 50 that cost 100 more, of each of its series */
    unsigned cold;            /* the first call; 0: 999 */
};

struct boots {
    const char *unit;    /* NULL: insns */
    const char *batches; /* sizes with commas between; NULL: 1,8,64 */
    unsigned warmup;     /* of the plan: another one makes it another plan */
    const char *end;     /* the status of the end record; NULL: ok */
    unsigned count;      /* of boots; 0: 1 */
    bool bad_controls;
    bool once;             /* with each REP instruction counted once */
    const char *facts[16]; /* key and value, one after the other */
    const struct boots_case *cases;
    size_t case_count;
};

struct run *boots_run(const struct boots *boots);
/* The file of its log, or of its run.json with what no log has; to be given to drop_file. */
char *boots_file(const struct boots *boots);

#endif
