/* SPDX-License-Identifier: MIT */
/*
 * What a case's samples come to: docs/method.md.
 *
 * In insns the level of a series is its mode, which nine samples in ten have to be at, or near; in
 * cycles it is the median.  A price is a level less the level of the null call in the same boot;
 * over several boots it is the median of the boots' prices.  Nothing is clamped: a price may be
 * negative.
 */
#ifndef REPORT_PRICES_PRICE_H
#define REPORT_PRICES_PRICE_H

#include "report/format/table.h"
#include "report/model/case.h"
#include "report/model/status.h"
#include "report/prices/curve.h"
#include "report/record/record.h"
#include "report/stats/spread.h"

#define QUANTILES 6

/* What the QUANTILES are, from 0 to 1. */
extern const double quantile_at[QUANTILES];

struct price {
    const struct run_case *of;
    const struct case_info *info; /* or NULL */
    struct verdict verdict;
    bool have_single;
    double single;
    struct boots_spread single_spread;  /* in cycles */
    bool has_once;                      /* every series that the single price needs has it */
    double once;                        /* the same with each REP instruction counted once */
    unsigned single_n;                  /* calls in one timed region of the single price */
    uint64_t samples;                   /* of all its series */
    uint64_t outliers;                  /* of these, not at the mode of their series */
    uint64_t regions;                   /* of all its series, with cold calls and warm-up */
    uint64_t preempted;                 /* of these */
    struct curve curves[PATH_COUNT][2]; /* by path, and without (0) or with (1) fill */
    bool have_break_even;
    unsigned break_even;
    bool have_quantiles;         /* only when they were asked for (single.h) */
    double quantiles[QUANTILES]; /* of one single call: in insns of the samples of all boots, */
    struct boots_spread quantile_spreads[QUANTILES]; /* in cycles the median of the boots' */
};

/* The break-even as a cell of a table: a number, "none", or "-" where there is no fit. */
void price_even_text(const struct price *price, char *out, size_t size);

/*
 * How far the spread of a number reaches from it, as a cell of a table: "4.5", in brackets where it
 * is a mere range, "(4.5)"; "-": it is not known.
 */
void price_spread_text(const struct boots_spread *spread, double number, char *out, size_t size);

/* The head of a column of these, and what it means. */
#define PRICE_SPREAD "+/-"
extern const char price_spread_legend[];

/* That cell. */
void price_put_spread(struct table *table, const struct boots_spread *spread, double number);

#endif
