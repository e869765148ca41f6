/* SPDX-License-Identifier: MIT */
/* A picture of groups of horizontal bars: see bars.h. */
#include "report/plot/bars.h"

#include <stdio.h>
#include <stdlib.h>

#include "report/format/table.h"
#include "report/plot/gnuplot.h"
#include "report/plot/quote.h"
#include "report/system/exit.h"
#include "report/system/memory.h"

#define WIDTH       1100
#define BAR_HEIGHT  15
#define HEAD_HEIGHT 170
/* Half the height of a bar, and the space between groups; from bar to bar it is 1. */
#define BAR_HALF 0.43
#define GROUP    0.9

void bars_start(struct bars *bars, const char *name, char *title, const char *axis)
{
    *bars = (struct bars){.name = name, .title = title, .axis = axis};
}

void bars_add_kind(struct bars *bars, char *kind, const char *colour)
{
    bars->colours[bars->kind_count] = colour;
    bars->kinds[bars->kind_count++] = kind;
}

static size_t bars_of(const struct bars *bars, const struct bars_row *row)
{
    size_t i, count = 0;

    for (i = 0; i < bars->kind_count; i++)
        count += row->have[i];
    return bars->stacked ? count > 0 : count;
}

/* How far down the rows end, each of which knows where its first bar stands. */
static double bars_end(const struct bars *bars)
{
    const struct bars_row *last = bars->row_count ? &bars->rows[bars->row_count - 1] : NULL;

    return last ? last->top + (double)bars_of(bars, last) + GROUP : 0;
}

void bars_add_row(struct bars *bars, const struct bars_row *row)
{
    double top = bars_end(bars);

    if (!bars_of(bars, row)) {
        free(row->label);
        return;
    }
    bars->rows = memory_grow(bars->rows, bars->row_count, sizeof(*bars->rows));
    bars->rows[bars->row_count] = *row;
    bars->rows[bars->row_count].top = top;
    bars->row_count++;
}

void bars_free(struct bars *bars)
{
    size_t i;

    for (i = 0; i < bars->row_count; i++)
        free(bars->rows[i].label);
    for (i = 0; i < bars->kind_count; i++)
        free(bars->kinds[i]);
    free(bars->rows);
    free(bars->title);
    *bars = (struct bars){0};
}

/* Where a bar begins: in a stack, where those before it end. */
static double bar_start(const struct bars *bars, const struct bars_row *row, size_t kind)
{
    double start = 0;
    size_t i;

    for (i = 0; bars->stacked && i < kind; i++)
        start += row->have[i] ? row->value[i] : 0;
    return start;
}

/*
 * The bars of one kind, as one block: start, end, middle, edges, label and where that stands.
 * Returns how many.
 */
static size_t put_kind(FILE *data, const struct bars *bars, size_t kind)
{
    size_t row, i, count = 0;

    for (row = 0; row < bars->row_count; row++) {
        const struct bars_row *of = &bars->rows[row];
        double middle = -of->top, start = bar_start(bars, of, kind);
        double end = start + of->value[kind];
        char label[32];

        if (!of->have[kind])
            continue;
        count++;
        for (i = 0; !bars->stacked && i < kind; i++)
            middle -= of->have[i];
        number_text(label, sizeof(label), of->value[kind]);
        if (data)
            fprintf(data, "%.17g\t%.17g\t%g\t%g\t%g\t%s\t%.17g\n", start, end, middle,
                    middle - BAR_HALF, middle + BAR_HALF, label,
                    bars->stacked ? (start + end) / 2 : end);
    }
    if (data && count)
        fputs("\n\n", data);
    return count;
}

static bool write_data(const struct bars *bars, const char *dir, const char *name)
{
    FILE *data = gnuplot_file(dir, name);
    size_t kind;

    if (!data)
        return false;
    for (kind = 0; kind < bars->kind_count; kind++)
        put_kind(data, bars, kind);
    return gnuplot_close(data, dir, name);
}

/* Each label stands at the middle of its group. */
static void put_labels(FILE *script, const struct bars *bars)
{
    size_t row;

    fputs("set ytics noenhanced scale 0 (", script);
    for (row = 0; row < bars->row_count; row++) {
        double height = (double)bars_of(bars, &bars->rows[row]);
        char *label = text_gnuplot_tic(bars->rows[row].label);

        fprintf(script, "%s%s %g", row ? ", \\\n  " : "", label,
                -bars->rows[row].top - (height - 1) / 2);
        free(label);
    }
    fputs(")\n", script);
}

static void put_plot(FILE *script, const struct bars *bars, const char *ending)
{
    size_t kind, block = 0;
    char output[64];

    snprintf(output, sizeof(output), "%s.%s", bars->name, ending);
    gnuplot_terminal(script, output, WIDTH, HEAD_HEIGHT + (int)(BAR_HEIGHT * bars_end(bars)));
    for (kind = 0; kind < bars->kind_count; kind++) {
        char *title = text_gnuplot(bars->kinds[kind]);

        if (put_kind(NULL, bars, kind)) {
            fprintf(script,
                    "%s'%s.dat' index %zu using (0):3:1:2:4:5 with boxxyerror"
                    " fill solid noborder lc rgb '%s' title %s, \\\n"
                    "  '%s.dat' index %zu using 7:3:6 with labels %s notitle",
                    block ? ", \\\n  " : "plot ", bars->name, block, bars->colours[kind], title,
                    bars->name, block,
                    bars->stacked ? "center tc rgb 'white'" : "left offset 0.5,0");
            block++;
        }
        free(title);
    }
    fputs("\nset output\n", script);
}

static bool write_script(const struct bars *bars, const char *dir, const char *name)
{
    FILE *script = gnuplot_file(dir, name);

    if (!script)
        return false;
    fputs("set datafile separator tab\n"
          "set key outside bottom center horizontal Left reverse samplen 2 spacing 1.3 noenhanced\n"
          "set grid xtics\nset border 3\nset tics nomirror\nset rmargin 10\n"
          "set xlabel offset 0,0.4\n",
          script);
    gnuplot_title(script, "title", bars->title);
    gnuplot_title(script, "xlabel", bars->axis);
    fprintf(script, "set yrange [%g:%g]\n", -bars_end(bars) + GROUP / 2, 0.5 + GROUP / 2);
    put_labels(script, bars);
    put_plot(script, bars, "svg");
    put_plot(script, bars, "png");
    return gnuplot_close(script, dir, name);
}

int bars_draw(const struct bars *bars, const char *dir)
{
    char data[64], script[64];

    if (!bars->row_count)
        return EXIT_GOOD;
    snprintf(data, sizeof(data), "%s.dat", bars->name);
    snprintf(script, sizeof(script), "%s.gp", bars->name);
    if (!write_data(bars, dir, data) || !write_script(bars, dir, script))
        return EXIT_USAGE;
    return gnuplot_run(dir, script);
}
