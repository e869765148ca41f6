/* SPDX-License-Identifier: MIT */
/* The prices of all cases, of one run or of several in columns.  See sections.h. */
#include "report/page/sections.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "report/html/table.h"
#include "report/html/text.h"
#include "report/prices/price.h"

static const char *const measure_heads[MEASURE_COUNT] = {"single", "entry", "item"};

/* More columns than those of the prices alone are of a few runs only, as paper has room for. */
#define RATIO_RUNS  4
#define SPREAD_RUNS 3

/* Of boots in cycles. */
static bool has_spreads(const struct page *page, enum measure measure)
{
    return page->spreads[measure] && page_run_count(page) <= SPREAD_RUNS;
}

/* ---- one run ---- */

/* "once", which is called "single once" where it stands alone. */
static void put_part_head(FILE *out, enum measure measure, const char *part)
{
    char name[48];

    snprintf(name, sizeof(name), "%s %s", measure_heads[measure], part);
    html_head_named(out, part, name);
}

static void put_price_heads(const struct page *page, enum measure measure, FILE *out)
{
    html_head(out, true, measure_heads[measure]);
    if (page->once[measure])
        put_part_head(out, measure, "once");
    if (has_spreads(page, measure))
        put_part_head(out, measure, PRICE_SPREAD);
}

static void put_one_heads(const struct page *page, FILE *out)
{
    int measure;

    for (measure = 0; measure < MEASURE_COUNT; measure++)
        put_price_heads(page, (enum measure)measure, out);
    html_head(out, true, "b'");
    html_head(out, true, "even");
    html_head(out, true, page->cycles ? "preempted" : "outliers");
}

/* How far a price may be off; of fewer than six boots it is a mere range, in brackets. */
static void put_spread(FILE *out, const struct page_price *price)
{
    char text[48];

    if (!price->have || !spread_known(&price->spread)) {
        html_no_cell(out);
        return;
    }
    price_spread_text(&price->spread, price->price, text, sizeof(text));
    html_number_said(out, NULL, spread_reach(&price->spread, price->price), text);
}

static void put_price(FILE *out, enum measure measure, bool have, double price)
{
    if (measure == MEASURE_CALL)
        html_number(out, have, price);
    else
        html_decimal(out, have, price);
}

static void put_share(FILE *out, double share)
{
    char text[32];

    if (share <= 0) {
        html_no_cell(out);
        return;
    }
    snprintf(text, sizeof(text), "%.1f %%", 100 * share);
    html_number_said(out, NULL, 100 * share, text);
}

static void put_even(FILE *out, const struct page_cell *cell)
{
    if (cell->break_even)
        html_count(out, cell->break_even);
    else
        html_number_word(out, strcmp(cell->even, "-") ? cell->even : "");
}

static void put_one(const struct page *page, const struct page_cell *cell, FILE *out)
{
    const struct page_curve *filled = &cell->curves[PAGE_FILLED];
    int measure;

    for (measure = 0; measure < MEASURE_COUNT; measure++) {
        const struct page_price *price = &cell->at[measure];

        put_price(out, (enum measure)measure, price->have, price->price);
        if (page->once[measure])
            put_price(out, (enum measure)measure, price->has_once, price->once);
        if (has_spreads(page, (enum measure)measure))
            put_spread(out, price);
    }
    html_decimal(out, filled->fitted, filled->b);
    put_even(out, cell);
    put_share(out, page->cycles ? cell->preempted : cell->outliers);
}

/* ---- several runs ---- */

static bool has_ratios(const struct page *page)
{
    return page_run_count(page) <= RATIO_RUNS;
}

/* What stands behind the price of a run. */
static void put_more_heads(const struct page *page, enum measure measure, size_t run, FILE *out)
{
    char name[32];

    if (has_spreads(page, measure)) {
        snprintf(name, sizeof(name), "%s %c %s", measure_heads[measure], page_letter(page, run),
                 PRICE_SPREAD);
        html_head_named(out, PRICE_SPREAD, name);
    }
    snprintf(name, sizeof(name), "%c/A", page_letter(page, run));
    if (run && has_ratios(page))
        put_part_head(out, measure, name);
}

static void put_several_heads(const struct page *page, FILE *out)
{
    size_t i;
    int measure;

    for (measure = 0; measure < MEASURE_COUNT; measure++)
        for (i = 0; i < page_run_count(page); i++) {
            html_head_of(out, true, measure_heads[measure], page_letter(page, i));
            put_more_heads(page, (enum measure)measure, i, out);
        }
}

/* Nothing is divided by a price of nothing, or below. */
static void put_ratio(FILE *out, const char *class, const struct page_price *of,
                      const struct page_price *to)
{
    char text[32];

    if (!of->have || !to->have || to->price <= 0) {
        html_no_cell(out);
        return;
    }
    snprintf(text, sizeof(text), "%.3f", of->price / to->price);
    html_number_said(out, class, of->price / to->price, text);
}

/* By its verdict against A, where there is one of prices with each iteration of REP. */
static const char *ratio_class(const struct page *page, const struct page_case *c, size_t run,
                               enum measure measure)
{
    if (!page->has_changes)
        return NULL;
    return page_change_class(judge_find(&page->changes.at[run - 1], c->name), measure, REP_EACH);
}

/*
 * Both did their work, or were refused alike; of anything else the one is no multiple of the other.
 */
