/* SPDX-License-Identifier: MIT */
/*
 * What the script of a page draws beside the raw numbers (raw.c), which it takes from there, as
 * JSON in an element that no browser runs.
 */
#include "report/page/sections.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "report/html/text.h"
#include "report/text/json_out.h"

/* Raised when a script of before would read something wrongly. */
#define DATA_VERSION 2

/* What only a picture shows, and no table, needs three digits of a number, or all before the point.
 */
static double as_drawn(double number, double of)
{
    double part = fabs(of) >= 100 ? 1 : fabs(of) >= 10 ? 10 : 100;

    return round(number * part) / part;
}

static void put_text(struct json_out *json, const char *key, const char *text)
{
    json_out_key(json, key);
    json_out_text(json, text);
}

static void put_runs(const struct page *page, struct json_out *json)
{
    char label[200], letter[2] = "A";
    size_t i;

    json_out_key(json, "runs");
    json_out_open(json, '[');
    for (i = 0; i < page_run_count(page); i++) {
        *letter = compare_letter(i);
        page_label(page, i, label, sizeof(label));
        json_out_open(json, '{');
        put_text(json, "label", letter);
        put_text(json, "name", label);
        json_out_close(json, '}');
    }
    json_out_close(json, ']');
}

static void put_sizes(const struct page *page, struct json_out *json)
{
    size_t i;

    json_out_key(json, "sizes");
    json_out_open(json, '[');
    for (i = 0; i < page->size_count; i++)
        json_out_number(json, page->sizes[i]);
    json_out_close(json, ']');
}

/* How far below or above its cost a batch may lie, over the sizes. */
static void put_reach(const struct page *page, struct json_out *json,
                      const struct page_curve *curve, bool above)
{
    const struct page_batch *batch = curve->at, *end = batch + curve->count;
    size_t i;

    json_out_open(json, '[');
    for (i = 0; i < page->size_count; i++) {
        while (batch < end && batch->n < page->sizes[i])
            batch++;
        if (batch == end || batch->n != page->sizes[i] || !spread_known(&batch->spread))
            json_out_null(json);
        else
            json_out_real(json, as_drawn(above ? batch->spread.high - batch->cost
                                               : batch->cost - batch->spread.low,
                                         batch->cost));
    }
    json_out_close(json, ']');
}

static bool any_curve(const struct page *page, const struct page_case *c, size_t which)
{
    size_t i;

    for (i = 0; i < page_run_count(page); i++)
        if (c->cells[i].curves[which].count)
            return true;
    return false;
}

/* Of the curve that a picture shows: filled, or where no run has it filled, as it is. */
static void put_reaches(const struct page *page, const struct page_case *c, struct json_out *json,
                        const char *key, bool above)
{
    enum page_curves which = any_curve(page, c, PAGE_FILLED) ? PAGE_FILLED : PAGE_MULTI;
    size_t i;

    if (!any_curve(page, c, which))
        return;
    json_out_key(json, key);
    json_out_open(json, '[');
    for (i = 0; i < page_run_count(page); i++)
        put_reach(page, json, &c->cells[i].curves[which], above);
    json_out_close(json, ']');
}

/* Of each boot the least sample, and from each of its quantiles to the next. */
static void put_boots(struct json_out *json, const struct page_cell *cell)
{
    size_t boot, q;

    json_out_open(json, '[');
    for (boot = 0; boot < cell->boot_count; boot++) {
        const double *at = &cell->boots[PAGE_QUANTILES * boot];
        double last = 0;

        for (q = 0; q < PAGE_QUANTILES; q++) {
            double now = as_drawn(at[q], at[0]);

            json_out_real(json, as_drawn(now - last, at[0]));
            last = now;
        }
    }
    json_out_close(json, ']');
}

static void put_all_boots(const struct page *page, const struct page_case *c, struct json_out *json)
{
    size_t i;

    json_out_key(json, "boots");
    json_out_open(json, '[');
    for (i = 0; i < page_run_count(page); i++)
        put_boots(json, &c->cells[i]);
    json_out_close(json, ']');
}

static void put_even(const struct page *page, const struct page_case *c, struct json_out *json)
{
    size_t i;

    for (i = 0; i < page_run_count(page) && !c->cells[i].break_even; i++)
        ;
    if (i == page_run_count(page))
        return;
    json_out_key(json, "even");
    json_out_open(json, '[');
    for (i = 0; i < page_run_count(page); i++)
        if (c->cells[i].break_even)
            json_out_number(json, c->cells[i].break_even);
        else
            json_out_null(json);
    json_out_close(json, ']');
}

static void put_case(const struct page *page, const struct page_case *c, struct json_out *json)
{
    json_out_open(json, '{');
    put_text(json, "name", c->name);
    put_even(page, c, json);
    if (page->cycles) {
        put_reaches(page, c, json, "below", false);
        put_reaches(page, c, json, "above", true);
        put_all_boots(page, c, json);
    }
    json_out_close(json, '}');
}

void page_put_data(const struct page *page, FILE *out)
{
    struct json_out json = {.out = out, .flat = true, .in_html = true};
    size_t i;

    fputs("<script type=\"application/json\" id=\"data\">", out);
    json_out_open(&json, '{');
    json_out_key(&json, "version");
    json_out_number(&json, DATA_VERSION);
    put_text(&json, "unit", page_unit(page));
    put_runs(page, &json);
    put_sizes(page, &json);
    if (page_telling(page))
        put_text(&json, "first", page_telling(page)->name);
    json_out_key(&json, "cases");
    json_out_open(&json, '[');
    for (i = 0; i < page->case_count; i++)
        put_case(page, &page->cases[i], &json);
    json_out_close(&json, ']');
    json_out_close(&json, '}');
    fputs("</script>\n", out);
}
