/* SPDX-License-Identifier: MIT */
/* Cost per entry against the size of the batch: one small picture a case. */
#include <stdio.h>
#include <stdlib.h>

#include "report/format/colours.h"
#include "report/model/run.h"
#include "report/model/unit.h"
#include "report/plot/gnuplot.h"
#include "report/plot/pictures.h"
#include "report/prices/curve.h"
#include "report/prices/price.h"
#include "report/record/record.h"
#include "report/system/exit.h"

#define PANEL_WIDTH  400
#define PANEL_HEIGHT 290
#define HEAD_HEIGHT  110
#define COLUMNS_MAX  4

/* What a panel draws, in the order of its blocks in the data file. */
static const struct {
    enum path path;
    bool fill;
    const char *title;
    const char *colour;
    int point;
} curves[] = {
    {PATH_MULTI, false, "multicall", COLOUR_MULTI, 7},
    {PATH_MULTI, true, "multicall, filled", COLOUR_FILL, 5},
    {PATH_ARRAY, false, "array", COLOUR_ARRAY, 9},
};

#define CURVES (sizeof(curves) / sizeof(*curves))

static const struct curve *curve_of(const struct price *price, size_t which)
{
    return &price->curves[curves[which].path][curves[which].fill];
}

static bool has_curve(const struct price *price)
{
    size_t i;

    for (i = 0; i < CURVES; i++)
        if (curve_of(price, i)->count)
            return true;
    return false;
}

static size_t count_panels(const struct plot_cases *cases)
{
    size_t i, count = 0;

    for (i = 0; i < cases->count; i++)
        count += has_curve(&cases->at[i]);
    return count;
}

/* A block for each curve that is there, in the order in which the panels ask for them. */
static bool write_data(const struct plot_cases *cases, const char *dir)
{
    FILE *data = gnuplot_file(dir, "batches.dat");
    size_t i, k, p;

    if (!data)
        return false;
    for (i = 0; i < cases->count; i++)
        for (k = 0; k < CURVES; k++) {
            const struct curve *curve = curve_of(&cases->at[i], k);

            for (p = 0; p < curve->count; p++)
                fprintf(data, "%u\t%.17g\n", curve->at[p].n, curve->at[p].cost / curve->at[p].n);
            if (curve->count)
                fputs("\n\n", data);
        }
    return gnuplot_close(data, dir, "batches.dat");
}

/* The n that the axis has to reach. */
static unsigned axis_end(const struct price *price)
{
    unsigned end = 1;
    size_t i;

    for (i = 0; i < CURVES; i++) {
        const struct curve *curve = curve_of(price, i);

        if (curve->count && curve->at[curve->count - 1].n > end)
            end = curve->at[curve->count - 1].n;
    }
    return end;
}

static void put_break_even(FILE *script, const struct price *price)
{
    bool at_edge = 2 * price->break_even > axis_end(price);

    fputs("unset arrow\nunset label\n", script);
    if (!price->have_break_even)
        return;
    fprintf(script,
            "set arrow 1 from %u, graph 0 to %u, graph 1 nohead dt 2 lw 1.5 lc rgb 'gray40'\n"
            "set label 1 'n = %u' at %u, graph %s tc rgb 'gray30'\n",
            price->break_even, price->break_even, price->break_even, price->break_even,
            at_edge ? "0.06 right offset -0.5,0" : "0.94 left offset 0.5,0");
}

/* From zero, so that heights compare; but nothing is cut off that is below it. */
static const char *y_range(const struct price *price)
{
    size_t k, p;

    for (k = 0; k < CURVES; k++)
        for (p = 0; p < curve_of(price, k)->count; p++)
            if (curve_of(price, k)->at[p].cost < 0)
                return "[*:*]";
    return price->have_single && price->single < 0 ? "[*:*]" : "[0:*]";
}

/* The points, and the line that was fitted to them: a + b n, which is a / n + b per entry. */
static void put_curve(FILE *script, const struct curve *curve, size_t which, size_t block)
{
    if (curve->fitted)
        fprintf(script, "%.17g / x + %.17g with lines lw 1.5 lc rgb '%s' notitle, ", curve->a,
                curve->b, curves[which].colour);
    fprintf(script,
            "'batches.dat' index %zu using 1:2 with points ps 0.8 pt %d lc rgb '%s' title '%s'",
            block, curves[which].point, curves[which].colour, curves[which].title);
}

static void put_panel(FILE *script, const struct price *price, size_t *block)
{
    const char *comma = "";
    size_t k;

    gnuplot_title(script, "title", price->of->name);
    put_break_even(script, price);
    fprintf(script, "set xrange [0.9:%g]\nset yrange %s\nplot ", 1.12 * axis_end(price),
            y_range(price));
    if (price->have_single) {
        fprintf(script, "%.17g with lines lw 2 lc rgb '" COLOUR_SINGLE "' title 'single call'",
                price->single);
        comma = ", \\\n  ";
    }
    for (k = 0; k < CURVES; k++) {
        if (!curve_of(price, k)->count)
            continue;
        fputs(comma, script);
        put_curve(script, curve_of(price, k), k, (*block)++);
        comma = ", \\\n  ";
    }
    fputc('\n', script);
}

static void put_picture(FILE *script, const struct plot_cases *cases, const char *title,
                        const char *output)
{
    int panels = (int)count_panels(cases);
    int columns = panels < COLUMNS_MAX ? panels : COLUMNS_MAX;
    int rows = (panels + columns - 1) / columns;
    size_t i, block = 0;
    char layout[64];

    gnuplot_terminal(script, output, PANEL_WIDTH * (columns < 2 ? 2 : columns),
                     HEAD_HEIGHT + PANEL_HEIGHT * rows);
    snprintf(layout, sizeof(layout), "multiplot layout %d,%d title", rows, columns);
    gnuplot_title(script, layout, title);
    for (i = 0; i < cases->count; i++)
        if (has_curve(&cases->at[i]))
            put_panel(script, &cases->at[i], &block);
    fputs("unset multiplot\nset output\n", script);
}

static bool write_script(const struct run *run, const struct plot_cases *cases, const char *dir)
{
    FILE *script = gnuplot_file(dir, "batches.gp");
    char *title =
        gnuplot_heading(run, "Cost per entry against the entries of a batch; dashed: from "
                             "this batch on a filled multicall costs less; curves: a / n + b");

    if (!script) {
        free(title);
        return false;
    }
    fputs("set datafile separator tab\nset logscale x 2\nset offsets 0,0,graph 0.3,0\n"
          "set grid\nset tics nomirror\nset border 3\nset xlabel 'entries n'\n"
          "set key top right samplen 2 spacing 1 font ',8' noenhanced\n",
          script);
    fprintf(script, "set ylabel '%s'\n", unit_name(run_unit(run)));
    put_picture(script, cases, title, "batches.svg");
    put_picture(script, cases, title, "batches.png");
    free(title);
    return gnuplot_close(script, dir, "batches.gp");
}

int plot_batches(const struct run *run, const struct plot_cases *cases, const char *dir)
{
    if (!count_panels(cases))
        return EXIT_GOOD;
    if (!write_data(cases, dir) || !write_script(run, cases, dir))
        return EXIT_USAGE;
    return gnuplot_run(dir, "batches.gp");
}