static bool is_of_a_kind(const struct page_cell *one, const struct page_cell *other)
{
    if (one->priced || other->priced)
        return one->priced && other->priced;
    return one->refused && other->refused && !strcmp(one->word, other->word);
}

static void put_several(const struct page *page, const struct page_case *c, FILE *out)
{
    const struct page_cell *first = &c->cells[0];
    size_t i;
    int measure;

    for (measure = 0; measure < MEASURE_COUNT; measure++)
        for (i = 0; i < page_run_count(page); i++) {
            const struct page_cell *cell = &c->cells[i];
            const struct page_price *price = &cell->at[measure];

            put_price(out, (enum measure)measure, price->have, price->price);
            if (has_spreads(page, (enum measure)measure))
                put_spread(out, price);
            if (!i || !has_ratios(page))
                continue;
            if (is_of_a_kind(cell, first))
                put_ratio(out, ratio_class(page, c, i, (enum measure)measure), price,
                          &first->at[measure]);
            else
                html_no_cell(out);
        }
}

/* ---- rows ---- */

/* Whether all runs have the same word. */
static bool is_alike(const struct page *page, const struct page_case *c)
{
    size_t i;

    for (i = 1; i < page_run_count(page); i++)
        if (strcmp(page_word(&c->cells[i]), page_word(&c->cells[0])) != 0)
            return false;
    return true;
}

/* That word, or of each run one. */
static void status_text(const struct page *page, const struct page_case *c, char *out, size_t size)
{
    size_t i, len = 0;

    if (is_alike(page, c)) {
        snprintf(out, size, "%s", page_word(&c->cells[0]));
        return;
    }
    for (i = 0; i < page_run_count(page) && len < size; i++)
        len += (size_t)snprintf(out + len, size - len, "%s%c %s", i ? ", " : "",
                                page_letter(page, i), page_word(&c->cells[i]));
}

/* Where runs differ: the words by which a reader filters, each once. */
static void put_status_words(const struct page *page, const struct page_case *c, FILE *out)
{
    size_t i, before;

    fputs(" data-status=\"", out);
    for (i = 0; i < page_run_count(page); i++) {
        const char *word = page_word(&c->cells[i]);

        for (before = 0; before < i && strcmp(page_word(&c->cells[before]), word) != 0; before++)
            ;
        if (before == i)
            html_say(out, "%s%s", i ? " " : "", word);
    }
    fputc('"', out);
}

/* It looks as the first that is not ok does. */
static const char *status_class(const struct page *page, const struct page_case *c)
{
    const struct page_cell *cell;
    size_t i;

    for (i = 0; i < page_run_count(page) && !strcmp(page_word(&c->cells[i]), "ok"); i++)
        ;
    if (i == page_run_count(page))
        return NULL;
    cell = &c->cells[i];
    if (cell->bad)
        return "bad";
    return cell->refused ? "muted" : "warning";
}

static void put_row(const struct page *page, const struct page_case *c, FILE *out)
{
    char status[512];

    fputs("<tr", out);
    if (!is_alike(page, c))
        put_status_words(page, c, out);
    fputc('>', out);
    html_row_head(out, c->name);
    status_text(page, c, status, sizeof(status));
    html_cell(out, status_class(page, c), status);
    if (page_run_count(page) == 1)
        put_one(page, &c->cells[0], out);
    else
        put_several(page, c, out);
    html_row_end(out);
}

/* ---- what the columns are ---- */

static void put_legend(const struct page *page, FILE *out)
{
    fputs("<p class=\"muted\">single: ", out);
    html_say(out,
             "%s of one call, less the null call. entry: per entry of the largest multicall. item: "
             "per item of the largest array call. Where a call is absent or denied it is what the "
             "refusal costs.",
             page_unit(page));
    if (page_run_count(page) == 1) {
        if (page->once[MEASURE_CALL] || page->once[MEASURE_ENTRY])
            html_text(out, " once: with each REP instruction counted once, as a processor counts.");
        html_text(out, " b': each entry of a multicall, filled too. even: the smallest batch from "
                       "which on a filled multicall costs less than as many single calls.");
        html_text(out, page->cycles ? " preempted: timed regions in which the vCPU was taken off "
                                      "its CPU."
                                    : " outliers: samples that are not at the mode.");
    } else if (has_ratios(page)) {
        html_text(out,
                  " B/A: the price of B divided by that of A; red is slower and green is faster, "
                  "where that was judged by this number.");
    }
    if (has_spreads(page, MEASURE_CALL))
        html_say(out, " %s", price_spread_legend);
    fputs("</p>\n", out);
}

void page_put_prices(const struct page *page, FILE *out)
{
    char caption[128];
    size_t i;

    html_section(out, "prices", "Prices");
    put_legend(page, out);
    snprintf(caption, sizeof(caption), "Prices of %zu case%s, in %s", page->case_count,
             page->case_count == 1 ? "" : "s", page_unit(page));
    html_table(out, "price-table", HTML_FILTERABLE, caption);
    html_head(out, false, "case");
    html_head(out, false, "status");
    if (page_run_count(page) == 1)
        put_one_heads(page, out);
    else
        put_several_heads(page, out);
    html_heads_end(out);
    for (i = 0; i < page->case_count; i++)
        put_row(page, &page->cases[i], out);
    html_table_end(out);
    html_section_end(out);
}
