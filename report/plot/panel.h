/* SPDX-License-Identifier: MIT */
/* One small picture of batches: cost per entry of one case against the size of the batch. */
#ifndef REPORT_PLOT_PANEL_H
#define REPORT_PLOT_PANEL_H

#include <stdbool.h>
#include <stdio.h>

#include "report/picture/sheet.h"
#include "report/prices/price.h"

/* The width in which the name of the case has to fit, with room for a mark behind it. */
#define PANEL_TITLE 300

/* What a panel draws, in the order of its blocks in the data. */
enum panel_curve { PANEL_MULTI, PANEL_FILL, PANEL_ARRAY, PANEL_CURVES };

/* How a curve, or with PANEL_SINGLE and PANEL_EVEN a straight line, is drawn and called. */
#define PANEL_SINGLE PANEL_CURVES
#define PANEL_EVEN   (PANEL_CURVES + 1)
#define PANEL_LINES  (PANEL_CURVES + 2)
extern const struct sheet_key panel_keys[PANEL_LINES];

/* Whether a case has any batch. */
bool panel_has_any(const struct price *price);
/* Whether it has a whisker, or the band of a single price. */
bool panel_has_whiskers(const struct price *price);
/* Whether a panel of the case has this line of panel_keys. */
bool panel_has(const struct price *price, size_t which);

/* Its blocks of data. */
void panel_put_data(FILE *data, const struct price *price);
/* Its plot: 'data' is the file, 'block' the next block of it. */
void panel_put(FILE *script, const struct price *price, const char *data, size_t *block);

#endif
