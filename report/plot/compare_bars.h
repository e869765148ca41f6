/* SPDX-License-Identifier: MIT */
/* A case of several runs as a row of bars, by the measure in which they differ most. */
#ifndef REPORT_PLOT_COMPARE_BARS_H
#define REPORT_PLOT_COMPARE_BARS_H

#include "report/compare/compare.h"
#include "report/picture/bars.h"

/* Stands before a change that is about, as in the tables. */
#define COMPARE_BARS_ABOUT "~"

/* Put behind a bar's number by how much it differs; against nothing, or less, there is no share. */
void compare_bars_change(const struct bars_bar *base, bool about, struct bars_bar *bar);

/*
 * A row for the first 'runs' runs.  Its label is the case and its measure; a bar of a further run
 * has the change from the first that has one, and one that is not to be compared its word.
 */
struct bars_row compare_bars_row(const struct compare *compare, const struct compare_row *row,
                                 size_t runs);

#endif
