/* SPDX-License-Identifier: MIT */
/* Runs side by side as groups of horizontal bars, one bar a run: see compare.h. */
#include "report/plot/compare.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/compare/compare.h"
#include "report/compare/subject.h"
#include "report/format/colours.h"
#include "report/model/brief.h"
#include "report/model/run.h"
#include "report/model/unit.h"
#include "report/picture/bars.h"
#include "report/picture/bars_draw.h"
#include "report/plot/compare_bars.h"
#include "report/plot/measured_bar.h"
#include "report/plot/view_bars.h"
#include "report/prices/view.h"
#include "report/prices/views.h"
#include "report/system/exit.h"
#include "report/text/text.h"
#include "report/text/texts.h"

static const char *const colours[BARS_MAX] = {COLOUR_SINGLE, COLOUR_MULTI, COLOUR_ARRAY,
                                              COLOUR_FILL,   COLOUR_OTHER, COLOUR_TRAP};

/* What the runs have of a fact, each value once with " and " between; NULL: nothing. */
static char *values_of(const struct compare *compare, const char *fact)
{
    struct texts values = {0};
    char *all = NULL, *longer;
    size_t i, k;

    for (i = 0; i < compare->run_count; i++) {
        const char *value = run_fact(compare->runs[i].run, fact);

        for (k = 0; value && k < values.count && strcmp(values.at[k], value) != 0; k++)
            ;
        if (value && k == values.count)
            texts_add(&values, value);
    }
    for (i = 0; i < values.count; i++) {
        if (asprintf(&longer, "%s%s%s", all ? all : "", all ? " and " : "", values.at[i]) < 0)
            break;
        free(all);
        all = longer;
    }
    texts_clear(&values);
    return all;
}

/* The title: what it shows, the unit, and what the runs were measured by. */
static char *heading(const struct compare *compare, const char *what)
{
    const struct run *run = compare->runs[0].run;
    char *version = values_of(compare, "qemu.version"), *cpu = values_of(compare, "qemu.cpu");
    const char *brand = run_fact(run, "cpu.brand");
    char unit[128], *text;
    int len;

    unit_meaning(run, unit, sizeof(unit));
    if (version && cpu)
        len = asprintf(&text, "%s\n%s\nQEMU %s, -cpu %s", what, unit, version, cpu);
    else
        len = asprintf(&text, "%s\n%s\n%s", what, unit, brand ? brand : "unknown CPU");
    free(version);
    free(cpu);
    return len < 0 ? text_copy(what) : text;
}

/* The runs, of which the picture has the first few. */
static void start(const struct compare *compare, const char *name, const char *what, char *axis,
                  struct bars *bars)
{
    char label[128], *text;
    size_t i;

    bars_start(bars, name, heading(compare, what), axis);
    for (i = 0; i < compare->run_count && i < BARS_MAX; i++) {
        compare_label(&compare->runs[i], label, sizeof(label));
        if (asprintf(&text, "%c: %s", compare_letter(i), label) >= 0)
            bars_add_kind(bars, text, colours[i]);
    }
    if (compare->run_count > BARS_MAX)
        texts_say(&bars->notes, "Only the first %d of %zu runs.", BARS_MAX, compare->run_count);
}

static char *price_axis(const struct run *run)
{
    char *text;

    if (asprintf(&text, "%s a call, entry or item, less the null call", unit_name(run_unit(run))) <
        0)
        return text_copy("");
    return text;
}

/* Without names to go by, a long comparison is drawn by one case a family. */
static bool is_brief(const struct compare *compare)
{
    return !*compare->options.cases.text && run_is_long(compare->runs[0].run);
}

/* Of more, gnuplot draws longer than anybody waits. */
#define ROWS_MOST 1000

static void add_rows(const struct compare *compare, struct bars *bars)
{
    bool brief = is_brief(compare);
    size_t i;

    for (i = 0; i < compare->row_count && bars->row_count < ROWS_MOST; i++) {
        struct bars_row row;

        if (brief && !compare_leads(compare, compare->rows[i].name))
            continue;
        row = compare_bars_row(compare, &compare->rows[i], bars->kind_count);
        bars_add_row(bars, &row);
    }
    if (bars->row_count < compare->row_count)
        texts_say(&bars->notes, "%s%zu of %zu cases; --cases GLOBS draws others.",
                  brief ? "One case of each family: " : "", bars->row_count, compare->row_count);
}

