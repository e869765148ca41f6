/* SPDX-License-Identifier: MIT */
/* The prices of many cases by function. */
#ifndef REPORT_PROFILE_CARRIED_H
#define REPORT_PROFILE_CARRIED_H

#include <stdbool.h>
#include <stddef.h>

#include "report/calls/code.h"
#include "report/profile/side.h"

/* A function's part of many prices. */
struct carried_row {
    struct code_name name;
    double insns, once; /* once: with each REP instruction counted once */
    double share;       /* of the price, summed over the cases: divide by all of them */
    size_t cases;       /* in which it has any */
};

struct carried {
    struct carried_row *at; /* the largest first */
    size_t count;
    double insns, once; /* of all of them */
    size_t cases;       /* whose prices these are */
    size_t left_out;    /* cases that have no price of a single call, or no path */
};

struct carrying;
/* Of the profile of a side, which has to live as long. */
struct carrying *carried_open(const struct profile_side *side);
/*
 * Add the price of a single call of a case, so many times.  False: what the profile has of it does
 * not add up, and the text says how.  A case that has none is counted as left out.
 */
bool carried_add(struct carrying *carrying, const struct run_case *c, double times, char *why,
                 size_t size);
/* Whether there is one. */
bool carried_has(const struct carrying *carrying, const struct run_case *c);
/* What was added since the start or the last of these, to be given to carried_free. */
void carried_take(struct carrying *carrying, struct carried *carried);
void carried_free(struct carried *carried);
void carried_close(struct carrying *carrying);

/*
 * "pv_hypercall 12 %, lstar_enter 10 %": the largest functions and their shares, as many as so many
 * columns have room for; of the first the share is always there.
 */
void carried_largest(const struct carried *carried, size_t room, char *out, size_t size);

#endif
