/* SPDX-License-Identifier: MIT */
/*
 * What counts as one value of a side, in cycles.  Domains of one boot of the host are replicates of
 * that boot: what the boot did to all of them alike, more domains do not average away.  So they
 * count one by one only where both sides had the same boots of the host, or where the noise floors
 * span several; otherwise each boot of the host has one value, the median of its domains'.
 * docs/gate.md.
 */
#ifndef REPORT_PAIRS_UNITS_H
#define REPORT_PAIRS_UNITS_H

#include <stdbool.h>
#include <stddef.h>

#include "report/keys/host_boots.h"
#include "report/model/run.h"
#include "report/prices/measure.h"

/* Floors of so many boots of the host know how far these lie apart. */
#define UNITS_SPANNED 3

struct units {
    struct host_boots base, new; /* empty in insns */
    bool crossed;                /* the sides had other boots of the host, or nobody knows which */
    bool by_host;                /* and so each of those has one value */
};

/* 'spanned': over how many boots of the host the runs were taken that the floors in use are of. */
void units_take(struct units *units, const struct run *base, const struct run *new,
                unsigned spanned);
void units_free(struct units *units);

/* Give both sides of a measure as many values as count. */
void units_group(const struct units *units, struct measured *base, struct measured *new);

/* Which units count and why, and what to do where they are few; "" where each boot is one. */
void units_text(const struct units *units, char *out, size_t size);

#endif
