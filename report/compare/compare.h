/* SPDX-License-Identifier: MIT */
/*
 * Runs side by side: docs/compare.md.
 *
 * The runs are called A, B, C, ...; every ratio is to A.  The model pairs the cases of all runs by
 * name and says what may stand beside what; the other files of this folder print it, one
 * block each, and report/plot/compare.h draws it.
 */
#ifndef REPORT_COMPARE_COMPARE_H
#define REPORT_COMPARE_COMPARE_H

#include "report/cases/globs.h"
#include "report/keys/across.h"
#include "report/keys/key.h"
#include "report/keys/keys.h"
#include "report/model/run.h"
#include "report/model/words.h"
#include "report/prices/price.h"
#include "report/prices/view.h"
#include "report/stats/spread.h"

#define COMPARE_RUNS_MAX 26

/* The view that stands below the tables when all cases are shown. */
#define COMPARE_VIEW "pte"

/* The columns of one table: A and the next few. */
#define COMPARE_BESIDE 3

struct compare_options {
    struct case_globs cases; /* only these; empty: all but the controls */
    bool brief;              /* of a long comparison only the first case of each family */
    struct compare_across across;
};

struct compare_run {
    const char *path; /* as it was named */
    const struct run *run;
    const char *env;           /* words of its own, or "?" */
    const char *mode;          /* native, compat, shim, or "?" */
    char xen[32];              /* or "?" */
    char build[RUN_XEN_BUILD]; /* where another run has the same Xen in another build, or "" */
    struct leaders *leaders;
};

/* The word of a case whose meaning changed begins so. */
#define COMPARE_REV "rev "

/* What a multicall of n costs: a + b n, when a line fits. */
struct compare_fit {
    bool fitted;
    double a, b;
};

/* What is shown of a case's prices. */
struct compare_price {
    bool have_single;
    double single;
    struct boots_spread spread; /* of that, in cycles */
    struct compare_fit fits[2]; /* without (0) or with (1) filled entries */
    char even[12];              /* as price_even_text has it */
};

/* What one run says of one case. */
struct compare_cell {
    struct compare_price *price; /* or NULL: it is not in the run, or is not to be compared */
    char word[16];               /* what stands instead of prices, or "" */
    bool about;                  /* the price is not exact: the case is unstable */
};

struct compare_row {
    const char *name;
    const char *state;
    struct compare_cell *cells; /* one for each run */
};

struct compare {
    struct compare_run runs[COMPARE_RUNS_MAX];
    size_t run_count;
    struct compare_options options;
    struct compare_row *rows;
    size_t row_count;
};

/* ---- making one ---- */

/* Name the runs; they have to live as long as the comparison.  Takes no prices yet. */
void compare_start(struct compare *compare, const struct run *const *runs, char *const *paths,
                   size_t count, const struct compare_options *options);
/* Pair their cases. */
void compare_take(struct compare *compare);
void compare_free(struct compare *compare);

/* ---- asking it ---- */

/* The letter of a run. */
char compare_letter(size_t run);

/* True when one of the runs has another environment than A. */
bool compare_environments(const struct compare *compare);

/*
 * "pv64 4.17.5 native", for legends; "pv64 4.17.5 xen-mine.gz 1a2b3c4d native" where another run
 * has another build of it.  No more than 'size' of it.
 */
void compare_label(const struct compare_run *run, char *out, size_t size);

/* Whether the case of that name stands for its family in the short form. */
bool compare_leads(const struct compare *compare, const char *name);

/* Whether a run's case means what the same means in the first run that has it. */
bool compare_same_rev(const struct compare *compare, const char *name, size_t run);

/* A run's price of one call; false: something else stands there. */
bool compare_single(const struct compare_row *row, size_t run, double *price);

/* Its ratio to A's; false: there is nothing to divide, or by. */
bool compare_ratio(const struct compare_row *row, size_t run, double *ratio);

/* True when the ratio is of a price that is not exact, or that depends on another plan. */
bool compare_about(const struct compare *compare, const struct compare_row *row, size_t run);
/* The same of a case by its name, whether it has a row or not. */
bool compare_about_case(const struct compare *compare, const char *name, size_t run);

/* How a run stands to A in a key, as compare_key_says has it. */
enum compare_stand compare_stands(const struct compare *compare, const struct compare_key *key,
                                  size_t run);

/* The price of a way in a run, of as many taken from the runs; none of another revision. */
struct view_value compare_view_at(const struct compare *compare, const struct view_prices *prices,
                                  size_t row, size_t way, size_t run);
/* Its ratio to A's: only of batches of one size, and not against a price of nothing. */
bool compare_view_ratio(const struct compare *compare, const struct view_prices *prices, size_t row,
                        size_t way, size_t run, double *ratio);

#endif
