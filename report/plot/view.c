/* SPDX-License-Identifier: MIT */
/* The same work by every way, as groups of horizontal bars: see report/prices/views.h. */
#include <stdio.h>

#include "report/model/run.h"
#include "report/model/unit.h"
#include "report/plot/bars.h"
#include "report/plot/gnuplot.h"
#include "report/plot/pictures.h"
#include "report/prices/view.h"
#include "report/prices/views.h"
#include "report/system/exit.h"
#include "report/text/text.h"

static void take_bars(const struct view_prices *prices, struct bars *bars)
{
    const struct view *view = prices->view;
    size_t row, way, ways = view->parts ? view->parts : view->way_count;

    bars->stacked = view->parts > 0;
    for (way = 0; way < ways; way++)
        bars_add_kind(bars, text_copy(view->ways[way].title), view->ways[way].colour);
    for (row = 0; row < view->row_count; row++) {
        struct bars_row bar = {.label = text_copy(view->rows[row].label)};

        for (way = 0; way < ways; way++) {
            bar.have[way] = view_at(prices, row, way)->have;
            bar.value[way] = view_at(prices, row, way)->value;
        }
        bars_add_row(bars, &bar);
    }
}

static int plot_view(const struct run *run, const struct view *view, const char *dir)
{
    struct view_prices prices;
    struct bars bars;
    char name[64];
    int status;

    snprintf(name, sizeof(name), "view-%s", view->name);
    view_take(run, view, &prices);
    bars_start(&bars, name, gnuplot_heading(run, view->title), unit_name(run_unit(run)));
    take_bars(&prices, &bars);
    status = bars_draw(&bars, dir);
    bars_free(&bars);
    view_free(&prices);
    return status;
}

int plot_views(const struct run *run, const char *dir)
{
    int status = EXIT_GOOD;
    size_t i;

    for (i = 0; status == EXIT_GOOD && i < view_count; i++)
        status = plot_view(run, &views[i], dir);
    return status;
}
