/* SPDX-License-Identifier: MIT */
/*
 * A run for other tools: docs/export.md.  export_take gathers what the formats say; each format is
 * one function, in a file of its own, that only writes it.
 *
 * Every text in here is the run's, and so untrusted: a format makes it clean (report/text/text.h)
 * and escapes it by its own rules.
 */
#ifndef REPORT_EXPORT_EXPORT_H
#define REPORT_EXPORT_EXPORT_H

#include <stdio.h>

#include "report/cases/globs.h"
#include "report/judge/judgement.h"
#include "report/keys/across.h"
#include "report/model/case.h"
#include "report/model/facts.h"
#include "report/model/run.h"
#include "report/prices/controls.h"
#include "report/prices/measure.h"
#include "report/record/record.h"
#include "report/stats/spread.h"
#include "report/text/texts.h"

/* A measure in one boot. */
struct export_boot {
    unsigned boot;
    uint64_t samples;
    double price; /* of one call */
    double once;  /* the same with each REP instruction counted once, where all boots have it */
    uint64_t preempted; /* of its timed regions */
};

/* A measure of a case, by boot and over all boots. */
struct export_price {
    bool have; /* false: nothing below means anything */
    enum path path;
    unsigned n;                 /* calls in one timed region */
    double price;               /* of one call, the median over the boots */
    bool has_once;              /* every series that it needs has it */
    double once;                /* the same with each REP instruction counted once */
    double lowest, highest;     /* of the boots; in cycles their interval, where they have one */
    struct boots_spread spread; /* in cycles: of that price */
    struct export_boot *boots;
    size_t count; /* of these */
};

/* A case; it has prices only when it ended as ok or unstable in all boots. */
struct export_case {
    const struct run_case *of;
    enum status status;
    const char *word; /* of the status, or "partial", "unfinished" (model/status.h) */
    const char *why;  /* or "" */
    bool ended;       /* in every boot */
    bool priced;
    struct export_price *at;     /* MEASURE_COUNT of them, always */
    const struct judged *judged; /* how it stands to the base; NULL: there is none */
};

struct export_run {
    const struct run *run;
    const char *unit;   /* of all prices: "insns" or "cycles"; NULL: no boot says it */
    struct facts facts; /* those in which runs may differ (report/keys/), by their names there */
    struct export_case *cases; /* those that match, without the controls, in the run's order */
    size_t count;
    size_t priced;                  /* how many of them have a price */
    size_t same;                    /* cases that are dropped, since they did not change */
    const char *base;               /* the run that they are held against, or NULL */
    struct text_pool *words;        /* where the cases' reasons are */
    enum control_verdict *controls; /* of each boot */
    struct texts faults;            /* of the run as a whole, one line each: "boot 2: partial" */
};

/* Gather; the run has to live as long.  Empty globs match every case. */
void export_take(struct export_run *export, const struct run *run, const struct case_globs *cases);
void export_free(struct export_run *export);
/* What a single case holds. */
void export_case_free(struct export_case *c);

/* What keeps a boot from being good as a whole, as words; false: nothing does. */
bool export_boot_fault(const struct export_run *export, unsigned boot, char *out, size_t size);

/* "pv64 on Xen 4.17.5, 2 boots: 2 complete". */
void export_title(const struct export_run *export, char *out, size_t size);

/* "good", "missing" or "failed": the controls of a boot. */
const char *export_controls(const struct export_run *export, unsigned boot);

/* "denied: EPERM in all samples": status and reason of a case. */
void export_status(const struct export_case *c, char *out, size_t size);

/* What a price has with each REP instruction counted once, where that is another number; or "". */
void export_once_text(const struct export_price *price, const char *before, const char *after,
                      char *out, size_t size);

/* True in cycles: prices have a spread, and timed regions may be preempted. */
bool export_has_spreads(const struct export_run *export);

/* A price in as few digits as say it exactly, or in fifteen; never "-0". */
void export_number(char *out, size_t size, double number);

/* ---- the formats ---- */

/* What not all of them take. */
struct export_choice {
    enum measure measure; /* of "values" */
    bool samples;         /* of "values": every sample, and not the price by boot */
    bool limited;         /* of those that can be large pages: the first 'most' cases, and */
    size_t most;          /* how many are left out */
};

struct export_format {
    const char *name;
    const char *readers; /* for the help text */
    bool prices_only;    /* it has no place for a case without a price */
    bool one_measure;    /* it takes one case and a choice of measure */
    bool page;           /* people look at it whole: it takes a largest size, and a base */
    size_t least;        /* of a page: it cannot say what is left out with fewer cases */
    void (*write)(const struct export_run *export, const struct export_choice *choice, FILE *out);
};

extern const struct export_format export_formats[];
extern const size_t export_format_count;

/* What was asked for. */
struct export_asked {
    const struct export_format *format;
    struct case_globs cases;
    struct export_choice choice;
    bool chosen;                  /* a measure, or samples */
    const char *out;              /* a file; NULL: standard output */
    const char *base;             /* a run to hold prices against, or NULL */
    struct compare_across across; /* what the two may differ in */
    bool changed;                 /* only the cases that are not the same */
    size_t max_bytes;             /* of the whole text; 0: any */
};

/* How the cases of a run stand to those of a base, and the base itself. */
struct export_base {
    struct run *run;
    struct judgement judgement;
};

/*
 * Judge the cases by the base of that name, and drop those that did not change if
 * only what changed is wanted.  An exit status, reported on stderr.
 */
int export_base_take(struct export_base *base, struct export_run *export, const char *path,
                     const struct export_asked *asked);
void export_base_free(struct export_base *base);

/*
 * Put first what a page has to have even where it is cut: cases that are not passed, then the
 * largest changes.  Cases that the format does not write are dropped.
 */
void export_order(struct export_run *export, const struct export_format *format);

/* How many cases are written of so many. */
size_t export_shown(const struct export_run *export, const struct export_choice *choice);

/* Load a run and write it; an exit status, with a line on stderr for all that is not good. */
int export_path(const char *path, const struct export_asked *asked);

void export_gobench(const struct export_run *export, const struct export_choice *choice, FILE *out);
void export_values(const struct export_run *export, const struct export_choice *choice, FILE *out);
void export_csv(const struct export_run *export, const struct export_choice *choice, FILE *out);
void export_junit(const struct export_run *export, const struct export_choice *choice, FILE *out);
void export_markdown(const struct export_run *export, const struct export_choice *choice,
                     FILE *out);
void export_openmetrics(const struct export_run *export, const struct export_choice *choice,
                        FILE *out);
void export_smaller(const struct export_run *export, const struct export_choice *choice, FILE *out);
void export_bencher(const struct export_run *export, const struct export_choice *choice, FILE *out);
void export_tap(const struct export_run *export, const struct export_choice *choice, FILE *out);

#endif
