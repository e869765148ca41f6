/* SPDX-License-Identifier: MIT */
/* The same work by every way, as groups of horizontal bars: see report/prices/views.h. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/model/run.h"
#include "report/model/status.h"
#include "report/model/unit.h"
#include "report/picture/bars.h"
#include "report/picture/bars_draw.h"
#include "report/picture/gnuplot.h"
#include "report/plot/left_out.h"
#include "report/plot/measured_bar.h"
#include "report/plot/pictures.h"
#include "report/plot/view_bars.h"
#include "report/prices/view.h"
#include "report/prices/views.h"
#include "report/system/exit.h"
#include "report/text/text.h"

static struct verdict verdict_of(const struct run *run, const char *name)
{
    const struct run_case *c = name ? run_find_case(run, name) : NULL;

    return c ? case_verdict(run, c) : (struct verdict){.ended = true, .status = STATUS_OK};
}

static const char *word_of(const struct run *run, const char *name)
{
    struct verdict verdict = verdict_of(run, name);

    return left_out_word(&verdict);
}

/* A case may stand in several cells. */
static bool stands_before(const struct view *view, size_t cell, const char *name)
{
    size_t i;

    for (i = 0; i < cell; i++) {
        const char *other = view->rows[i / view->way_count].cells[i % view->way_count].name;

        if (other && !strcmp(other, name))
            return true;
    }
    return false;
}

void view_bars_left_out(const struct run *run, const struct view *view, const char *what,
                        struct texts *notes)
{
    struct left_out left_out = {0};
    size_t row, way;

    for (row = 0; row < view->row_count; row++)
        for (way = 0; way < view->way_count; way++) {
            const char *name = view->rows[row].cells[way].name, *word = word_of(run, name);

            if (word && !stands_before(view, row * view->way_count + way, name))
                left_out_add(&left_out, word, name);
        }
    left_out_say(&left_out, what, notes);
}

char *view_bars_axis(const struct run *run)
{
    char *text;

    if (asprintf(&text, "%s, less the null call", unit_name(run_unit(run))) < 0)
        return text_copy("");
    return text;
}

bool view_bars_take(const struct run *run, const struct view_prices *prices, size_t row, size_t way,
                    struct bars_bar *bar)
{
    const struct view_value *value = view_at(prices, row, way);
    struct verdict verdict = verdict_of(run, prices->view->rows[row].cells[way].name);

    if (!value->have || left_out_word(&verdict))
        return false;
    *bar = (struct bars_bar){.have = true, .value = value->value};
    /* Parts stand one behind the other, where a whisker would be of nothing. */
    if (!prices->view->parts)
        measured_whisker(&value->spread, bar);
    snprintf(bar->more, sizeof(bar->more), "%s", measured_doubt(&verdict));
    return true;
}

/* Parts add up to the whole where all of them are there. */
static bool has_all_parts(const struct run *run, const struct view_prices *prices, size_t row)
{
    struct bars_bar unused;
    size_t way, named = 0, have = 0;

    for (way = 0; way < prices->view->parts; way++) {
        named += prices->view->rows[row].cells[way].name != NULL;
        have += view_bars_take(run, prices, row, way, &unused);
    }
    return named && have == named;
}

/* In a view of parts a row is drawn in parts, or else whole. */
static bool is_drawn(const struct view *view, size_t way, bool in_parts)
{
    return !view->parts || (way < view->parts) == in_parts;
}

static void take_row(const struct run *run, const struct view_prices *prices, size_t row,
                     struct bars *bars)
{
    const struct view *view = prices->view;
    struct bars_row bar = {.label = text_copy(view->rows[row].label)};
    bool in_parts = has_all_parts(run, prices, row);
    size_t way;

    for (way = 0; way < view->way_count; way++)
        if (is_drawn(view, way, in_parts))
            view_bars_take(run, prices, row, way, &bar.at[way]);
    bars_add_row(bars, &bar);
}

static void take_bars(const struct run *run, const struct view_prices *prices, struct bars *bars)
{
    const struct view *view = prices->view;
    size_t row, way;

    bars->stacked = view->parts > 0;
    for (way = 0; way < view->way_count; way++)
        bars_add_kind(bars, text_copy(view->ways[way].title), view->ways[way].colour);
    for (row = 0; row < view->row_count; row++)
        take_row(run, prices, row, bars);
    view_bars_left_out(run, view, "No price of the work, and so no bar", &bars->notes);
    measured_notes(run, bars);
}

static int plot_view(const struct run *run, const struct view *view, const char *dir)
{
    struct view_prices prices;
    struct bars bars;
    char name[64];
    int status;

    snprintf(name, sizeof(name), "view-%s", view->name);
    view_take(run, view, &prices);
    bars_start(&bars, name, gnuplot_heading(run, view->title), view_bars_axis(run));
    take_bars(run, &prices, &bars);
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
