/* SPDX-License-Identifier: MIT */
/*
 * Which functions moved between two runs: a price by function in both, matched by plain name.  The
 * changes add up to the change of the price, for a region: divide by n for one call or entry.
 */
#ifndef REPORT_PROFILE_MOVES_H
#define REPORT_PROFILE_MOVES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "report/paths/paths.h"
#include "report/calls/code.h"
#include "report/profile/rows.h"

/* A function whose price moved, or is there on one side only. */
struct move {
    const char *name; /* plain; it lives as long as the pair */
    bool xen;         /* false: in our own image */
    struct insns_change base, new, delta;
};

struct moves {
    struct move *at; /* those that moved by any of the two figures, the largest first */
    size_t count;
    unsigned n;                    /* calls or entries in the region */
    struct insns_change base, new; /* the prices */
    struct insns_change delta;     /* new less base: the sum of the rows */
    bool priced;                   /* false: a null call is missing, and the regions are compared */
    size_t added, removed;         /* of the rows, those that only one side has */
    size_t grown, shrunk;          /* and those that both have */
    int64_t up, down;              /* what all that grew, and shrank, comes to */
    uint64_t base_others, new_others; /* samples at the mode that took another path */
};

/* A change of one call, entry or item: "+45.0", and "0.0" for less than a twentieth either way. */
void moves_each_text(double each, char *out, size_t size);

/* A series, as both sides name it. */
struct moves_of {
    const char *name; /* of the case */
    enum path path;
    unsigned n;
    bool fill;
};

/* The boots of two runs, which are opened once for all cases; both have to live as long. */
struct moves_pair {
    struct code base, new;
};

/* Whether both sides have it; without it there is nothing to take. */
bool moves_have(const struct moves_pair *pair, const struct moves_of *of);

/* False: a side lacks the series, or does not add up; the text says so, as the end of a sentence.
 */
bool moves_take(struct moves *moves, const struct moves_pair *pair, const struct moves_of *of,
                char *why, size_t size);
void moves_free(struct moves *moves);

#endif
