/* SPDX-License-Identifier: MIT */
/* The same work done in every way, as "pvbench show --view" has it: bars, and a table of the same.
 */
#include "report/page/sections.h"

#include <stdio.h>
#include <string.h>

#include "report/html/table.h"
#include "report/html/text.h"
#include "report/prices/view.h"
#include "report/prices/views.h"

/* Of ways that are called alike with what stands before them: "mmu_update in multicall". */
static void way_text(const struct view *view, size_t way, char *out, size_t size)
{
    size_t i;

    for (i = 0; i < view->way_count; i++)
        if (i != way && way && !strcmp(view->ways[i].head, view->ways[way].head)) {
            snprintf(out, size, "%s %s", view->ways[way - 1].head, view->ways[way].head);
            return;
        }
    snprintf(out, size, "%s", view->ways[way].head);
}

/* ---- one run: the ways are columns ---- */

static void put_value(const struct view *view, size_t row, size_t way,
                      const struct view_value *value, FILE *out)
{
    if (view->rows[row].cells[way].price == VIEW_ALONE && view->rows[row].parts <= 1)
        html_number(out, value->have, value->value);
    else
        html_decimal(out, value->have, value->value);
}

static void put_extra(const struct view_prices *prices, size_t row, const struct view_extra *extra,
                      FILE *out)
{
    struct view_value value = view_sum(prices, row, extra);
    char text[32];

    if (!value.have || extra->sum != VIEW_SAVED) {
        html_decimal(out, value.have, value.value);
        return;
    }
    snprintf(text, sizeof(text), "%.1f %%", value.value);
    html_number_said(out, NULL, value.value, text);
}

static void put_one(const struct view_prices *prices, FILE *out)
{
    const struct view *view = prices->view;
    char way[64];
    size_t row, i;

    html_head(out, false, "work");
    for (i = 0; i < view->way_count; i++) {
        way_text(view, i, way, sizeof(way));
        html_head(out, true, way);
    }
    for (i = 0; i < view->extra_count; i++)
        html_head(out, true, view->extras[i].head);
    html_heads_end(out);
    for (row = 0; row < view->row_count; row++) {
        html_row(out);
        html_row_head(out, view->rows[row].label);
        for (i = 0; i < view->way_count; i++)
            put_value(view, row, i, view_at(prices, row, i), out);
        for (i = 0; i < view->extra_count; i++)
            put_extra(prices, row, &view->extras[i], out);
        html_row_end(out);
    }
}

/* ---- several runs: a row for each way, a column for each run ---- */

static bool any_run(const struct page *page, const struct view_prices *prices, size_t row,
                    size_t way)
{
    size_t i;

    for (i = 0; i < page_run_count(page); i++)
        if (compare_view_at(&page->compare, prices, row, way, i).have)
            return true;
    return false;
}

static void put_way(const struct page *page, const struct view_prices *prices, size_t row,
                    size_t way, FILE *out)
{
    const struct view *view = prices->view;
    char name[64];
    size_t i;

    way_text(view, way, name, sizeof(name));
    html_row(out);
    html_row_head(out, view->rows[row].label);
    html_cell(out, NULL, name);
    for (i = 0; i < page_run_count(page); i++) {
        struct view_value value = compare_view_at(&page->compare, prices, row, way, i);

        put_value(view, row, way, &value, out);
    }
    html_row_end(out);
}

static void put_several(const struct page *page, const struct view_prices *prices, FILE *out)
{
    const struct view *view = prices->view;
    size_t row, way, i;

    html_head(out, false, "work");
    html_head(out, false, "way");
    for (i = 0; i < page_run_count(page); i++)
        html_head_of(out, true, "", page_letter(page, i));
    html_heads_end(out);
    for (row = 0; row < view->row_count; row++)
        for (way = 0; way < view->way_count; way++)
            if (any_run(page, prices, row, way))
                put_way(page, prices, row, way, out);
}

/* ---- a view ---- */

/* The size of batch that all runs have which have the view; 0: none, or not one. */
static unsigned batch_of(const struct page *page, const struct view_prices *prices,
                         enum view_price part)
{
    unsigned batch = 0;
    size_t i;

    for (i = 0; i < page_run_count(page); i++) {
        if (!prices[i].count)
            continue;
        if (batch && prices[i].batch[part] != batch)
            return 0;
        batch = prices[i].batch[part];
    }
    return batch;
}

/* What the ways are; and of one run what its own prices come to. */
static void put_legend(const struct page *page, const struct view_prices *prices, FILE *out)
{
    const struct view *view = prices->view;
    unsigned entry = batch_of(page, prices, VIEW_ENTRY), item = batch_of(page, prices, VIEW_ITEM);
    char remark[160] = "";

    fputs("<p class=\"muted\">", out);
    if (entry)
        html_say(out, "in multicall: per entry of %u. ", entry);
    if (item)
        html_say(out, "as array: per item of %u. ", item);
    html_text(out, view->legend);
    if (page_run_count(page) == 1 && view->of_extras)
        html_say(out, " %s", view->of_extras);
    if (view->aside)
        html_say(out, " %s", view->aside);
    if (view->remark && page_run_count(page) == 1)
        view->remark(prices, remark, sizeof(remark));
    html_say(out, "%s%s", *remark ? " " : "", remark);
    fputs("</p>\n", out);
}

static void put_view(const struct page *page, const struct view_prices *prices, FILE *out)
{
    char id[64];

    snprintf(id, sizeof(id), "view-%s", prices[0].view->name);
    html_element(out, "h3", NULL, prices[0].view->title);
    page_put_view_bars(page, prices, out);
    html_table(out, id, HTML_PLAIN, prices[0].view->title);
    if (page_run_count(page) == 1)
        put_one(&prices[0], out);
    else
        put_several(page, prices, out);
    html_table_end(out);
    put_legend(page, prices, out);
}

/* Of every run; true where any has a price. */
static bool take(const struct page *page, const struct view *view, struct view_prices *prices)
{
    size_t i, count = 0;

    for (i = 0; i < page_run_count(page); i++) {
        view_take(page_run(page, i), view, &prices[i]);
        count += prices[i].count;
    }
    return count > 0;
}

static void put_intro(const struct page *page, FILE *out)
{
    bool once = false;
    size_t i;

    for (i = 0; i < page_run_count(page); i++)
        once |= run_counts_once(page_run(page, i));
    fputs("<p class=\"muted\">", out);
    html_say(out, "Prices in %s, less the null call%s; docs/method.md says what is not comparable.",
             page_unit(page), once ? ", with each iteration of a REP instruction" : "");
    if (page_run_count(page) > 1)
        page_put_bars_key(page, out);
    fputs("</p>\n", out);
}

void page_put_views(const struct page *page, FILE *out)
{
    struct view_prices prices[COMPARE_RUNS_MAX];
    size_t view, i, said = 0;

    html_section(out, "views", "The same work done in every way");
    for (view = 0; view < view_count; view++) {
        if (take(page, &views[view], prices)) {
            if (!said++)
                put_intro(page, out);
            put_view(page, prices, out);
        }
        for (i = 0; i < page_run_count(page); i++)
            view_free(&prices[i]);
    }
    if (!page->has_changes)
        page_put_flame(page, out);
    if (!said)
        html_element(out, "p", "muted", "No run has a price for any of them.");
    html_section_end(out);
}
