/* SPDX-License-Identifier: MIT */
/*
 * Whether boots of one side are slower than boots of the other: a verdict on distributions.
 *
 * The values are medians by boot, since the boot is the unit of replication.  Faster or slower
 * needs all of: a p that holds among all that is tested, an interval of the shift clear of zero, a
 * shift above the floor, and no drift within a side that could be what it shows.  A floor that is
 * not known lets nothing be proven; whoever has no gate in mind says that it is.  The same needs a
 * shift within the floor, and an interval that does not reach many floors further: not having seen
 * a difference is no proof that there is none.
 *
 * Beside the cases stand pools: all of them, and each family.  A boot's score in a pool is the mean
 * over its cases of log(value / the case's median), so that a pool's boots are values as a case's
 * are, and a shift that all cases share is seen where none of them shows it by itself.
 *
 * docs/statistics.md has the ladder, what it promises, and how many boots it takes.
 */
#ifndef REPORT_JUDGE_DECIDE_H
#define REPORT_JUDGE_DECIDE_H

#include <stdbool.h>
#include <stddef.h>

#include "report/judge/finding.h"
#include "report/sides/clean.h"
#include "report/stats/hodges_lehmann.h"

/* Below this many boots a side, nothing is said: with 3 and 3 no p is below 0.1. */
#define DECIDE_BOOTS_LEAST 4

/* What is the same differs by no more than this many floors, at the confidence of the interval. */
#define DECIDE_SAME_FLOORS 3

/* The share of alpha that the pools have; all of it is the cases' where there are none. */
#define DECIDE_POOLS_SHARE 0.1

/* What decided. */
enum reason {
    REASON_NONE,       /* a pool of nothing that is not a case or another pool by itself: no test */
    REASON_FEW,        /* fewer boots than DECIDE_BOOTS_LEAST on a side */
    REASON_PROVEN,     /* faster or slower */
    REASON_NO_FLOOR,   /* it would be, but nobody knows the noise floor of this host */
    REASON_DRIFT,      /* boots drift within a side, and the sides were not taken in turns */
    REASON_WITHIN,     /* the same: the shift is no larger than the floor */
    REASON_WIDE,       /* it is not, but the interval reaches beyond DECIDE_SAME_FLOORS floors */
    REASON_UNPROVABLE, /* the shift is above the floor, and so few boots cannot prove any among so
                          many cases */
    REASON_NOISY,      /* the shift is above the floor, but may be chance */
};

struct decided {
    double shift;                  /* new less base; of a pool as a share: 0.005 is +0.5 % */
    struct rank_interval interval; /* of the shift, at 1 - alpha, of this case alone */
    double p, p_holm;              /* alone, and adjusted for all that is tested */
    struct sides_drift drift;      /* also of REASON_DRIFT: what drifts */
    size_t boots_wanted; /* on both sides, before any one case can be proven; 0: there are enough */
    enum reason reason;
    enum finding finding;
};

struct decide_case {
    const double *base, *new;     /* by boot, in the order in which they ran */
    size_t base_count, new_count; /* at least 1 */
    /*
     * The number of each boot in the order of both sides, where they were taken in turns; NULL, of
     * both: one side after the other, or nobody knows.
     */
    const double *base_turns, *new_turns;
    size_t family; /* from 1: the number of its pool; 0: it is in none */
    double floor;  /* in the values' unit; never under the clock's quantum */
    bool floor_known;
    struct decided decided;
};

/* The whole list (the first pool), and the families by their numbers. */
struct decide_pool {
    double floor; /* as a share; also the trend that is none */
    bool floor_known;
    size_t measures; /* that were pooled: those above 0 in every boot */
    struct decided decided;
};

struct decide_set {
    struct decide_case *cases;
    size_t count;
    struct decide_pool *pools; /* or NULL */
    size_t pool_count;
    double alpha; /* above 0 and below 1 */
};

/*
 * Decide all together: alpha is the risk of one false alarm (faster or slower) or more among all
 * cases and pools, where nothing differs.  Equal input has equal output, to the last bit.
 */
void decide_all(const struct decide_set *set);

/* The same without pools. */
void decide(struct decide_case *cases, size_t count, double alpha);

/* The first of the cases with the most boots, which are those that the pools have; NULL: of none.
 */
const struct decide_case *decide_fullest(const struct decide_case *cases, size_t count);

/* ---- for the files that decide: one case or pool meanwhile ---- */

struct decide_work {
    struct clean clean;
    bool test; /* it is one: there are boots enough, and no other pool is the same */
    struct decided *decided;
};

/* Start with its sides in place, and say that nothing is known so far. */
void decide_start(struct decide_work *work, struct decided *decided);

/* Shift, interval and p, at a confidence of 1 - alpha. */
void decide_estimate(struct decide_work *work, double alpha);

/*
 * Pool the cases of a set, take off or find what drifts in each pool, and estimate; 'level' is that
 * of the tests to come.  The sides of 'pools' are to be freed by clean_free.
 */
void decide_pool_up(const struct decide_set *set, struct decide_work *pools, double level);

#endif
