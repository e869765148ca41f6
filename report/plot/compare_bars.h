/* SPDX-License-Identifier: MIT */
/* A case of several runs as a row of bars, by the measure in which they differ most. */
#ifndef REPORT_PLOT_COMPARE_BARS_H
#define REPORT_PLOT_COMPARE_BARS_H

#include "report/compare/compare.h"
#include "report/picture/bars.h"

/*
 * A row for the first 'runs' runs.  Its label is the case and its measure; a bar of a further run
 * has the change from the first that has one, and one that is not to be compared its word.
 */
struct bars_row compare_bars_row(const struct compare *compare, const struct compare_row *row,
                                 size_t runs);

#endif
