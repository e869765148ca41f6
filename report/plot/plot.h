/* SPDX-License-Identifier: MIT */
/* A run as pictures: "pvbench plot". */
#ifndef REPORT_PLOT_PLOT_H
#define REPORT_PLOT_PLOT_H

#include "report/model/run.h"

/*
 * Draw the cases that match a list of globs, or without one all, of a long run one of each family:
 * prices.svg, prices.png, batches.svg and batches.png with gnuplot, and further pages; and without
 * a list also the views that the run has prices for, view-NAME.svg and .png.  Into DIR/plots, which
 * is made, for a run folder DIR; or right into a folder that is there.  Returns an exit status.
 */
int plot_run(const struct run *run, const char *dir, const char *cases);
int plot_into(const struct run *run, const char *dir, const char *cases);

#endif
