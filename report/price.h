/* SPDX-License-Identifier: MIT */
/*
 * What a run's samples come to: docs/method.md.
 *
 * In insns the level of a series is its mode, which nine samples in ten have to hold; in cycles it
 * is the median.  A price is a level less the level of the twin in the same boot; over several
 * boots it is the median of the boots' prices.  Nothing is clamped: a price may be negative.
 */
#ifndef REPORT_PRICE_H
#define REPORT_PRICE_H

#include "report/case_table.h"
#include "report/run.h"

#define CASE_TWIN  "control/twin"
#define CASE_BARE  "control/chain-0"
#define CASE_EMPTY "control/empty"

enum unit {
    UNIT_UNKNOWN, /* the plan record was lost: there are no prices */
    UNIT_INSNS,
    UNIT_CYCLES,
};

enum unit run_unit(const struct run *run);
enum unit boot_unit(const struct run_boot *boot);
const char *unit_name(enum unit unit);
/* One line that says what the unit is, with a word of warning where it needs one. */
void unit_meaning(const struct run *run, char *out, size_t size);

/* The level of a series; false when it is not whole, or some of its results are wrong. */
bool series_level(enum unit unit, const struct series *series, double *level);

/* Samples that are not at the mode. */
uint64_t series_disturbed(const struct series *series);

/* True for a batch beyond the ordinary, of a row that looks for where Xen splits them (CASE_LARGE).
 */
bool series_looks_for_splits(const struct run *run, const struct run_case *c,
                             const struct series *series);

/* True when the mode holds nine samples in ten. */
bool series_clear(const struct series *series);

/* The path that issues a case's calls one by one: single, or trap for rows that have only that. */
enum path case_alone(const struct run_case *c);

/*
 * The twin of a series, NULL when its boot has none: the stub without its trap for as many calls,
 * or a bare return for traps and for code of our own (CASE_OWN).
 */
const struct series *find_twin(const struct run *run, const struct run_case *c,
                               const struct series *series, enum path path);

/* The largest ordinary batch of a boot's plan; 0 when the plan is lost. */
unsigned largest_batch(const struct run *run, unsigned boot);

/* That series of a boot, or NULL. */
const struct series *find_series(const struct run_case *c, unsigned boot, enum path path, bool fill,
                                 unsigned n);

/* ---- the status of a case over all boots ---- */

struct verdict {
    bool ended; /* false: in a boot it has no status record */
    enum status status;
    char why[200]; /* or "" */
};

/* The worst of the boots' statuses; ok without a clear mode is unstable. */
struct verdict case_verdict(const struct run *run, const struct run_case *c);
const char *verdict_name(const struct verdict *verdict);

/* ---- prices ---- */

#define CURVE_MAX 64
#define QUANTILES 6

/* What the QUANTILES are, from 0 to 1. */
extern const double quantile_at[QUANTILES];

struct curve_point {
    unsigned n;
    double cost; /* of the whole batch, less the twin */
};

/* Cost of a batch against its entries; points in rising n. */
struct curve {
    struct curve_point at[CURVE_MAX];
    size_t count;
    unsigned ordinary; /* the largest batch of the plan; rows that look for splits go beyond */
    bool fitted;
    double a, b; /* cost = a + b n, when fitted */
};

struct price {
    const struct run_case *of;
    const struct case_info *info; /* or NULL */
    struct verdict verdict;
    bool have_single;
    double single;
    unsigned single_n;                  /* calls in one bracket of the single price */
    uint64_t samples;                   /* of all its series */
    uint64_t disturbed;                 /* of these, not at the mode of their series */
    struct curve curves[PATH_COUNT][2]; /* by path, and without (0) or with (1) fill */
    bool have_break_even;
    unsigned break_even;
    bool have_quantiles;
    double quantiles[QUANTILES]; /* of one single call, all boots together */
};

/* Work out a case; what is odd about it is added to the notes, in one line each. */
void price_case(const struct run *run, const struct run_case *c, struct price *price,
                struct texts *notes);

/*
 * Its single price and its quantiles alone.  The cost of a series less its twin, the median over
 * the boots: false when no boot has both.
 */
void price_single(const struct run *run, struct price *price, struct texts *notes);
bool price_series(const struct run *run, const struct run_case *c, enum path path, bool fill,
                  unsigned n, double *cost, struct texts *notes);

/* The cost of one series less the twin of its boot; false: one of them is missing or no price. */
bool series_cost(const struct run *run, const struct run_case *c, const struct series *s,
                 enum path path, double *cost);

/*
 * The cost of a series less its twin in each boot that has both, into costs, which has room for as
 * many as the path has series.  Returns how many there are.
 */
size_t price_boots(const struct run *run, const struct run_case *c, enum path path, bool fill,
                   unsigned n, double *costs);

/* The break-even as a cell of a table: a number, "none", or "-" where there is no fit. */
void price_even_text(const struct price *price, char *out, size_t size);

/* The point of the largest ordinary batch, which all cases have alike; NULL when there is none. */
const struct curve_point *curve_largest(const struct curve *curve);

/* Its cost per entry; false when there is none. */
bool curve_per_entry(const struct curve *curve, double *cost);

__attribute__((format(printf, 2, 3))) void note_say(struct texts *notes, const char *format, ...);

/* ---- controls ---- */

enum control_verdict { CONTROLS_GOOD, CONTROLS_MISSING, CONTROLS_FAILED };

/* Check a boot's controls again from its samples; says each of them in one line. */
enum control_verdict check_controls(const struct run *run, unsigned boot, struct texts *lines);

/* The worst of all boots. */
enum control_verdict check_all_controls(const struct run *run);

/* How far two levels in cycles may lie apart before they differ: two quanta, 5 %, or the quartiles.
 */
double cycles_tolerance(const struct run *run, const struct series *twin);

#endif
