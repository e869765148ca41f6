/* SPDX-License-Identifier: MIT */
/* What an entry of a multicall costs by its size: pictures of a few cases, where the script is not
 * there to draw the one that a reader chooses.  See sections.h. */
#include "report/page/sections.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "report/cases/table.h"
#include "report/html/svg.h"
#include "report/html/text.h"

/* Charts of a picture, two a row. */
#define CHARTS      4
#define CHART_ROW   2
#define POINTS_MOST 64
#define KEY_HEIGHT  24.0

/* That show best what a multicall saves, and what it does not. */
static const char *const telling[] = {"xen_version/version", "update_va_mapping/map-none",
                                      "mmu_update/l1-same", "event_channel_op/send"};

static const char *const run_classes[PAGE_RUNS_DRAWN] = {"line-a", "line-b", "line-c", "line-d"};

static bool is_drawn(const struct page_case *c)
{
    const struct page_cell *cell = &c->cells[0];

    return cell->priced && cell->at[MEASURE_CALL].have && cell->curves[PAGE_MULTI].count > 2;
}

static bool is_taken(const struct page_case *const *taken, size_t count, const char *name)
{
    size_t i;

    for (i = 0; i < count; i++)
        if (case_same_family(taken[i]->name, name))
            return true;
    return false;
}

/* Those, and of other families the first, up to so many. */
static size_t choose(const struct page *page, const struct page_case **chosen)
{
    size_t i, count = 0;

    for (i = 0; i < sizeof(telling) / sizeof(*telling); i++) {
        const struct page_case *c = page_find(page, telling[i]);

        if (c && is_drawn(c))
            chosen[count++] = c;
    }
    for (i = 0; i < page->case_count && count < CHARTS; i++)
        if (is_drawn(&page->cases[i]) && !is_taken(chosen, count, page->cases[i].name))
            chosen[count++] = &page->cases[i];
    return count;
}

/* By the entry. */
static size_t points_of(const struct page_curve *curve, struct svg_point *points)
{
    size_t i, count = 0;

    for (i = 0; i < curve->count && count < POINTS_MOST; i++)
        if (curve->at[i].n)
            points[count++] =
                (struct svg_point){curve->at[i].n, curve->at[i].cost / curve->at[i].n};
    return count;
}

/* A round number above all costs: 1, 2, 2.5 or 5 and noughts, times the steps of the axis. */
static double round_up(double cost)
{
    static const double steps[] = {1, 2, 2.5, 5, 10};
    double unit;
    size_t i;

    if (!(cost > 0))
        return 4;
    unit = pow(10, floor(log10(cost / 4)));
    for (i = 0; 4 * steps[i] * unit < cost; i++)
        ;
    return 4 * steps[i] * unit;
}

static void see_curve(struct svg_chart *chart, const struct page_curve *curve)
{
    struct svg_point points[POINTS_MOST];
    size_t i, count = points_of(curve, points);

    for (i = 0; i < count; i++) {
        chart->highest = fmax(chart->highest, points[i].cost);
        chart->least = points[i].n < chart->least ? points[i].n : chart->least;
        chart->most = points[i].n > chart->most ? points[i].n : chart->most;
    }
}

static void see(const struct page *page, const struct page_case *c, struct svg_chart *chart)
{
    size_t run;

    for (run = 0; run < page_runs_drawn(page); run++) {
        const struct page_cell *cell = &c->cells[run];

        if (cell->at[MEASURE_CALL].have)
            chart->highest = fmax(chart->highest, cell->at[MEASURE_CALL].price);
        see_curve(chart, &cell->curves[PAGE_MULTI]);
        if (page_run_count(page) == 1)
            see_curve(chart, &cell->curves[PAGE_FILLED]);
    }
    chart->highest = round_up(chart->highest);
}

const struct page_case *page_telling(const struct page *page)
{
    const struct page_case *chosen[CHARTS] = {NULL};

    choose(page, chosen);
    return chosen[0];
}

static void put_curve(FILE *out, const struct svg_chart *chart, const char *class, bool dashed,
                      const struct page_curve *curve)
{
    struct svg_point points[POINTS_MOST];
    size_t count = points_of(curve, points);

    if (count)
        svg_line(out, chart, class, dashed, points, count);
}

/* Where a filled multicall begins to pay. */
static void put_even(FILE *out, const struct svg_chart *chart, const struct page_cell *cell)
{
    const struct page_curve *filled = &cell->curves[PAGE_FILLED];
    size_t i;

    for (i = 0; cell->break_even && i < filled->count; i++)
        if (filled->at[i].n == cell->break_even)
            svg_mark(out, chart, "line-b",
                     &(struct svg_point){filled->at[i].n, filled->at[i].cost / filled->at[i].n});
}

static void put_chart(const struct page *page, const struct page_case *c, size_t at, FILE *out)
{
    struct svg_chart chart = {c->name,
                              SVG_CHART_WIDTH * (double)(at % CHART_ROW),
                              SVG_CHART_HEIGHT * (double)(at / CHART_ROW),
                              UINT32_MAX,
                              1,
                              0};
    size_t run;

    see(page, c, &chart);
    svg_axes(out, &chart);
    for (run = 0; run < page_runs_drawn(page); run++) {
        const struct page_cell *cell = &c->cells[run];

        if (cell->at[MEASURE_CALL].have)
            svg_level(out, &chart, run_classes[run], cell->at[MEASURE_CALL].price);
        put_curve(out, &chart, run_classes[run], false, &cell->curves[PAGE_MULTI]);
    }
    if (page_run_count(page) > 1)
        return;
    put_curve(out, &chart, run_classes[1], true, &c->cells[0].curves[PAGE_FILLED]);
    put_even(out, &chart, &c->cells[0]);
}

static void put_keys(const struct page *page, double y, FILE *out)
{
    char label[200];
    size_t run;

    if (page_run_count(page) == 1) {
        svg_key(out, 64, y, "line-a", false, "per entry of a multicall");
        svg_key(out, 280, y, "line-b", true, "its entries filled, too; dot: it pays from here on");
        return;
    }
    for (run = 0; run < page_runs_drawn(page); run++) {
        page_label(page, run, label, 30);
        svg_key(out, 64 + 210 * (double)run, y, run_classes[run], false, label);
    }
}

static void put_figure(const struct page *page, FILE *out)
{
    const struct page_case *chosen[CHARTS] = {NULL};
    size_t i, count = choose(page, chosen), rows = (count + CHART_ROW - 1) / CHART_ROW;
    double height = SVG_CHART_HEIGHT * (double)rows;

    if (!count) {
        html_element(out, "p", "muted", "No case of this run has batches.");
        return;
    }
    fputs("<figure class=\"static\">\n", out);
    svg_start(out, SVG_CHART_WIDTH * CHART_ROW, height + KEY_HEIGHT,
              "Cost of an entry against the size of the batch");
    for (i = 0; i < count; i++)
        put_chart(page, chosen[i], i, out);
    put_keys(page, height + KEY_HEIGHT / 2, out);
    svg_end(out);
    fputs("<figcaption>", out);
    html_say(out,
             "Across: entries of a multicall. Upwards: %s per entry, less the null call. Dotted: "
             "a call alone. The numbers of every case are in the prices above, and below under "
             "raw numbers.",
             page_unit(page));
    fputs("</figcaption></figure>\n", out);
}

void page_put_batches(const struct page *page, FILE *out)
{
    html_section(out, "batches", "What a batch saves");
    put_figure(page, out);
    fputs("<div id=\"batch-chart\" hidden></div>\n", out);
    html_section_end(out);
}