/* Notes on what the changes are of, and on those that are about. */
static void add_notes(const struct compare *compare, struct bars *bars)
{
    char text[COMPARE_SUBJECT_TEXT];
    bool about = false;
    size_t i, k;

    for (i = 0; i < bars->row_count; i++)
        for (k = 1; k < bars->kind_count; k++)
            about = about || strstr(bars->rows[i].at[k].more, "(" COMPARE_BARS_ABOUT);
    for (k = 1; k < bars->kind_count; k++)
        if (compare_subject(compare, k, compare_letter, text, sizeof(text)))
            texts_say(&bars->notes, "%c against A: %s.", compare_letter(k), text);
    if (about)
        texts_add(&bars->notes, "~: about, because the case is unstable, or depends on what "
                                "differs between the runs.");
    measured_notes(compare->runs[0].run, bars);
}

static int plot_prices(const struct compare *compare, const char *dir)
{
    struct bars bars;
    int status;

    start(compare, "compare-prices",
          "Prices by case, each by the measure in which the runs differ most: one call, one entry "
          "of a multicall, or one item of an array",
          price_axis(compare->runs[0].run), &bars);
    add_rows(compare, &bars);
    add_notes(compare, &bars);
    if (!bars_any(&bars))
        fputs("pvbench: no case has a price to draw: no picture of prices\n", stderr);
    status = bars_draw(&bars, dir);
    bars_free(&bars);
    return status;
}

/* The bars of a way, and behind the further ones by how much they differ from A's. */
static void take_way(const struct compare *compare, const struct view_prices *prices, size_t row,
                     size_t way, size_t runs, struct bars_bar *bars)
{
    const char *name = prices->view->rows[row].cells[way].name;
    double ratio;
    size_t k;

    for (k = 0; k < runs; k++) {
        /* Not of a case whose meaning changed. */
        if (!compare_view_at(compare, prices, row, way, k).have ||
            !view_bars_take(compare->runs[k].run, &prices[k], row, way, &bars[k]))
            continue;
        if (k && bars[0].have && compare_view_ratio(compare, prices, row, way, k, &ratio))
            compare_bars_change(&bars[0], compare_about_case(compare, name, k), &bars[k]);
    }
}

static void add_ways(const struct compare *compare, const struct view_prices *prices,
                     struct bars *bars)
{
    const struct view *view = prices->view;
    size_t row, way;

    for (row = 0; row < view->row_count; row++)
        for (way = 0; way < view->way_count; way++) {
            struct bars_row bar = {0};

            take_way(compare, prices, row, way, bars->kind_count, bar.at);
            if (asprintf(&bar.label, "%s: %s", view->rows[row].label, view->ways[way].title) >= 0)
                bars_add_row(bars, &bar);
        }
}

static int plot_ways(const struct compare *compare, const struct view *view, const char *dir)
{
    struct view_prices prices[COMPARE_RUNS_MAX] = {0};
    struct bars bars;
    char name[64], what[64];
    int status;
    size_t i;

    snprintf(name, sizeof(name), "compare-%s", view->name);
    start(compare, name, view->title, view_bars_axis(compare->runs[0].run), &bars);
    for (i = 0; i < compare->run_count; i++)
        view_take(compare->runs[i].run, view, &prices[i]);
    add_ways(compare, prices, &bars);
    for (i = 0; i < bars.kind_count; i++) {
        snprintf(what, sizeof(what), "%c: no price of the work, and so no bar", compare_letter(i));
        view_bars_left_out(compare->runs[i].run, view, what, &bars.notes);
    }
    add_notes(compare, &bars);
    status = bars_draw(&bars, dir);
    for (i = 0; i < compare->run_count; i++)
        view_free(&prices[i]);
    bars_free(&bars);
    return status;
}

int compare_plot(const struct compare *compare, const char *dir)
{
    int status = plot_prices(compare, dir);
    size_t i;

    if (compare->run_count > BARS_MAX)
        fprintf(stderr, "pvbench: the pictures have the first %d runs only\n", BARS_MAX);
    for (i = 0; status == EXIT_GOOD && i < view_count; i++)
        if (!*compare->options.cases.text && !strcmp(views[i].name, COMPARE_VIEW))
            status = plot_ways(compare, &views[i], dir);
    return status;
}
