/* SPDX-License-Identifier: MIT */
/* What is on a page, gathered from its runs, for the files of this folder. */
#ifndef REPORT_PAGE_MODEL_H
#define REPORT_PAGE_MODEL_H

#include <stdbool.h>
#include <stddef.h>

#include "report/compare/changes.h"
#include "report/compare/compare.h"
#include "report/format/notes.h"
#include "report/html/bars.h"
#include "report/model/run.h"
#include "report/page/page.h"
#include "report/prices/measure.h"
#include "report/prices/run_status.h"
#include "report/stats/spread.h"
#include "report/text/texts.h"

/* One of the three prices of a case. */
struct page_price {
    bool have;
    double price;
    bool has_once;
    double once;                /* with each REP instruction counted once */
    struct boots_spread spread; /* in cycles */
};

/* A batch and what all of it costs, less the null call. */
struct page_batch {
    unsigned n;
    double cost;
    struct boots_spread spread; /* in cycles */
};

struct page_curve {
    struct page_batch *at; /* in rising n, up to the largest ordinary one */
    size_t count;
    bool fitted;
    double b; /* of the line a + b n */
};

/* Of a multicall and of an array, and of each with what fills its entries or items. */
enum page_curves { PAGE_MULTI, PAGE_FILLED, PAGE_ARRAY, PAGE_ARRAY_FILLED, PAGE_CURVES };

#define PAGE_QUANTILES 5 /* min, 25 %, 50 %, 75 %, max */

/* What a run says of a case, as small as a page needs it: 26 runs have many of them. */
struct page_cell {
    bool there;       /* false: it has no such case, and nothing below means anything */
    const char *word; /* of its status, or another revision: then there are no prices */
    bool priced;      /* it did its work: a price is the call's, */
    bool refused;     /* or it was absent or denied, and a price is the refusal's, */
    bool bad;         /* or it came out wrong or faulted */
    struct page_price at[MEASURE_COUNT];
    struct page_curve curves[PAGE_CURVES];
    char even[12]; /* as price_even_text has it */
    unsigned break_even;
    double outliers, preempted; /* shares, from 0 to 1 */
    bool have_quantiles;
    double quantiles[PAGE_QUANTILES]; /* in cycles medians of the boots' */
    double *boots;                    /* in cycles those of each boot, or NULL */
    size_t boot_count;
};

struct page_case {
    const char *name;
    struct page_cell *cells; /* by run */
};

struct page {
    struct page_asked asked;
    struct compare compare;
    struct texts refusals;  /* why the runs cannot stand beside each other: no prices then */
    struct changes changes; /* where there are two runs or more of one environment */
    bool has_changes;
    struct page_case *cases; /* but for the controls, in the order in which the runs have them */
    size_t case_count;
    unsigned *sizes; /* of all batches, rising */
    size_t size_count;
    struct notes *notes; /* of each run */
    char *flame;         /* a flame graph as SVG, or NULL */
    bool flame_lacks;    /* it was asked for, and cannot be drawn */
    int status;          /* that of the runs, or worse */
    bool cycles;
    bool once[MEASURE_COUNT], spreads[MEASURE_COUNT]; /* any case has one */
};

/* What is on a page, gathered; to be freed. */
void page_take(struct page *page, const struct page_asked *asked);
void page_free(struct page *page);

/* Work out the cell of a case that the run has; what is odd about its prices is noted. */
void page_cell_take(struct page_cell *cell, const struct run *run, const struct run_case *c,
                    struct notes *notes);
void page_cell_free(struct page_cell *cell);

/* Draw the flame graph, where there is one to be drawn; an exit status, reported on stderr. */
int page_flame_take(struct page *page);

/* ---- what the sections ask of it ---- */

/* 0 where there is only one run. */
char page_letter(const struct page *page, size_t run);
size_t page_run_count(const struct page *page);
/* Of so many of them static pictures tell the lines apart. */
#define PAGE_RUNS_DRAWN BARS_RUNS
size_t page_runs_drawn(const struct page *page);
const struct run *page_run(const struct page *page, size_t run);
/* "pv64 4.17.7 native", of a run. */
void page_label(const struct page *page, size_t run, char *out, size_t size);
/* "insns" or "cycles". */
const char *page_unit(const struct page *page);
/* The case of that name, or NULL. */
const struct page_case *page_find(const struct page *page, const char *name);
/* The word of a cell, "missing" where there is none. */
const char *page_word(const struct page_cell *cell);
/* The case whose curve tells most; NULL: no case has one. */
const struct page_case *page_telling(const struct page *page);
/* Whether there are cases, of runs that may stand beside each other. */
bool page_has_numbers(const struct page *page);
/* The class of a change of price by one figure: its verdict's, and NULL where it has none. */
const char *page_change_class(const struct judged *judged, enum measure measure, enum rep rep);

/* Say on stderr what keeps a run from being good, a line each that names it. */
void page_say_flaws(const struct run *run, const char *path);
/* A flaw of a run in a sentence, with the count of its boots where that says more. */
void page_flaw_text(const struct run *run, enum run_flaw flaw, char *out, size_t size);

#endif
