/* SPDX-License-Identifier: MIT */
/*
 * The blocks of "pvbench show", one function each, for the files of this folder; and what they say,
 * for who says it in another form (report/page/).
 */
#ifndef REPORT_SHOW_BLOCKS_H
#define REPORT_SHOW_BLOCKS_H

#include <stdbool.h>
#include <stdio.h>

#include "report/diagnosis/diagnosis.h"
#include "report/format/notes.h"
#include "report/model/run.h"
#include "report/text/texts.h"

/*
 * The cases that are shown, and the warnings about their prices.  Of a hundred thousand cases the
 * prices themselves would take more memory than the run: each block works them out again.
 */
struct prices {
    const struct run_case **at;
    size_t count;
    struct notes notes; /* taken by show_table */
    bool sparkline;     /* the table has bars */
};

/* What ran, how it ended, and what the unit is. */
void show_head(const struct run *run, FILE *out);
/* How many cases came out how, and how many of them are not shown. */
void show_count(const struct run *run, const struct prices *prices, FILE *out);
/* A line of warning when the controls of the run did not come out right. */
void show_controls_warning(const struct run *run, FILE *out);
/* One row a case; takes the notes. */
void show_table(const struct run *run, struct prices *prices, FILE *out);
/* In cycles: a, b and b' of each multicall, with their spread; nothing of a single boot. */
void show_fits(const struct run *run, const struct prices *prices, FILE *out);
void show_quantiles(const struct run *run, const struct prices *prices, FILE *out);
/* One row a series. */
void show_series(const struct run *run, const struct prices *prices, FILE *out);
void show_controls(const struct run *run, FILE *out);
/* Host facts: all of them, or those that every reader needs. */
void show_facts(const struct run *run, bool all, FILE *out);

/* The keys of the facts without which no number of a run means anything, with NULL behind them. */
extern const char *const show_main_facts[];
/* The value of one of these, in the room where it is worked out; NULL: the run does not have it. */
const char *show_fact(const struct run *run, const char *key, char *room, size_t size);
#define SHOW_FACT_ROOM 128

/* Problems, notes, cases that are not ok, exceptions; with 'all' each case of every kind. */
void show_warnings(const struct run *run, struct prices *prices, bool all, FILE *out);
/*
 * What is odd about the machine, Xen and the boots, and what cannot be told, each with what to do;
 * with 'all' what is ok has its value, too.
 */
void show_diagnosis(const struct run *run, bool all, FILE *out);
/*
 * The same of one verdict, a line each, those that say the same in one: what is ok is told with its
 * value.
 */
void show_diagnosis_lines(const struct diagnosis *diagnosis, enum check_verdict verdict,
                          struct texts *lines);
/* The same, added to the notes of the prices. */
void show_take_warnings(const struct run *run, struct prices *prices);
/*
 * What is to be said of the notes of a kind: one line, or a line each and what to do; and each of
 * those that the one line stands for, or nothing.
 */
void show_note_lines(const struct notes *notes, enum note_kind kind, struct texts *lines,
                     struct texts *each);
/* Notes by kind: one line a kind that may have many cases, and with 'all' each of them below it. */
void show_notes(const struct notes *notes, bool all, FILE *out);
/* All of it as JSON (docs/json.md); takes the notes. */
void show_json(const struct run *run, const char *path, struct prices *prices, FILE *out);

/*
 * A view by a name that there is, or VIEWS_ALL, with the head but nothing else of the run.  Returns
 * an exit status: EXIT_INCONCLUSIVE when the run has no price for it.
 */
int show_views(const struct run *run, const char *name, FILE *out);

#endif
