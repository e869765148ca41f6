/* SPDX-License-Identifier: MIT */
/* Runs side by side as groups of horizontal bars, one bar a run: see compare.h. */
#include "report/plot/compare.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/cases/table.h"
#include "report/compare/compare.h"
#include "report/format/colours.h"
#include "report/model/brief.h"
#include "report/model/run.h"
#include "report/model/unit.h"
#include "report/plot/bars.h"
#include "report/prices/view.h"
#include "report/prices/views.h"
#include "report/system/exit.h"
#include "report/text/text.h"

static const char *const colours[BARS_MAX] = {COLOUR_SINGLE, COLOUR_MULTI, COLOUR_ARRAY,
                                              COLOUR_FILL,   COLOUR_OTHER, COLOUR_TRAP};

/* The title: what it shows, the unit, and what all of the runs were measured by. */
static char *heading(const struct compare *compare, const char *what)
{
    const struct run *run = compare->runs[0].run;
    const char *version = run_fact(run, "qemu.version"), *cpu = run_fact(run, "qemu.cpu");
    const char *brand = run_fact(run, "cpu.brand");
    char unit[128], *text;
    int len;

    unit_meaning(run, unit, sizeof(unit));
    if (version && cpu)
        len = asprintf(&text, "%s\n%s\nQEMU %s, -cpu %s", what, unit, version, cpu);
    else
        len = asprintf(&text, "%s\n%s\n%s", what, unit, brand ? brand : "unknown CPU");
    return len < 0 ? text_copy(what) : text;
}

static void start(const struct compare *compare, const char *name, const char *what,
                  struct bars *bars)
{
    char label[64], *text;
    size_t i;

    bars_start(bars, name, heading(compare, what), unit_name(run_unit(compare->runs[0].run)));
    for (i = 0; i < compare->run_count && i < BARS_MAX; i++) {
        compare_label(&compare->runs[i], label, sizeof(label));
        if (asprintf(&text, "%c: %s", compare_letter(i), label) >= 0)
            bars_add_kind(bars, text, colours[i]);
    }
}

/* Our own code round many calls would dwarf the calls. */
static bool drawn(const struct compare *compare, const struct compare_row *row)
{
    if (*compare->options.cases.text)
        return true;
    return compare_leads(compare, row->name) &&
           !(run_is_long(compare->runs[0].run) && case_has_flag(row->name, CASE_OWN));
}

static int plot_singles(const struct compare *compare, const char *dir)
{
    bool brief = !*compare->options.cases.text && run_is_long(compare->runs[0].run);
    struct bars bars;
    size_t i, k;
    int status;

    start(compare, "compare-prices",
          brief ? "One single call: the first case of each family" : "One single call", &bars);
    for (i = 0; i < compare->row_count; i++) {
        struct bars_row row = {.label = text_copy(compare->rows[i].name)};

        for (k = 0; k < bars.kind_count; k++)
            row.have[k] = compare_single(&compare->rows[i], k, &row.value[k]);
        if (drawn(compare, &compare->rows[i]))
            bars_add_row(&bars, &row);
        else
            free(row.label);
    }
    status = bars_draw(&bars, dir);
    bars_free(&bars);
    return status;
}

static void add_ways(const struct compare *compare, const struct view_prices *prices,
                     struct bars *bars)
{
    const struct view *view = prices->view;
    size_t row, way, k;

    for (row = 0; row < view->row_count; row++)
        for (way = 0; way < view->way_count; way++) {
            struct bars_row bar = {0};

            for (k = 0; k < bars->kind_count; k++) {
                struct view_value value = compare_view_at(compare, prices, row, way, k);

                bar.have[k] = value.have;
                bar.value[k] = value.value;
            }
            if (asprintf(&bar.label, "%s: %s", view->rows[row].label, view->ways[way].title) >= 0)
                bars_add_row(bars, &bar);
        }
}

static int plot_ways(const struct compare *compare, const struct view *view, const char *dir)
{
    struct view_prices prices[COMPARE_RUNS_MAX] = {0};
    struct bars bars;
    char name[64];
    int status;
    size_t i;

    snprintf(name, sizeof(name), "compare-%s", view->name);
    start(compare, name, view->title, &bars);
    for (i = 0; i < compare->run_count; i++)
        view_take(compare->runs[i].run, view, &prices[i]);
    add_ways(compare, prices, &bars);
    status = bars_draw(&bars, dir);
    for (i = 0; i < compare->run_count; i++)
        view_free(&prices[i]);
    bars_free(&bars);
    return status;
}

int compare_plot(const struct compare *compare, const char *dir)
{
    int status = plot_singles(compare, dir);
    size_t i;

    if (compare->run_count > BARS_MAX)
        fprintf(stderr, "pvbench: the pictures have the first %d runs only\n", BARS_MAX);
    for (i = 0; status == EXIT_GOOD && i < view_count; i++)
        if (!*compare->options.cases.text && !strcmp(views[i].name, COMPARE_VIEW))
            status = plot_ways(compare, &views[i], dir);
    return status;
}
