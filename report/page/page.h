/* SPDX-License-Identifier: MIT */
/*
 * A run, or several beside each other, as one file that a browser shows: docs/page.md.  page_take
 * gathers what is on it, once; each section is one file of this folder, which only writes it.
 *
 * The file has everything in it, its style and script too, and asks nobody for anything; the same
 * runs make the same bytes.
 */
#ifndef REPORT_PAGE_PAGE_H
#define REPORT_PAGE_PAGE_H

#include <stdbool.h>
#include <stdio.h>

#include "report/cases/globs.h"
#include "report/compare/changes.h"
#include "report/compare/compare.h"
#include "report/format/notes.h"
#include "report/model/run.h"
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

/* What a run says of a case. */
struct page_cell {
    bool there;       /* false: it has no such case, and nothing below means anything */
    const char *word; /* of its status, or another revision: then there are no prices */
    bool priced;      /* it did its work: a price is the call's, and not a refusal's */
    struct page_price at[MEASURE_COUNT];
    struct page_curve curves[PAGE_CURVES];
    char even[12]; /* as price_even_text has it */
    unsigned break_even;
    double outliers, preempted; /* shares, from 0 to 1 */
    double *quantiles;          /* PAGE_QUANTILES of each boot, in insns of all as one; or NULL */
    size_t quantile_boots;
};

#define PAGE_QUANTILES 5 /* min, 25 %, 50 %, 75 %, max */

struct page_case {
    const char *name;
    struct page_cell *cells; /* by run */
};

/* How a gate judged the last two runs. */
struct page_gate {
    const struct judgement *judgement;
    const struct texts *refusals; /* why they are incomparable, or empty */
    const struct texts *words;    /* by which rule, and across what */
    const struct texts *reasons;  /* growth that passes, and why there is no verdict */
    const struct texts *notes;    /* of the runs, the policy and the profiles */
    const char *word, *counts;    /* "slower", "480 same, 3 slower" */
    const char *policy, *floors;  /* files, or NULL */
    struct page_side {
        char *const *at;
        size_t count;
    } sides[2]; /* the folders of the base and of the new side; none: each is one run */
    int status;
};

struct page_asked {
    const struct run *const *runs;
    char *const *paths; /* as they were typed */
    size_t count;
    struct compare_options compare; /* cases, and what may differ */
    const char *flame;              /* the case of the flame graph; NULL: the largest change */
    const struct page_gate *gate;   /* or NULL */
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

/*
 * Write the page of runs into a file, or "-".  An exit status, with what was wrong on stderr: that
 * of the runs, EXIT_INCONCLUSIVE also where they are incomparable, which the page then says first,
 * EXIT_USAGE where no case matches those that were asked for or the file cannot be written.  A run
 * that died before its first case has a page, too.  Whether there is one now is in "written".
 */
int page_write(const struct page_asked *asked, const char *file, bool *written);
/* The same of what is known to have a case.  False: it cannot be written, which is on stderr. */
bool page_put(const struct page_asked *asked, const char *file);
/* The same into a stream. */
void page_print(const struct page_asked *asked, FILE *out);

/* What is on a page, gathered; to be freed. */
void page_take(struct page *page, const struct page_asked *asked);
void page_free(struct page *page);

/* ---- shared by the sections ---- */

/* 0 where there is only one run. */
char page_letter(const struct page *page, size_t run);
size_t page_run_count(const struct page *page);
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

/* Draw the flame graph, where there is one to be drawn; an exit status, reported on stderr. */
int page_flame_take(struct page *page);
void page_put_flame(const struct page *page, FILE *out);

/* Say on stderr what keeps a run from being good, a line each that names it. */
void page_say_flaws(const struct run *run, const char *path);
/* A flaw of a run in a sentence, with the count of its boots where that says more. */
void page_flaw_text(const struct run *run, enum run_flaw flaw, char *out, size_t size);

/* The sections, in the order of the page. */
void page_put_head(const struct page *page, FILE *out);
void page_put_host(const struct page *page, FILE *out);
void page_put_diagnosis(const struct page *page, FILE *out);
void page_put_changes(const struct page *page, FILE *out);
void page_put_prices(const struct page *page, FILE *out);
void page_put_batches(const struct page *page, FILE *out);
void page_put_views(const struct page *page, FILE *out);
void page_put_distributions(const struct page *page, FILE *out);
void page_put_coverage(const struct page *page, FILE *out);
void page_put_raw(const struct page *page, FILE *out);
void page_put_made(const struct page *page, FILE *out);
void page_put_data(const struct page *page, FILE *out);

#endif
