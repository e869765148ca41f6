/* SPDX-License-Identifier: MIT */
/* The same work by every way, as groups of horizontal bars: see views.h. */
#include <stdio.h>
#include <stdlib.h>

#include "report/exit.h"
#include "report/gnuplot.h"
#include "report/plot.h"
#include "report/table.h"
#include "report/text.h"
#include "report/views.h"

#define WIDTH       1100
#define BAR_HEIGHT  20
#define HEAD_HEIGHT 170
/* Half the height of a bar, and the space between groups; from bar to bar it is 1. */
#define BAR_HALF 0.43
#define GROUP    0.9

static size_t bars_of(const struct view_prices *prices, size_t row)
{
    size_t way, count = 0;

    for (way = 0; way < prices->view->way_count; way++)
        count += view_at(prices, row, way)->have;
    return count;
}

/* How far down the first bar of a row stands; rows without a price take no space. */
static double row_top(const struct view_prices *prices, size_t row)
{
    double top = 0;
    size_t i;

    for (i = 0; i < row; i++)
        if (bars_of(prices, i))
            top += (double)bars_of(prices, i) + GROUP;
    return top;
}

/* One bar: its value, its middle, its edges, its label. */
static void put_bar(FILE *data, double value, double middle)
{
    char label[32];

    number_text(label, sizeof(label), value);
    fprintf(data, "%.17g\t%g\t%g\t%g\t%s\n", value, middle, middle - BAR_HALF, middle + BAR_HALF,
            label);
}

/* The bars of one way, as one block; ways without any have none. */
static size_t put_way(FILE *data, const struct view_prices *prices, size_t way)
{
    size_t row, before, i, count = 0;

    for (row = 0; row < prices->view->row_count; row++) {
        if (!view_at(prices, row, way)->have)
            continue;
        for (before = 0, i = 0; i < way; i++)
            before += view_at(prices, row, i)->have;
        if (data)
            put_bar(data, view_at(prices, row, way)->value, -row_top(prices, row) - (double)before);
        count++;
    }
    if (data && count)
        fputs("\n\n", data);
    return count;
}

static bool write_data(const struct view_prices *prices, const char *dir, const char *name)
{
    FILE *data = gnuplot_file(dir, name);
    size_t way;

    if (!data)
        return false;
    for (way = 0; way < prices->view->way_count; way++)
        put_way(data, prices, way);
    return gnuplot_close(data, dir, name);
}

/* Each label stands at the middle of its group. */
static void put_labels(FILE *script, const struct view_prices *prices)
{
    const char *comma = "";
    size_t row;

    fputs("set ytics noenhanced scale 0 (", script);
    for (row = 0; row < prices->view->row_count; row++) {
        double bars = (double)bars_of(prices, row);
        char *label;

        if (!bars_of(prices, row))
            continue;
        label = text_gnuplot(prices->view->rows[row].label);
        fprintf(script, "%s%s %g", comma, label, -row_top(prices, row) - (bars - 1) / 2);
        comma = ", \\\n  ";
        free(label);
    }
    fputs(")\n", script);
}

static void put_plot(FILE *script, const struct view_prices *prices, const char *output)
{
    const struct view *view = prices->view;
    double height = row_top(prices, view->row_count);
    size_t way, block = 0;

    gnuplot_terminal(script, output, WIDTH, HEAD_HEIGHT + (int)(BAR_HEIGHT * height));
    for (way = 0; way < view->way_count; way++) {
        if (!put_way(NULL, prices, way))
            continue;
        fprintf(script,
                "%s'view-%s.dat' index %zu using (0):2:(0):1:3:4 with boxxyerror"
                " fill solid noborder lc rgb '%s' title '%s', \\\n"
                "  'view-%s.dat' index %zu using 1:2:5 with labels left offset 0.5,0 notitle",
                block ? ", \\\n  " : "plot ", view->name, block, view->ways[way].colour,
                view->ways[way].title, view->name, block);
        block++;
    }
    fputs("\nset output\n", script);
}

static bool write_script(const struct run *run, const struct view_prices *prices, const char *dir,
                         const char *name)
{
    FILE *script = gnuplot_file(dir, name);
    char *title = gnuplot_heading(run, prices->view->title), output[64];

    if (!script) {
        free(title);
        return false;
    }
    fputs("set datafile separator tab\n"
          "set key outside bottom center horizontal Left reverse samplen 2 spacing 1.3 noenhanced\n"
          "set grid xtics\nset border 3\nset tics nomirror\nset rmargin 10\n"
          "set xlabel offset 0,0.4\n",
          script);
    gnuplot_title(script, "title", title);
    gnuplot_title(script, "xlabel", unit_name(run_unit(run)));
    fprintf(script, "set yrange [%g:%g]\n", -row_top(prices, prices->view->row_count) + GROUP / 2,
            0.5 + GROUP / 2);
    put_labels(script, prices);
    snprintf(output, sizeof(output), "view-%s.svg", prices->view->name);
    put_plot(script, prices, output);
    snprintf(output, sizeof(output), "view-%s.png", prices->view->name);
    put_plot(script, prices, output);
    free(title);
    return gnuplot_close(script, dir, name);
}

static int plot_view(const struct run *run, const struct view *view, const char *dir)
{
    char data[64], script[64];
    struct view_prices prices;
    int status = EXIT_GOOD;

    snprintf(data, sizeof(data), "view-%s.dat", view->name);
    snprintf(script, sizeof(script), "view-%s.gp", view->name);
    view_take(run, view, &prices);
    if (prices.count) {
        if (!write_data(&prices, dir, data) || !write_script(run, &prices, dir, script))
            status = EXIT_USAGE;
        else
            status = gnuplot_run(dir, script);
    }
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
