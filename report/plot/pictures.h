/* SPDX-License-Identifier: MIT */
/* The pictures of "pvbench plot", one file each; shared by the files of this folder only. */
#ifndef REPORT_PLOT_PICTURES_H
#define REPORT_PLOT_PICTURES_H

#include "report/model/run.h"
#include "report/prices/price.h"

/* Cases that have anything to draw, in the order of the run. */
struct plot_cases {
    struct price *at;
    size_t count;
    bool brief; /* the first of each family only */
};

/* Each writes its data and script into DIR and draws DIR/NAME.svg and .png; an exit status. */
int plot_prices(const struct run *run, const struct plot_cases *cases, const char *dir);
int plot_batches(const struct run *run, const struct plot_cases *cases, const char *dir);
/* The same of each view that the run has a price for, as view-NAME. */
int plot_views(const struct run *run, const char *dir);

#endif
