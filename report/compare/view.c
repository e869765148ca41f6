/* SPDX-License-Identifier: MIT */
/* The same work by every way, in runs side by side: see compare.h and report/prices/views.h. */

/* Per entry of a batch, and per item, only batches of one size compare. */
#include <stdio.h>

#include "report/compare/blocks.h"
#include "report/compare/compare.h"
#include "report/compare/table.h"
#include "report/format/paragraph.h"
#include "report/format/table.h"
#include "report/model/unit.h"
#include "report/prices/view.h"

static bool same_batch(const struct view_prices *a, const struct view_prices *b,
                       enum view_price price)
{
    return price == VIEW_ALONE || a->batch[price] == b->batch[price];
}

struct view_value compare_view_at(const struct compare *compare, const struct view_prices *prices,
                                  size_t row, size_t way, size_t run)
{
    struct view_value value = *view_at(&prices[run], row, way);

    if (value.have && !compare_same_rev(compare, prices->view->rows[row].cells[way].name, run))
        value = (struct view_value){0};
    return value;
}

bool compare_view_ratio(const struct compare *compare, const struct view_prices *prices, size_t row,
                        size_t way, size_t run, double *ratio)
{
    struct view_value base = compare_view_at(compare, prices, row, way, 0);
    struct view_value value = compare_view_at(compare, prices, row, way, run);

    if (!value.have || !base.have || base.value <= 0 ||
        !same_batch(&prices[run], &prices[0], prices->view->rows[row].cells[way].price))
        return false;
    *ratio = value.value / base.value;
    return true;
}

/* True when a ratio of it is about. */
static bool put_cells(const struct compare *compare, const struct view_prices *prices,
                      const struct compare_columns *columns, size_t row, size_t way,
                      struct table *table)
{
    const struct view_row *what = &prices->view->rows[row];
    bool any = false;
    size_t k;

    for (k = 0; k < columns->count; k++) {
        size_t run = columns->at[k];
        struct view_value value = compare_view_at(compare, prices, row, way, run);
        double ratio = 0;
        bool have, about;

        if (what->cells[way].price == VIEW_ALONE && what->parts <= 1)
            table_number(table, value.have, value.value);
        else
            table_decimal(table, value.have, value.value);
        if (!k)
            continue;
        have = compare_view_ratio(compare, prices, row, way, run, &ratio);
        about = have && compare_about_case(compare, what->cells[way].name, run);
        compare_table_ratio(table, have, ratio, about);
        any = any || about;
    }
    return any;
}

/* A run has the price. */
static bool any_value(const struct view_prices *prices, const struct compare_columns *columns,
                      size_t row, size_t way)
{
    size_t k;

    for (k = 0; k < columns->count; k++)
        if (view_at(&prices[columns->at[k]], row, way)->have)
            return true;
    return false;
}

static bool put_table(const struct compare *compare, const struct view_prices *prices, size_t first,
                      FILE *out)
{
    static const char *const labels[] = {"work", "way"};
    const struct view *view = prices->view;
    struct compare_columns columns;
    struct table table;
    bool about = false;
    size_t row, way;

    compare_columns(compare, first, first + COMPARE_BESIDE, &columns);
    compare_table_start(compare, &columns, labels, 2, &table);
    for (row = 0; row < view->row_count; row++) {
        const char *label = view->rows[row].label;

        for (way = 0; way < view->way_count; way++) {
            if (!any_value(prices, &columns, row, way))
                continue;
            table_cell(&table, "%s", label);
            table_cell(&table, "%s", view->ways[way].title);
            about |= put_cells(compare, prices, &columns, row, way, &table);
            label = "";
        }
    }
    table_finish(&table, out);
    return about;
}

static void put_legend(const struct view_prices *prices, size_t count, FILE *out)
{
    unsigned entries = 0, items = 0;
    char text[1024];
    size_t i;

    for (i = 0; i < count; i++) {
        entries = prices[i].batch[VIEW_ENTRY] > entries ? prices[i].batch[VIEW_ENTRY] : entries;
        items = prices[i].batch[VIEW_ITEM] > items ? prices[i].batch[VIEW_ITEM] : items;
    }
    snprintf(text, sizeof(text),
             "In a multicall: per entry of the largest (%u); as an array: per item of the largest "
             "(%u). %s",
             entries, items, prices->view->legend);
    show_text(out, text, 0);
}

bool compare_show_view(const struct compare *compare, const struct view *view, FILE *out)
{
    struct view_prices prices[COMPARE_RUNS_MAX] = {0};
    bool about = false;
    size_t i, count = 0;

    for (i = 0; i < compare->run_count; i++) {
        view_take(compare->runs[i].run, view, &prices[i]);
        count += prices[i].count > 0;
    }
    if (count > 1) {
        fprintf(out, "\n%s, %s, less the null call\n", view->title,
                unit_name(run_unit(compare->runs[0].run)));
        for (i = 1; i < compare->run_count; i += COMPARE_BESIDE)
            about |= put_table(compare, prices, i, out);
        put_legend(prices, compare->run_count, out);
    }
    for (i = 0; i < compare->run_count; i++)
        view_free(&prices[i]);
    return about;
}
