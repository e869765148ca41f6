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
    double share;       /* of once of the price, summed over the cases: divide by all of them */
    size_t cases;       /* in which it has any */
};

struct carried {
    struct carried_row *at; /* the largest by once first */
    size_t count;
    double insns, once; /* of all of them */
    size_t cases;       /* whose prices these are */
    size_t left_out;    /* cases that have no price of a single call, or no path */
};

struct carried_family {
    char name[64];
    struct carried carried;
};

struct carriers {
    struct carried all, guest;       /* of every case; of a guest that builds Xen, all its calls */
    struct carried_family *families; /* the largest by once first */
    size_t count;
    double calls, covered; /* of the guest, in all and those whose case has a price */
};

/*
 * The prices of a single call of all cases but the controls.  False: what the profile has of a case
 * does not add up or is of another run, and the text says how.  To be given to carriers_free,
 * either way.
 */
bool carriers_take(struct carriers *carriers, const struct profile_side *side, char *why,
                   size_t size);
void carriers_free(struct carriers *carriers);

/*
 * "pv_hypercall 12 %, lstar_enter 10 %": the largest functions and their shares, as many as so many
 * columns have room for; of the first the share is always there.
 */
void carried_largest(const struct carried *carried, size_t room, char *out, size_t size);

#endif
