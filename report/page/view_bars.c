/* SPDX-License-Identifier: MIT */
/* A view as bars, beside the table that has its numbers. */
#include "report/page/sections.h"

#include <math.h>

#include "report/html/bars.h"
#include "report/html/text.h"

_Static_assert(PAGE_RUNS_DRAWN <= BARS_RUNS, "a bar for each run that is drawn");

/* What a view's bars are drawn of. */
struct drawn {
    const struct page *page;
    const struct view_prices *prices; /* by run */
    size_t runs;
    double highest;
};

static struct view_value value_at(const struct drawn *drawn, size_t row, size_t way, size_t run)
{
    return compare_view_at(&drawn->page->compare, drawn->prices, row, way, run);
}

/* Parts add up to a whole where all of them are there, of the one run. */
static bool has_parts(const struct drawn *drawn, size_t row)
{
    const struct view *view = drawn->prices->view;
    size_t way;

    for (way = 0; way < view->parts; way++)
        if (view->rows[row].cells[way].name && !value_at(drawn, row, way, 0).have)
            return false;
    return drawn->runs == 1;
}

/* A line of a way that any run has. */
static bool take_line(const struct drawn *drawn, size_t row, size_t way, struct bars_line *line)
{
    bool any = false;
    size_t run;

    for (run = 0; run < drawn->runs; run++) {
        struct view_value value = value_at(drawn, row, way, run);

        line->have[run] = value.have;
        line->values[run] = value.value;
        any |= value.have;
    }
    return any;
}

static void put_bars_row(const struct drawn *drawn, size_t row, FILE *out)
{
    const struct view *view = drawn->prices->view;
    struct bars_line lines[VIEW_WAYS] = {0};
    bool parts = has_parts(drawn, row);
    double start = 0;
    size_t way, count = 0;

    for (way = 0; way < view->way_count; way++) {
        struct bars_line *line = &lines[count];

        if (!take_line(drawn, row, way, line))
            continue;
        count++;
        line->name = view->ways[way].head; /* it stands below the one that it is of */
        if (way >= view->parts || !parts)
            continue;
        line->start = start;
        start += line->values[0];
    }
    if (count)
        html_bars_row(out, view->rows[row].label, lines, count, drawn->runs, drawn->highest);
}

static double highest_of(const struct drawn *drawn)
{
    const struct view *view = drawn->prices->view;
    double highest = 0;
    size_t row, way, run;

    for (row = 0; row < view->row_count; row++)
        for (way = 0; way < view->way_count; way++)
            for (run = 0; run < drawn->runs; run++) {
                struct view_value value = value_at(drawn, row, way, run);

                highest = value.have ? fmax(highest, value.value) : highest;
            }
    return highest;
}

void page_put_view_bars(const struct page *page, const struct view_prices *prices, FILE *out)
{
    struct drawn drawn = {page, prices, page_runs_drawn(page), 0};
    char label[160];
    size_t row;

    drawn.highest = highest_of(&drawn);
    snprintf(label, sizeof(label), "%s, as bars; the table below has the numbers",
             prices->view->title);
    html_bars(out, label);
    for (row = 0; row < prices->view->row_count; row++)
        put_bars_row(&drawn, row, out);
    html_bars_end(out);
}

void page_put_bars_key(const struct page *page, FILE *out)
{
    size_t run;

    html_text(out, " Bars:");
    for (run = 0; run < page_runs_drawn(page); run++)
        html_bars_key(out, run, page_letter(page, run));
    html_text(out, page_run_count(page) > page_runs_drawn(page) ? "; the others are in the tables."
                                                                : ".");
}
