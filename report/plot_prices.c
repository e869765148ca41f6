/* SPDX-License-Identifier: MIT */
/* Prices by case: single beside per entry in the largest batch, as horizontal bars. */
#include <stdlib.h>

#include "report/exit.h"
#include "report/gnuplot.h"
#include "report/plot.h"
#include "report/table.h"
#include "report/text.h"

#define WIDTH       1100
#define ROW_HEIGHT  34
#define HEAD_HEIGHT 150
/* Half the height of a bar, and how far its middle lies off its case's line. */
#define BAR_HALF 0.19
#define BAR_OFF  0.2

static unsigned largest_batch(const struct plot_cases *cases)
{
    unsigned n = 0;
    size_t i;

    for (i = 0; i < cases->count; i++) {
        const struct curve *curve = &cases->at[i].curves[PATH_MULTI][0];

        if (curve->count && curve->at[curve->count - 1].n > n)
            n = curve->at[curve->count - 1].n;
    }
    return n;
}

/* One bar: its value, its middle, its edges, its label. */
static void put_bar(FILE *data, double value, double middle)
{
    char label[32];

    number_text(label, sizeof(label), value);
    fprintf(data, "%.17g\t%g\t%g\t%g\t%s\n", value, middle, middle - BAR_HALF, middle + BAR_HALF,
            label);
}

/* Two blocks: the single prices, and those per entry.  The first case stands at the top. */
static bool write_data(const struct plot_cases *cases, const char *dir)
{
    FILE *data = gnuplot_file(dir, "prices.dat");
    double entry;
    size_t i;

    if (!data)
        return false;
    for (i = 0; i < cases->count; i++)
        if (cases->at[i].have_single)
            put_bar(data, cases->at[i].single, -(double)i + BAR_OFF);
    fputs("\n\n", data);
    for (i = 0; i < cases->count; i++)
        if (curve_per_entry(&cases->at[i].curves[PATH_MULTI][0], &entry))
            put_bar(data, entry, -(double)i - BAR_OFF);
    return gnuplot_close(data, dir, "prices.dat");
}

/* The names go into the script, each quoted by us, because a data file has quotes of its own. */
static void put_names(FILE *script, const struct plot_cases *cases)
{
    size_t i;

    fputs("set ytics noenhanced scale 0 (", script);
    for (i = 0; i < cases->count; i++) {
        char *name = text_gnuplot(cases->at[i].of->name);

        fprintf(script, "%s%s -%zu", i ? ", \\\n  " : "", name, i);
        free(name);
    }
    fputs(")\n", script);
}

static bool has_batches(const struct plot_cases *cases)
{
    return largest_batch(cases) > 0;
}

static void put_plot(FILE *script, const struct plot_cases *cases, const char *output)
{
    gnuplot_terminal(script, output, WIDTH, HEAD_HEIGHT + ROW_HEIGHT * (int)cases->count);
    fputs("plot 'prices.dat' index 0 using (0):2:(0):1:3:4 with boxxyerror"
          " fill solid noborder lc rgb '" COLOUR_SINGLE "' title 'single call', \\\n"
          "  '' index 0 using 1:2:5 with labels left offset 0.5,0 notitle",
          script);
    if (has_batches(cases))
        fprintf(script,
                ", \\\n  '' index 1 using (0):2:(0):1:3:4 with boxxyerror"
                " fill solid noborder lc rgb '" COLOUR_MULTI
                "' title 'per entry in a multicall of %u', \\\n"
                "  '' index 1 using 1:2:5 with labels left offset 0.5,0 notitle",
                largest_batch(cases));
    fputs("\nset output\n", script);
}

static bool write_script(const struct run *run, const struct plot_cases *cases, const char *dir)
{
    FILE *script = gnuplot_file(dir, "prices.gp");
    char *title = gnuplot_heading(run, "Prices by case");

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
