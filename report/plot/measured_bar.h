/* SPDX-License-Identifier: MIT */
/* A measure of a case as a bar. */
#ifndef REPORT_PLOT_MEASURED_BAR_H
#define REPORT_PLOT_MEASURED_BAR_H

#include "report/model/run.h"
#include "report/model/status.h"
#include "report/picture/bars.h"
#include "report/prices/measure.h"
#include "report/prices/price.h"
#include "report/stats/spread.h"

/* What a whisker in cycles is. */
#define MEASURED_INTERVAL                                                                          \
    "the 95 % interval of the median of the boots, and of fewer than six boots the lowest and "    \
    "the highest."

/* Give a bar in cycles the whisker of its spread over the boots, where it has one. */
void measured_whisker(const struct boots_spread *spread, struct bars_bar *bar);

/*
 * The bar of a measure in regions of n calls, and its whisker where boots differ; a case that is
 * several pieces of work, such as the pages of a run, by the piece.  Left as it is where the run
 * has no such price.
 */
void measured_bar(const struct run *run, const struct price *price, enum measure measure,
                  unsigned n, struct bars_bar *bar);

/* What stands behind a number or a name of a case that is not to be relied on, or "". */
const char *measured_doubt(const struct verdict *verdict);

/* The label of a case's row: its name, and by which piece of work. */
char *measured_label(const char *name);

/* Notes on whiskers, and on cases that are not to be relied on, if there are any. */
void measured_notes(const struct run *run, struct bars *bars);

#endif
