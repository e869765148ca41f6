/* SPDX-License-Identifier: MIT */
/* The prices of a view as bars, for one run and for several. */
#ifndef REPORT_PLOT_VIEW_BARS_H
#define REPORT_PLOT_VIEW_BARS_H

#include <stdbool.h>

#include "report/model/run.h"
#include "report/picture/bars.h"
#include "report/prices/view.h"
#include "report/text/texts.h"

/* The title of the axis; to be freed. */
char *view_bars_axis(const struct run *run);

/*
 * The bar of a way, where it has a price: a refusal is no way of doing the work.  False: it has
 * none, and the bar is left as it is.
 */
bool view_bars_take(const struct run *run, const struct view_prices *prices, size_t row, size_t way,
                    struct bars_bar *bar);

/* A note on the cases of the view that have none, if there are any. */
void view_bars_left_out(const struct run *run, const struct view *view, const char *what,
                        struct texts *notes);

#endif
