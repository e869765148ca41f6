/* SPDX-License-Identifier: MIT */
/* "pvbench show --view": the same work by every way, as tables.  See blocks.h and
 * report/prices/views.h. */
#include <stdio.h>
#include <string.h>

#include "report/format/notes.h"
#include "report/format/paragraph.h"
#include "report/format/table.h"
#include "report/model/level.h"
#include "report/model/run.h"
#include "report/model/unit.h"
#include "report/prices/view.h"
#include "report/prices/views.h"
#include "report/show/blocks.h"
#include "report/system/exit.h"
#include "report/text/text.h"

static void put_extra(struct table *table, const struct view_prices *prices, size_t row,
                      const struct view_extra *extra)
{
    struct view_value value = view_sum(prices, row, extra);

    if (value.have && extra->sum == VIEW_SAVED)
        table_cell(table, "%.1f%%", value.value);
    else
        table_decimal(table, value.have, value.value);
}

static void put_row(struct table *table, const struct view_prices *prices, size_t row)
{
    const struct view *view = prices->view;
    const struct view_row *what = &view->rows[row];
    size_t i;

    table_cell(table, "%s", what->label);
    for (i = 0; i < view->way_count; i++) {
        const struct view_value *value = view_at(prices, row, i);

        if (what->cells[i].price == VIEW_ALONE && what->parts <= 1)
            table_number(table, value->have, value->value);
        else
            table_decimal(table, value->have, value->value);
    }
    for (i = 0; i < view->extra_count; i++)
        put_extra(table, prices, row, &view->extras[i]);
}

static void put_table(const struct view_prices *prices, FILE *out)
{
    const char *heads[1 + VIEW_WAYS + VIEW_EXTRAS] = {""};
    const struct view *view = prices->view;
    struct table table;
    size_t i;

    for (i = 0; i < view->way_count; i++)
        heads[1 + i] = view->ways[i].head;
    for (i = 0; i < view->extra_count; i++)
        heads[1 + view->way_count + i] = view->extras[i].head;
    table_start(&table, heads, 1 + view->way_count + view->extra_count, 1);
    for (i = 0; i < view->row_count; i++)
        put_row(&table, prices, i);
    table_finish(&table, out);
}

static void put_legend(const struct run *run, const struct view_prices *prices, FILE *out)
{
    unsigned multi = prices->batch[VIEW_ENTRY], array = prices->batch[VIEW_ITEM];
    char text[768], batches[160] = "", remark[160] = "";
    size_t len;

    if (multi)
        snprintf(batches, sizeof(batches), " in multicall: per entry of %u.", multi);
    len = strlen(batches);
    if (array)
        snprintf(batches + len, sizeof(batches) - len, " as array: per item of %u.", array);
    snprintf(text, sizeof(text), "Prices in %s, less the null call%s.%s %s%s%s",
             unit_name(run_unit(run)),
             run_counts_once(run) ? ", with each iteration of a REP instruction" : "", batches,
             prices->view->legend, prices->view->of_extras ? " " : "",
             prices->view->of_extras ? prices->view->of_extras : "");
    show_text(out, text, 0);
    if (prices->view->aside)
        show_text(out, prices->view->aside, 0);
    if (prices->view->remark)
        prices->view->remark(prices, remark, sizeof(remark));
    if (*remark)
        show_text(out, remark, 0);
}

static void put_notes(const struct view_prices *prices, FILE *out)
{
    if (notes_count(&prices->notes))
        fputs("Warnings\n", out);
    show_notes(&prices->notes, true, out);
}

/* Print a view; false when the run has nothing for it. */
static bool show_view(const struct run *run, const struct view *view, bool first, FILE *out)
{
    struct view_prices prices;
    bool any;

    view_take(run, view, &prices);
    any = prices.count > 0;
    if (any) {
        if (first)
            show_head(run, out);
        fprintf(out, "%s%s\n", first ? "" : "\n", view->title);
        show_controls_warning(run, out);
        put_table(&prices, out);
        put_legend(run, &prices, out);
        put_notes(&prices, out);
    }
    view_free(&prices);
    return any;
}

int show_views(const struct run *run, const char *name, FILE *out)
{
    bool all = !strcmp(name, VIEWS_ALL);
    size_t i, printed = 0;

    for (i = 0; i < view_count; i++)
        if (all || views_called(&views[i], name))
            printed += show_view(run, &views[i], !printed, out);
    if (printed)
        return EXIT_GOOD;
    fprintf(stderr, "pvbench: this run has no price for %s%s\n", all ? "any view" : "the view ",
            all ? "" : name);
    return EXIT_INCONCLUSIVE;
}
