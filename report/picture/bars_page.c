/* SPDX-License-Identifier: MIT */
/* See bars_page.h. */
#include "report/picture/bars_page.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "report/picture/bars_data.h"
#include "report/picture/gnuplot.h"
#include "report/picture/lettering.h"
#include "report/picture/pictures_drawn.h"
#include "report/picture/quote.h"
#include "report/picture/sheet.h"
#include "report/system/exit.h"

#define WIDTH      1100
#define BAR_HEIGHT 15
/* Tics and the title of the axis. */
#define AXIS_HEIGHT 50
#define EDGE        12
/* From the middle of the first bar to the end of the axis, in heights of a bar. */
#define EDGE_HALF   0.95
#define LABEL_MOST  380
#define NUMBER_MOST 320

/* How the kinds stay apart in print: two solid ones, dark and light, then gnuplot's patterns. */
static const int patterns[BARS_MAX] = {SHEET_SOLID, SHEET_SOLID, 4, 1, 5, 2};

static double page_height(const struct bars_page *page)
{
    double height = 0;
    size_t i;

    for (i = 0; i < page->count; i++)
        height += bars_row_height(page->bars, &page->bars->rows[page->first + i]);
    return height;
}

/* Each label stands at the middle of its group. */
static void put_labels(FILE *script, const struct bars_page *page)
{
    double top = 0;
    size_t i;

    fputs("set ytics noenhanced scale 0 (", script);
    for (i = 0; i < page->count; i++) {
        const struct bars_row *row = &page->bars->rows[page->first + i];
        char *fitting = lettering_short(row->label, LABEL_MOST);
        char *label = text_gnuplot_tic(fitting);

        fprintf(script, "%s%s %g", i ? ", \\\n  " : "", label,
                -top - ((double)bars_slots(page->bars, row) - 1) / 2);
        top += bars_row_height(page->bars, row);
        free(fitting);
        free(label);
    }
    fputs(")\n", script);
}

static double widest_label(const struct bars_page *page)
{
    double width = 0;
    size_t i;

    for (i = 0; i < page->count; i++)
        width = fmax(width, lettering_width(page->bars->rows[page->first + i].label));
    return fmin(width, LABEL_MOST);
}

/* A kind that has nothing on this page is not in its key. */
static bool on_page(const struct bars_page *page, size_t kind)
{
    size_t i;

    for (i = 0; i < page->count; i++) {
        const struct bars_bar *bar = &page->bars->rows[page->first + i].at[kind];

        if (bar->have || bar->word)
            return true;
    }
    return false;
}

static void take_sheet(const struct bars_page *page, struct sheet *sheet)
{
    const struct bars *bars = page->bars;
    char pages[64];
    size_t i;

    sheet_start(sheet, WIDTH);
    sheet_head(sheet, bars->title);
    snprintf(pages, sizeof(pages), "page %zu of %zu", page->page, page->pages);
    if (page->pages > 1)
        sheet_head(sheet, pages);
    for (i = 0; i < bars->kind_count; i++)
        if (on_page(page, i))
            sheet_key(sheet, &(struct sheet_key){.title = bars->kinds[i],
                                                 .colour = bars->colours[i],
                                                 .pattern = patterns[i]});
    for (i = 0; i < bars->notes.count; i++)
        sheet_note(sheet, bars->notes.at[i]);
    sheet->body = (int)(BAR_HEIGHT * page_height(page)) + AXIS_HEIGHT;
}

/* One plot command has all the blocks of the data that are there. */
static void put_plot(FILE *script, const struct bars_page *page, const char *data,
                     const struct bars_data *blocks)
{
    const char *comma = "plot ";
    size_t kind;
    int block = 0;

    for (kind = 0; kind < page->bars->kind_count; kind++) {
        if (!blocks->kinds[kind])
            continue;
        fprintf(script,
                "%s'%s' index %d using (0):3:1:2:4:5 with boxxyerror fs pattern %d"
                " border lc rgb '%s' lc rgb '%s'",
                comma, data, block++, patterns[kind], page->bars->colours[kind],
                page->bars->colours[kind]);
        comma = ", \\\n  ";
    }
    if (blocks->whiskers) {
        fprintf(script, "%s'%s' index %d using 1:3:1:2 with xerrorbars ps 0 lc rgb 'black'", comma,
                data, block++);
        comma = ", \\\n  ";
    }
    if (blocks->numbers) {
        fprintf(script, "%s'%s' index %d using 1:2:3 with labels left offset 0.5,0", comma, data,
                block++);
        comma = ", \\\n  ";
    }
    if (blocks->words)
        fprintf(script,
                "%s'%s' index %d using 1:2:3 with labels left offset 0.5,0 tc rgb '#606060'", comma,
                data, block);
    fputs("\nset output\n", script);
}

static void put_axes(FILE *script, const struct bars_page *page, const struct sheet *sheet,
                     const struct bars_data *data)
{
    double height = page_height(page);
    double number = fmin(data->widest, NUMBER_MOST);
    char axis[256];

    fputs("set datafile separator tab\nset grid xtics\nset border 3\nset tics nomirror\n"
          "set errorbars 0.6\nset xlabel offset 0,0.3\n",
          script);
    snprintf(axis, sizeof(axis), "%s%s", page->bars->axis, data->log ? ", logarithmic" : "");
    gnuplot_title(script, "xlabel", axis);
    if (data->log)
        fputs("set logscale x\n", script);
    fprintf(script, "set xrange [%.17g:%.17g]\nset yrange [%g:%g]\n", data->from, data->to,
            EDGE_HALF - height, EDGE_HALF);
    sheet_axes(sheet, script, EDGE + widest_label(page) + 12, WIDTH - EDGE - 8 - number,
               sheet_body_top(sheet), sheet_body_end(sheet) - AXIS_HEIGHT);
    put_labels(script, page);
}

static bool write_script(const struct bars_page *page, const char *dir, const char *name,
                         const char *stem, const struct bars_data *data)
{
    static const char *const endings[] = {"svg", "png"};
    FILE *script = gnuplot_file(dir, name);
    char file[80], output[80];
    struct sheet sheet;
    size_t i;

    if (!script)
        return false;
    take_sheet(page, &sheet);
    snprintf(file, sizeof(file), "%s.dat", stem);
    put_axes(script, page, &sheet, data);
    for (i = 0; i < sizeof(endings) / sizeof(*endings); i++) {
        snprintf(output, sizeof(output), "%s.%s", stem, endings[i]);
        sheet_put(&sheet, script, output);
        if (data->from < 0)
            fputs("set arrow from 0, graph 0 to 0, graph 1 nohead lc rgb 'black'\n", script);
        put_plot(script, page, file, data);
    }
    sheet_free(&sheet);
    return gnuplot_close(script, dir, name);
}

int bars_page_draw(const struct bars_page *page, const char *dir)
{
    char stem[64], data[80], script[80];
    struct bars_data blocks = {0};
    FILE *out;

    picture_page(stem, sizeof(stem), page->bars->name, page->page);
    snprintf(data, sizeof(data), "%s.dat", stem);
    snprintf(script, sizeof(script), "%s.gp", stem);
    out = gnuplot_file(dir, data);
    if (!out)
        return EXIT_USAGE;
    bars_data_put(page, out, &blocks);
    if (!gnuplot_close(out, dir, data) || !write_script(page, dir, script, stem, &blocks))
        return EXIT_USAGE;
    return gnuplot_run(dir, script);
}
