/* SPDX-License-Identifier: MIT */
/* Runs side by side as pictures. */
#ifndef REPORT_PLOT_COMPARE_H
#define REPORT_PLOT_COMPARE_H

#include "report/compare/compare.h"

/*
 * Draw a comparison into a folder that is there: compare-prices.svg and .png, each case by the
 * measure that differs most, of a long one one case of each family; and, of all cases,
 * compare-pte.svg and .png.  An exit status.
 */
int compare_plot(const struct compare *compare, const char *dir);

#endif
