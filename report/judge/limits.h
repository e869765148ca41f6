/* SPDX-License-Identifier: MIT */
/*
 * How much a price may grow before a gate fails: a share of it and a number of units, of which the
 * larger counts, so that neither a percent of a few instructions nor some instructions in a
 * hundred thousand stop anybody.  By unit and family; the policy file may set them (docs/gate.md).
 * In cycles the clock's quantum and the host's floor keep small prices from stopping anybody, and
 * the limit is only what is too little to care about.
 */
#ifndef REPORT_JUDGE_LIMITS_H
#define REPORT_JUDGE_LIMITS_H

#include <stdbool.h>
#include <stddef.h>

#include "report/model/unit.h"

#define LIMIT_SHARE        0.01
#define LIMIT_UNITS        4.0
#define LIMIT_CYCLES_SHARE 0.0025
#define LIMIT_CYCLES_UNITS 0.0

#define LIMITS_MAX 64

/* The name for all families that have none of their own. */
#define LIMIT_DEFAULT "default"

/* Room for a family's name, with the NUL. */
#define LIMIT_FAMILY 48

struct limit {
    enum unit unit;            /* insns or cycles */
    char family[LIMIT_FAMILY]; /* "": of every family that has none of its own */
    double share;              /* of the price of the base */
    double units;              /* instructions or ticks, a call */
};

struct limits {
    struct limit at[LIMITS_MAX];
    size_t count;
};

/* Set that of a family, or of all others with "default".  False: too many, or too long a name. */
bool limits_set(struct limits *limits, enum unit unit, const char *family, double share,
                double units);

/* True when that of a family, or of all others, is set. */
bool limits_has(const struct limits *limits, enum unit unit, const char *family);

/* True when that of any family is set. */
bool limits_have_family(const struct limits *limits, enum unit unit);

/* The limit of a case in a unit, by its family. */
struct limit limits_of(const struct limits *limits, enum unit unit, const char *name);

/* "1 % of the base", or "the larger of 1 % of the base and 4 insns a call". */
void limit_text(const struct limit *limit, char *out, size_t size);

/*
 * Read "1% 4", a share and units; in cycles the share may be all.  False: it is no such text.
 */
bool limit_read(enum unit unit, const char *text, double *share, double *units);

/* How far a price may grow. */
double limit_allows(const struct limit *limit, double price);

#endif
