/* SPDX-License-Identifier: MIT */
/* Cost per entry against the size of the batch: one small picture a case. */
#include <stdio.h>
#include <stdlib.h>

#include "report/model/run.h"
#include "report/model/unit.h"
#include "report/picture/gnuplot.h"
#include "report/picture/pictures_drawn.h"
#include "report/picture/sheet.h"
#include "report/plot/left_out.h"
#include "report/plot/measured_bar.h"
#include "report/plot/panel.h"
#include "report/plot/pictures.h"
#include "report/prices/price.h"
#include "report/system/exit.h"
#include "report/system/memory.h"
#include "report/text/texts.h"

#define BATCHES      "batches"
#define PANEL_WIDTH  400
#define PANEL_HEIGHT 310
#define COLUMNS_MOST 4
#define PAGE_MOST    60
/* Between the edges of a panel and its axes: numbers and titles. */
#define LEFT   96
#define RIGHT  14
#define TOP    46
#define BOTTOM 64

#define TITLE                                                                                      \
    "Cost per entry against the entries of a batch: what was measured, and the line a + b n that " \
    "was fitted, as a / n + b"

/* Only runs in cycles have any. */
#define WHISKERS "Whiskers, and the band of a single call: " MEASURED_INTERVAL

/* The panels of all pages, and those of one. */
struct panels {
    const struct price **at;
    size_t count;
};

struct page {
    const struct price *const *at;
    size_t count;
    size_t page, pages;
    char stem[64], data[80], script[80];
};

static bool has_panel(const struct plot_case *c)
{
    return !c->word && panel_has_any(&c->price);
}

static struct panels take_panels(const struct plot_cases *cases)
{
    struct panels panels = {memory_new((cases->count + 1) * sizeof(*panels.at)), 0};
    size_t i;

    for (i = 0; i < cases->count; i++)
        if (has_panel(&cases->at[i]))
            panels.at[panels.count++] = &cases->at[i].price;
    return panels;
}

static bool write_data(const struct page *page, const char *dir)
{
    FILE *data = gnuplot_file(dir, page->data);
    size_t i;

    if (!data)
        return false;
    for (i = 0; i < page->count; i++)
        panel_put_data(data, page->at[i]);
    return gnuplot_close(data, dir, page->data);
}

/* ---- the sheet ---- */

static size_t columns_of(const struct page *page)
{
    return page->count < COLUMNS_MOST ? page->count : COLUMNS_MOST;
}

/* A line is in the key when a panel has it; those that are straight come first and last. */
static void add_keys(const struct page *page, struct sheet *sheet)
{
    static const size_t order[PANEL_LINES] = {PANEL_SINGLE, PANEL_MULTI, PANEL_FILL, PANEL_ARRAY,
                                              PANEL_EVEN};
    size_t i, k;

    for (k = 0; k < PANEL_LINES; k++)
        for (i = 0; i < page->count; i++)
            if (panel_has(page->at[i], order[k])) {
                sheet_key(sheet, &panel_keys[order[k]]);
                break;
            }
}

static bool any_whiskers(const struct page *page)
{
    size_t i;

    for (i = 0; i < page->count; i++)
        if (panel_has_whiskers(page->at[i]))
            return true;
    return false;
}

static void add_notes(const struct plot_cases *cases, const struct page *page, struct sheet *sheet)
{
    struct left_out left_out = {0};
    struct texts notes = {0};
    size_t i;

    for (i = 0; i < cases->count; i++) {
        const struct plot_case *c = &cases->at[i];

        if (!has_panel(c))
            left_out_add(&left_out, c->word ? c->word : "without a batch", c->price.of->name);
    }
    if (any_whiskers(page))
        texts_add(&notes, WHISKERS);
    left_out_say(&left_out, "Not drawn", &notes);
    plot_cases_note(cases, &notes);
    for (i = 0; i < notes.count; i++)
        sheet_note(sheet, notes.at[i]);
    texts_clear(&notes);
}

static void take_sheet(const struct run *run, const struct plot_cases *cases,
                       const struct page *page, struct sheet *sheet)
{
    size_t columns = columns_of(page), rows = (page->count + columns - 1) / columns;
    char *title = gnuplot_heading(run, TITLE), pages[64];

    sheet_start(sheet, PANEL_WIDTH * (int)(columns < 2 ? 2 : columns));
    sheet_head(sheet, title);
    snprintf(pages, sizeof(pages), "page %zu of %zu", page->page, page->pages);
    if (page->pages > 1)
        sheet_head(sheet, pages);
    add_keys(page, sheet);
    add_notes(cases, page, sheet);
    sheet->body = PANEL_HEIGHT * (int)rows;
    free(title);
}

/* ---- the script ---- */

static void put_picture(FILE *script, const struct page *page, const struct sheet *sheet,
                        const char *ending)
{
    size_t i, block = 0, columns = columns_of(page);
    char output[80];

    snprintf(output, sizeof(output), "%s.%s", page->stem, ending);
    sheet_put(sheet, script, output);
    fputs("set multiplot\n", script);
    for (i = 0; i < page->count; i++) {
        double left = PANEL_WIDTH * (double)(i % columns);
        double top = sheet_body_top(sheet) + PANEL_HEIGHT * (double)(i / columns);

        sheet_axes(sheet, script, left + LEFT, left + PANEL_WIDTH - RIGHT, top + TOP,
                   top + PANEL_HEIGHT - BOTTOM);
        panel_put(script, page->at[i], page->data, &block);
    }
    fputs("unset multiplot\nset output\n", script);
}

static bool write_script(const struct run *run, const struct plot_cases *cases,
                         const struct page *page, const char *dir)
{
    FILE *script = gnuplot_file(dir, page->script);
    struct sheet sheet;

    if (!script)
        return false;
    take_sheet(run, cases, page, &sheet);
    fprintf(script,
            "set datafile separator tab\nset logscale x 2\nset grid\nset tics nomirror\n"
            "set border 3\nset xlabel 'entries n'\nset ylabel '%s an entry'\n",
            unit_name(run_unit(run)));
    put_picture(script, page, &sheet, "svg");
    put_picture(script, page, &sheet, "png");
    sheet_free(&sheet);
    return gnuplot_close(script, dir, page->script);
}

static int draw_page(const struct run *run, const struct plot_cases *cases, struct page *page,
                     const char *dir)
{
    picture_page(page->stem, sizeof(page->stem), BATCHES, page->page);
    snprintf(page->data, sizeof(page->data), "%s.dat", page->stem);
    snprintf(page->script, sizeof(page->script), "%s.gp", page->stem);
    if (!write_data(page, dir) || !write_script(run, cases, page, dir))
        return EXIT_USAGE;
    return gnuplot_run(dir, page->script);
}

int plot_batches(const struct run *run, const struct plot_cases *cases, const char *dir)
{
    struct panels panels = take_panels(cases);
    size_t pages = (panels.count + PAGE_MOST - 1) / PAGE_MOST, i;
    int status = EXIT_GOOD;

    if (!panels.count)
        fputs("pvbench: no case of these has a batch: no picture of batches\n", stderr);
    for (i = 0; i < pages && status == EXIT_GOOD; i++) {
        struct page page = {.at = panels.at + i * PAGE_MOST, .page = i + 1, .pages = pages};

        page.count = panels.count - i * PAGE_MOST;
        page.count = page.count < PAGE_MOST ? page.count : PAGE_MOST;
        status = draw_page(run, cases, &page, dir);
    }
    pictures_drop_from(dir, BATCHES, pages + 1);
    free(panels.at);
    return status;
}
