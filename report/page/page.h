/* SPDX-License-Identifier: MIT */
/*
 * A run, or several beside each other, as one file that a browser shows: docs/page.md.
 *
 * What is on it is gathered once (model.h); each section is one file of this folder, which only
 * writes it (sections.h).  The file has everything in it, its style and script too, and asks nobody
 * for anything; the same runs make the same bytes.
 */
#ifndef REPORT_PAGE_PAGE_H
#define REPORT_PAGE_PAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "report/compare/compare.h"
#include "report/judge/judgement.h"
#include "report/model/run.h"
#include "report/text/texts.h"

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

#endif
