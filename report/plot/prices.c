/* SPDX-License-Identifier: MIT */
/* Prices by case: single beside per entry in the largest batch, as horizontal bars. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/format/colours.h"
#include "report/model/run.h"
#include "report/model/unit.h"
#include "report/picture/bars.h"
#include "report/picture/bars_draw.h"
#include "report/picture/gnuplot.h"
#include "report/plot/left_out.h"
#include "report/plot/measured_bar.h"
#include "report/plot/pictures.h"
#include "report/prices/measure.h"
#include "report/prices/price.h"
#include "report/text/text.h"
#include "report/text/texts.h"

enum { SINGLE, ENTRY };

static unsigned drawn_batch(const struct plot_cases *cases)
{
    unsigned n = 0, of;
    size_t i;

    for (i = 0; i < cases->count; i++) {
        of = cases->at[i].word ? 0 : measure_batch(&cases->at[i].price, MEASURE_ENTRY);
        n = of > n ? of : n;
    }
    return n;
}

static void add_case(const struct run *run, const struct plot_case *c, unsigned drawn,
                     struct bars *bars)
{
    const struct price *price = &c->price;
    unsigned n = c->word ? 0 : measure_batch(price, MEASURE_ENTRY);
    struct bars_row row = {.label = measured_label(price->of->name)};
    size_t len;

    row.at[SINGLE].word = c->word;
    if (!c->word) {
        measured_bar(run, price, MEASURE_CALL, measure_batch(price, MEASURE_CALL), &row.at[SINGLE]);
        measured_bar(run, price, MEASURE_ENTRY, n, &row.at[ENTRY]);
    }
    if (row.at[ENTRY].have && n != drawn) {
        len = strlen(row.at[ENTRY].more);
        snprintf(row.at[ENTRY].more + len, sizeof(row.at[ENTRY].more) - len, " (n = %u)", n);
    }
    bars_add_row(bars, &row);
}

/* A word stands in the picture; below it is how many have it. */
static void add_notes(const struct run *run, const struct plot_cases *cases, struct bars *bars)
{
    struct left_out left_out = {0};
    size_t i;

    for (i = 0; i < cases->count; i++)
        if (cases->at[i].word)
            left_out_add(&left_out, cases->at[i].word, cases->at[i].price.of->name);
    left_out_say(&left_out, "No price of the call, and so no bar", &bars->notes);
    plot_cases_note(cases, &bars->notes);
    measured_notes(run, bars);
}

static char *axis_of(const struct run *run)
{
    char *text;

    if (asprintf(&text, "%s a call or entry, less the null call", unit_name(run_unit(run))) < 0)
        return text_copy("");
    return text;
}

int plot_prices(const struct run *run, const struct plot_cases *cases, const char *dir)
{
    unsigned drawn = drawn_batch(cases);
    struct bars bars;
    char *entry;
    size_t i;
    int status;

    bars_start(&bars, "prices", gnuplot_heading(run, "Prices by case"), axis_of(run));
    bars_add_kind(&bars, text_copy("single call"), COLOUR_SINGLE);
    if (drawn && asprintf(&entry, "per entry in a multicall of %u", drawn) >= 0)
        bars_add_kind(&bars, entry, COLOUR_MULTI);
    for (i = 0; i < cases->count; i++)
        add_case(run, &cases->at[i], drawn, &bars);
    add_notes(run, cases, &bars);
    status = bars_draw(&bars, dir);
    bars_free(&bars);
    return status;
}
