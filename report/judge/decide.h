/* SPDX-License-Identifier: MIT */
/*
 * Whether boots of one side are slower than boots of the other: a verdict on distributions.
 *
 * The values are medians by boot, since the boot is the unit of replication.  Faster or slower
 * needs all of: a p that holds among all cases (Holm), an interval of the shift clear of zero, and
 * a shift above the floor.  A floor that is not known lets nothing be proven; whoever has no gate
 * in mind says that it is.  The same needs a shift within the floor, and an interval that does not
 * reach many floors further: not having seen a difference is no proof that there is none.
 * docs/statistics.md has the ladder, what it promises, and how many boots it takes.
 */
#ifndef REPORT_JUDGE_DECIDE_H
#define REPORT_JUDGE_DECIDE_H

#include <stdbool.h>
#include <stddef.h>

#include "report/judge/finding.h"
#include "report/stats/hodges_lehmann.h"

/* Below this many boots a side, nothing is said: with 3 and 3 no p is below 0.1. */
#define DECIDE_BOOTS_LEAST 4

/* What is the same differs by no more than this many floors, at the confidence of the interval. */
#define DECIDE_SAME_FLOORS 3

/* What decided. */
enum reason {
    REASON_FEW,        /* fewer boots than DECIDE_BOOTS_LEAST on a side */
    REASON_PROVEN,     /* faster or slower */
    REASON_NO_FLOOR,   /* it would be, but nobody knows the noise floor of this host */
    REASON_WITHIN,     /* the same: the shift is no larger than the floor */
    REASON_WIDE,       /* it is not, but the interval reaches beyond DECIDE_SAME_FLOORS floors */
    REASON_UNPROVABLE, /* the shift is above the floor, and so few boots cannot prove any among so
                          many cases */
    REASON_NOISY,      /* the shift is above the floor, but may be chance */
};

struct decided {
    double shift;                  /* new less base */
    struct rank_interval interval; /* of the shift, at 1 - alpha, of this case alone */
    double p, p_holm;
    size_t boots_wanted; /* on both sides, before any one case can be proven; 0: there are enough */
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

/*
 * Decide all cases together: alpha, above 0 and below 1, is the risk of one false alarm (faster or
 * slower) or more among all of them, where nothing differs.
 */
void decide(struct decide_case *cases, size_t count, double alpha);

#endif
