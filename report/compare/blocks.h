/* SPDX-License-Identifier: MIT */
/* The blocks of a comparison as text. */
#ifndef REPORT_COMPARE_BLOCKS_H
#define REPORT_COMPARE_BLOCKS_H

#include <stdbool.h>
#include <stdio.h>

#include "report/compare/compare.h"
#include "report/prices/view.h"

/* The blocks of it.  A table has A and the runs from 'first' up to, not with, 'end'. */
void compare_show_runs(const struct compare *compare, FILE *out);
void compare_show_differences(const struct compare *compare, FILE *out);
void compare_show_prices(const struct compare *compare, size_t first, size_t end, FILE *out);
void compare_show_fits(const struct compare *compare, size_t first, size_t end, FILE *out);
/* True when a ratio in it is about (~). */
bool compare_show_view(const struct compare *compare, const struct view *view, FILE *out);
/* One run: whatever says that its prices are not all there, or not to be used. */
void compare_show_warnings(const struct compare *compare, size_t run, FILE *out);
/* What the ratios come to; how many there are.  'about': a ~ stands in a view above. */
size_t compare_show_end(const struct compare *compare, bool about, FILE *out);

#endif
