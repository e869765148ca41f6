/* SPDX-License-Identifier: MIT */
/* A judgement reported: "pvbench gate", in text, Markdown and JUnit XML.  docs/gate.md. */
#ifndef REPORT_GATE_GATE_H
#define REPORT_GATE_GATE_H

#include <stdio.h>

#include "report/cases/globs.h"
#include "report/compare/compare.h"
#include "report/floors/floors.h"
#include "report/format/junit.h"
#include "report/format/table.h"
#include "report/judge/judgement.h"
#include "report/judge/policy.h"
#include "report/store/run_set.h"
#include "report/text/texts.h"

struct gate {
    const struct compare *compare; /* of the base and the new run */
    const struct judgement *judgement;
    struct texts refusals; /* why the two are incomparable: then no case is judged */
    struct texts notes;    /* of the runs, the policy, the floors and the profiles */
    size_t profile_notes;  /* how many of them, the last ones, are of the profiles */
    int status;            /* the exit status of all of it */
};

/* The status that the findings and the two runs make; the worst of them. */
int gate_status(const struct gate *gate);

/* What was asked of a gate. */
struct gate_order {
    struct gate_side {
        char *const *at;
        size_t count;
    } sides[2]; /* the folders of --base and of --new, where they were given so */
    struct policy policy;
    struct case_globs cases;
    const char *floors;                  /* a file's name, or NULL: the policy's, if it has one */
    const char *explain;                 /* a case, or NULL */
    const char *junit, *markdown, *page; /* files to write, or NULL */
    size_t max_bytes;                    /* of the Markdown; 0: any */
    bool json;                           /* and no text */
};

/*
 * Judge two runs, the base first, and say and write what was asked; an exit status.  What was wrong
 * with the order is reported on stderr.
 */
int gate_runs(const struct run_set *set, char *const *paths, struct gate_order *order,
              const struct floors *floors);

/* The base, the new run, what fails, every case that is not the same, the sum, what to do. */
void gate_show(const struct gate *gate, FILE *out);
/* All of it as JSON (docs/json.md), with the exit status of the command. */
void gate_json(const struct gate *gate, int exit_status, FILE *out);
/*
 * All measures together, and the families that are not the same, in a table that is to be finished
 * as text or as Markdown; false: there is nothing of that kind, and no table.
 */
bool gate_pools_table(const struct gate *gate, struct table *table);
/* Why they have no verdict, or have one that no case has; a line each. */
void gate_pool_reasons(const struct gate *gate, struct texts *reasons);
/* Every number behind the verdicts of a case's family and of all. */
void gate_explain_pools(const struct gate *gate, const char *name, FILE *out);
/* How far boots drifted, where anybody looked. */
void gate_explain_drift(const struct decided *odds, FILE *out);
/* A test case for each. */
void gate_junit_pools(const struct gate *gate, struct junit *junit);
/* A row a family that has a case which is slower or faster. */
void gate_show_families(const struct gate *gate, FILE *out);
/* Every number behind the verdict of one case; false: no run has it. */
bool gate_explain(const struct gate *gate, const char *name, FILE *out);

/* The same for a CI job (report/format/).  False: the stream did not take it. */
bool gate_junit(const struct gate *gate, FILE *out);
/* The page of both runs (report/page/page.h), into its file.  False: reported on stderr. */
bool gate_page(const struct gate *gate, const struct gate_order *order);
/* With so many rows of each verdict. */
bool gate_markdown(const struct gate *gate, size_t rows, FILE *out);
/*
 * How many rows its Markdown has in so many bytes (0: any).  False: even without rows it has more,
 * which is reported on stderr.
 */
bool gate_markdown_rows(const struct gate *gate, size_t max_bytes, size_t *rows);

/*
 * The cases that are not the same, up to 'most' of each verdict, the largest changes first, in a
 * table that is to be finished as text or as Markdown.  Returns how many are left out.
 */
size_t gate_table(const struct gate *gate, size_t most, struct table *table);
bool gate_table_empty(const struct table *table);
/* The cases of one finding, the largest change first; to be freed. */
const struct judged **gate_rows(const struct gate *gate, enum finding finding, size_t *count);
/*
 * The functions that the changes of these cases lie in, a line each, where both runs have a
 * profile: the same rows as the table's.
 */
void gate_functions(const struct gate *gate, size_t most, struct texts *lines);
/* All of a case's functions, as a table, or why they are not known; nothing without profiles. */
void gate_explain_functions(const struct gate *gate, const struct judged *judged, FILE *out);
/* In what the runs differ on purpose, and what is not known of both. */
void gate_across(const struct gate *gate, struct texts *lines);
/* Growth that passes, exceptions, and why there is no verdict; a line each. */
void gate_reasons(const struct gate *gate, struct texts *reasons);

/* "slower", or what is worse: the word of the last line. */
const char *gate_word(const struct gate *gate);
/* "480 same, 3 slower": how many cases came out how. */
void gate_counts(const struct gate *gate, char *out, size_t size);
/* "insns: growth over 1 % and 4 insns a call fails", and by which figure. */
void gate_rule(const struct gate *gate, char *out, size_t size);
/* A price and its change as cells: "323", "+5 (+1.5 %)"; "-" when there is none. */
void gate_change_text(const struct judged_measure *measure, char *out, size_t size);
/* The same with each REP instruction counted once; "-" where a run does not have that. */
void gate_once_text(const struct judged_measure *measure, char *out, size_t size);
/* Its change, and what of it is iterations of REP. */
void gate_change_words(const struct judged_measure *measure, char *out, size_t size);
/* True when that is something in any row of the table: then it has a column "once". */
bool gate_has_once(const struct gate *gate);
/* What the columns mean then. */
void gate_once_legend(const struct gate *gate, char *out, size_t size);

#endif
