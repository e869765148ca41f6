/* SPDX-License-Identifier: MIT */
/*
 * How much a price may grow before a gate fails: a share of it and a number of units, of which the
 * larger counts, so that neither a percent of a few instructions nor some instructions in a
 * hundred thousand stop anybody.  By family; the policy file may set them (docs/gate.md).
 */
#ifndef REPORT_JUDGE_LIMITS_H
#define REPORT_JUDGE_LIMITS_H

#include <stdbool.h>
#include <stddef.h>

#define LIMIT_SHARE 0.01
#define LIMIT_UNITS 4.0

#define LIMITS_MAX 64

/* The name for all families that have none of their own. */
#define LIMIT_DEFAULT "default"

/* Room for a family's name, with the NUL. */
#define LIMIT_FAMILY 48

struct limit {
    char family[LIMIT_FAMILY]; /* "": of every family that has none of its own */
    double share;              /* of the price of the base */
    double units;              /* instructions or ticks, a call */
};

struct limits {
    struct limit at[LIMITS_MAX];
    size_t count;
};

/* Set that of a family, or of all others with "default".  False: too many, or too long a name. */
bool limits_set(struct limits *limits, const char *family, double share, double units);

/* True when that of a family, or of all others, is set. */
bool limits_has(const struct limits *limits, const char *family);

/* The limit of a case, by its family. */
struct limit limits_of(const struct limits *limits, const char *name);

/* How far a price may grow. */
double limit_allows(const struct limit *limit, double price);

#endif
