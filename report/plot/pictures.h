/* SPDX-License-Identifier: MIT */
/* The pictures of "pvbench plot", one file each; shared by the files of this folder only. */
#ifndef REPORT_PLOT_PICTURES_H
#define REPORT_PLOT_PICTURES_H

#include "report/model/run.h"
#include "report/prices/price.h"
#include "report/text/texts.h"

/* A case of a picture: its price, or a word that says why it has none. */
struct plot_case {
    struct price price;
    const char *word; /* or NULL */
};

/* In the order of the run. */
struct plot_cases {
    struct plot_case *at;
    size_t count;
    size_t all;  /* cases that were asked for */
    bool brief;  /* one of each family only */
    bool capped; /* there were more than pictures are drawn of */
};

/*
 * The cases that match the globs, or without any all but the controls: of a long run one of each
 * family, the first that is ok and has a price where there is one.  To be freed: .at.
 */
void plot_cases_take(const struct run *run, const struct case_globs *globs,
                     struct plot_cases *cases);
/* How many of them have a price. */
size_t plot_cases_priced(const struct plot_cases *cases);
/* A note on those of which there is neither a price nor a word, if there are any. */
void plot_cases_note(const struct plot_cases *cases, struct texts *notes);

/* Each writes its data and script into DIR and draws DIR/NAME.svg and .png; an exit status. */
int plot_prices(const struct run *run, const struct plot_cases *cases, const char *dir);
int plot_batches(const struct run *run, const struct plot_cases *cases, const char *dir);
/* The same of each view that the run has a price for, as view-NAME. */
int plot_views(const struct run *run, const char *dir);

#endif
