/* SPDX-License-Identifier: MIT */
/* Cost of a batch against its entries. */
#ifndef REPORT_PRICES_CURVE_H
#define REPORT_PRICES_CURVE_H

#include "report/format/notes.h"
#include "report/model/case.h"
#include "report/model/run.h"
#include "report/record/record.h"
#include "report/stats/spread.h"

#define CURVE_MAX 64

struct curve_point {
    unsigned n;
    double cost;                /* of the whole batch, less the null call */
    struct boots_spread spread; /* of that, in cycles */
    bool has_once;              /* every series that it needs has it */
    double once;                /* the same with each REP instruction counted once */
};

/* Points in rising n. */
struct curve {
    struct curve_point at[CURVE_MAX];
    size_t count;
    unsigned ordinary; /* the largest batch of the plan; rows that look for splits go beyond */
    bool fitted;       /* a line goes through all of them up to there */
    double a, b;       /* cost = a + b n, when fitted */
    struct boots_spread a_spread, b_spread; /* in cycles */
};

/* Take the curve of a path, which is empty so far; what lies off its line is noted. */
void curve_take(const struct run *run, const struct run_case *c, enum path path, bool fill,
                struct curve *curve, struct notes *notes);

/* The point of the largest ordinary batch, which all cases have alike; NULL when there is none. */
const struct curve_point *curve_largest(const struct curve *curve);

/*
 * The smallest batch measured from which on all of the plan's cost less than as many single calls,
 * where they lie on a line; false: none does.
 */
bool curve_break_even(const struct curve *curve, double single, unsigned *n);

/* Its cost per entry; false when there is none. */
bool curve_per_entry(const struct curve *curve, double *cost);
/* Of that in cycles the spread; none where there is none. */
struct boots_spread curve_entry_spread(const struct curve *curve);
/* The cost per entry with each REP instruction counted once; false also where nobody counted. */
bool curve_entry_once(const struct curve *curve, double *once);

#endif
