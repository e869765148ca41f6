/* SPDX-License-Identifier: MIT */
/*
 * What changed between a run and others of the same thing: the few cases that differ, how many do
 * not, and warnings.  The short form of "pvbench compare".  docs/compare.md.
 */
#ifndef REPORT_COMPARE_CHANGES_H
#define REPORT_COMPARE_CHANGES_H

#include <stdio.h>

#include "report/compare/compare.h"
#include "report/format/table.h"
#include "report/judge/judgement.h"
#include "report/prices/measure.h"
#include "report/text/texts.h"

/* A case that is faster or slower in one run or more. */
struct change {
    const char *name;
    enum measure measure; /* by which it changed most */
    double share;         /* by how much, as a share of the first run's price */
};

struct changes {
    const struct compare *compare;
    struct judgement *at; /* of each further run against the first */
    size_t count;
    struct change *rows; /* the largest change first */
    size_t row_count;
    struct texts notes; /* of what could not be used */
    bool borrowed;      /* the judgements are somebody else's */
    bool same;          /* runs of another environment than the first one's are not judged */
};

/* Judge the runs of a comparison, which were checked (compare_check). */
void changes_take(struct changes *changes, const struct compare *compare);
/* The same, but for runs of another environment than the first one's, which have no change. */
void changes_take_same(struct changes *changes, const struct compare *compare);
/* The same of two runs that were judged by other rules, which have to live as long. */
void changes_take_judged(struct changes *changes, const struct compare *compare,
                         const struct judgement *judgement);
void changes_free(struct changes *changes);

/* As text, for people. */
void changes_show(const struct changes *changes, FILE *out);
/* As ministat prints it, for a commit message. */
void changes_ministat(const struct changes *changes, FILE *out);
/* As a Markdown table, for a page or a CI job's summary. */
void changes_markdown(const struct changes *changes, FILE *out);
/* As JSON (docs/json.md), with the exit status of the command. */
void changes_json(const struct changes *changes, int exit_status, FILE *out);
/* Of runs that are incomparable: why they are. */
void changes_refused_json(const struct compare *compare, const struct texts *refusals,
                          int exit_status, FILE *out);
/*
 * The same in no more than so many bytes (0: any): as many rows and warnings as fit.  False: there
 * is less room than even the smallest takes, which is reported on stderr.
 */
bool changes_page(const struct changes *changes, size_t max_bytes, FILE *out);

/* ---- shared by its forms ---- */

/* Whether a further run is judged. */
bool changes_judges(const struct changes *changes, size_t run);

/* The measure of a row in a further run's judgement, or NULL: that run does not have it. */
const struct judged_measure *changes_at(const struct changes *changes, size_t row, size_t run);

/*
 * The rows, as many as 'most', in a table that is to be finished as text or as Markdown.  Returns
 * how many are left out.
 */
size_t changes_table(const struct changes *changes, size_t most, struct table *table);

/* True when a further run has a change with iterations of REP in it: then it has a column "once".
 */
bool changes_have_once(const struct changes *changes, size_t run);

/*
 * The functions that a row's change lies in, in a further run's judgement; "" where that is not
 * known of the measure that the row has.
 */
void changes_functions(const struct changes *changes, size_t row, size_t run, char *out,
                       size_t size);
/* The same of as many rows, a line each. */
void changes_function_lines(const struct changes *changes, size_t most, struct texts *lines);

/* What that column is, in a sentence; "" where there is none. */
void changes_once_legend(const struct changes *changes, char *out, size_t size);

/* "B: 469 cases: 20 slower, 3 faster, 446 same" without the letter. */
void changes_count(const struct judgement *judgement, char *out, size_t size);

/* "No case differs.", where that is known of all; else what there is instead. */
const char *changes_none(const struct changes *changes);
/* Whether that is known of all. */
bool changes_none_differ(const struct changes *changes);

/* True when a case has a verdict in any run. */
bool changes_judged(const struct changes *changes);

/* The sentence of compare_subject on a further run, if there is any; a run is called by its letter.
 */
void changes_guests(const struct changes *changes, size_t run, char (*letter)(size_t run),
                    struct texts *lines);

/* What the runs differ in on purpose, one line each, that sentence first. */
void changes_subject(const struct changes *changes, char (*letter)(size_t run),
                     struct texts *subject);

/* What is to be known before a change is believed, one line each. */
void changes_warnings(const struct changes *changes, struct texts *warnings);

#endif
