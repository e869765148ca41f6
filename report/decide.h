/* SPDX-License-Identifier: MIT */
/*
 * Whether boots of one side are slower than boots of the other: a verdict on distributions.
 *
 * The values are medians by boot, since the boot is the unit of replication.  Faster or slower
 * needs all of: a p that holds among all cases (Holm), an interval of the shift clear of zero, and
 * a shift above the floor.  A floor that is not known lets nothing be proven; whoever has no gate
 * in mind says that it is.  docs/statistics.md.
 */
#ifndef REPORT_DECIDE_H
#define REPORT_DECIDE_H

#include <stdbool.h>
#include <stddef.h>

#include "report/finding.h"
#include "report/rank.h"

/* Below this many boots a side, nothing is said. */
#define DECIDE_BOOTS_LEAST 4

/* What decided. */
enum reason {
    REASON_FEW,        /* fewer boots than DECIDE_BOOTS_LEAST on a side */
    REASON_PROVEN,     /* faster or slower */
    REASON_NO_FLOOR,   /* it would be, but nobody knows how far this host errs */
    REASON_WITHIN,     /* the shift is no larger than the floor */
    REASON_UNPROVABLE, /* so few boots cannot prove anything among so many cases */
    REASON_NOISY,      /* the shift is above the floor, but may be chance */
};

struct decided {
    double shift;                  /* new less base */
    struct rank_interval interval; /* of the shift, at 1 - alpha */
    double p, p_holm;
    size_t boots_wanted; /* a side, before anything could be proven; 0: there are enough */
    enum reason reason;
    enum finding finding;
};

struct decide_case {
    const double *base, *new;     /* by boot */
    size_t base_count, new_count; /* at least 1 */
    double floor;                 /* in the values' unit; never under the clock's quantum */
    bool floor_known;
    struct decided decided;
};

/* Decide all cases together: alpha is the risk of one false alarm among all of them. */
void decide(struct decide_case *cases, size_t count, double alpha);

#endif
