/* SPDX-License-Identifier: MIT */
/* A run as text: "pvbench show". */
#ifndef REPORT_SHOW_SHOW_H
#define REPORT_SHOW_SHOW_H

#include <stdbool.h>
#include <stdio.h>

#include "report/model/run.h"
#include "report/show/sort.h"

struct show_options {
    const char *cases; /* list of globs of case names, or NULL for all */
    bool paths;        /* a row for each series too */
    bool brief;        /* of a long run only the first of each family, and what is not good */
    bool facts;        /* every host fact, not only the main ones */
    bool quantiles;    /* quantiles of the single path, in insns too */
    bool sparkline;    /* bars of block characters in the table, for a terminal that draws them */
    enum show_sort sort;
    const char *view; /* nothing but this view, or "all" of them; NULL for none */
    const char *json; /* as JSON, of the run of this path; NULL: as text */
};

/*
 * Print a run.  Returns an exit status: EXIT_GOOD; EXIT_USAGE when no case matches or there is no
 * such view; EXIT_INCONCLUSIVE when the run has nothing for the view.
 */
int show_run(const struct run *run, FILE *out, const struct show_options *options);

struct digest;

/* Print a digest, as JSON or as text.  Returns an exit status: what its verdict comes to. */
int show_digest(const struct digest *digest, bool json, FILE *out);

#endif
