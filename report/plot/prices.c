/* SPDX-License-Identifier: MIT */
/* Prices by case: single beside per entry in the largest batch, as horizontal bars. */
#include <stdio.h>
#include <stdlib.h>

#include "report/format/colours.h"
#include "report/format/table.h"
#include "report/model/run.h"
#include "report/model/unit.h"
#include "report/plot/gnuplot.h"
#include "report/plot/pictures.h"
#include "report/plot/quote.h"
#include "report/prices/curve.h"
#include "report/prices/price.h"
#include "report/record/record.h"
#include "report/system/exit.h"

#define WIDTH       1100
#define ROW_HEIGHT  34
#define HEAD_HEIGHT 150
/* Half the height of a bar, and how far its middle lies off its case's line. */
#define BAR_HALF 0.19
#define BAR_OFF  0.2

static unsigned drawn_batch(const struct plot_cases *cases)
{
    unsigned n = 0;
    size_t i;

    for (i = 0; i < cases->count; i++) {
        const struct curve_point *point = curve_largest(&cases->at[i].curves[PATH_MULTI][0]);

        if (point && point->n > n)
            n = point->n;
    }
    return n;
}

/* One bar: its value, its middle, its edges, its label; with its batch, if that is another. */
static void put_bar(FILE *data, double value, double middle, unsigned other_n)
{
    char label[32], batch[32] = "";

    number_text(label, sizeof(label), value);
    if (other_n)
        snprintf(batch, sizeof(batch), " (n = %u)", other_n);
    fprintf(data, "%.17g\t%g\t%g\t%g\t%s%s\n", value, middle, middle - BAR_HALF, middle + BAR_HALF,
            label, batch);
}

static void put_single(FILE *data, const struct price *price, double row)
{
    put_bar(data, price->single, row + BAR_OFF, 0);
}

static void put_entry(FILE *data, const struct price *price, double row, unsigned drawn)
{
    const struct curve_point *point = curve_largest(&price->curves[PATH_MULTI][0]);

    put_bar(data, point->cost / point->n, row - BAR_OFF, point->n == drawn ? 0 : point->n);
}

/* A bar for each case that has one, as one block; the first case stands at the top. */
static size_t put_bars(FILE *data, const struct plot_cases *cases, bool single)
{
    unsigned drawn = drawn_batch(cases);
    size_t i, count = 0;

    for (i = 0; i < cases->count; i++) {
        const struct price *price = &cases->at[i];
        bool have =
            single ? price->have_single : curve_largest(&price->curves[PATH_MULTI][0]) != NULL;

        if (!have)
            continue;
        if (single)
            put_single(data, price, -(double)i);
        else
            put_entry(data, price, -(double)i, drawn);
        count++;
    }
    if (count)
        fputs("\n\n", data);
    return count;
}

static bool write_data(const struct plot_cases *cases, const char *dir)
{
    FILE *data = gnuplot_file(dir, "prices.dat");

    if (!data)
        return false;
    put_bars(data, cases, true);
    put_bars(data, cases, false);
    return gnuplot_close(data, dir, "prices.dat");
}

static bool has_single(const struct plot_cases *cases)
{
    size_t i;

    for (i = 0; i < cases->count; i++)
        if (cases->at[i].have_single)
            return true;
    return false;
}

/* The names go into the script, each quoted by us, because a data file has quotes of its own. */
static void put_names(FILE *script, const struct plot_cases *cases)
{
    size_t i;

    fputs("set ytics noenhanced scale 0 (", script);
    for (i = 0; i < cases->count; i++) {
        char *name = text_gnuplot_tic(cases->at[i].of->name);

        fprintf(script, "%s%s -%zu", i ? ", \\\n  " : "", name, i);
        free(name);
    }
    fputs(")\n", script);
}

/* The bars of one block and what they are worth. */
static void put_block(FILE *script, int block, const char *colour, const char *title)
{
    fprintf(script,
            "%s'prices.dat' index %d using (0):2:(0):1:3:4 with boxxyerror"
            " fill solid noborder lc rgb '%s' title '%s', \\\n"
            "  'prices.dat' index %d using 1:2:5 with labels left offset 0.5,0 notitle",
            block ? ", \\\n  " : "plot ", block, colour, title, block);
}

static void put_plot(FILE *script, const struct plot_cases *cases, const char *output)
{
    char title[64];
    int block = 0;

    gnuplot_terminal(script, output, WIDTH, HEAD_HEIGHT + ROW_HEIGHT * (int)cases->count);
    if (has_single(cases))
        put_block(script, block++, COLOUR_SINGLE, "single call");
    snprintf(title, sizeof(title), "per entry in a multicall of %u", drawn_batch(cases));
    if (drawn_batch(cases))
        put_block(script, block++, COLOUR_MULTI, title);
    fputs("\nset output\n", script);
}

static bool write_script(const struct run *run, const struct plot_cases *cases, const char *dir)
{
    FILE *script = gnuplot_file(dir, "prices.gp");
    char *title = gnuplot_heading(run, cases->brief ? "Prices by case: the first of each family"
                                                    : "Prices by case");

    if (!script) {
        free(title);
        return false;
    }
    fputs("set datafile separator tab\n", script);
    fputs("set key outside bottom center horizontal noenhanced\n"
          "set grid xtics\nset border 3\nset tics nomirror\nset rmargin 10\n",
          script);
    gnuplot_title(script, "title", title);
    gnuplot_title(script, "xlabel", unit_name(run_unit(run)));
    fprintf(script, "set yrange [-%zu.5:0.5]\n", cases->count - 1);
    put_names(script, cases);
    put_plot(script, cases, "prices.svg");
    put_plot(script, cases, "prices.png");
    free(title);
    return gnuplot_close(script, dir, "prices.gp");
}

int plot_prices(const struct run *run, const struct plot_cases *cases, const char *dir)
{
    if (!write_data(cases, dir) || !write_script(run, cases, dir))
        return EXIT_USAGE;
    return gnuplot_run(dir, "prices.gp");
}
