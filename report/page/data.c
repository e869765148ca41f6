/* SPDX-License-Identifier: MIT */
/* The numbers of a page for its script, as JSON in an element that no browser runs. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "report/html/text.h"
#include "report/page/page.h"
#include "report/text/json_out.h"

/* Raised when a script of before would read something wrongly. */
#define DATA_VERSION 1

/* As many decimals as the raw numbers have. */
static double to_hundredths(double number)
{
    return round(number * 100) / 100;
}

/* What only a picture shows, and no table, needs no more of a number than this. */
static double as_drawn(double number)
{
    double size = fabs(number);

    if (size >= 1000)
        return round(number);
    return size >= 100 ? round(number * 10) / 10 : to_hundredths(number);
}

static void put_number(struct json_out *json, bool have, double number)
{
    if (have)
        json_out_real(json, to_hundredths(number));
    else
        json_out_null(json);
}

static void put_drawn(struct json_out *json, bool have, double number)
{
    put_number(json, have, as_drawn(number));
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

/* Which of a batch's numbers. */
enum batch_number { BATCH_COST, BATCH_LOW, BATCH_HIGH };

static void put_batch(struct json_out *json, const struct page_batch *batch,
                      enum batch_number which)
{
    bool known = batch && spread_known(&batch->spread);

    switch (which) {
    case BATCH_COST:
        put_number(json, batch != NULL, batch ? batch->cost : 0);
        break;
    case BATCH_LOW:
        put_drawn(json, known, known ? batch->spread.low : 0);
        break;
    default:
        put_drawn(json, known, known ? batch->spread.high : 0);
    }
}

/* A number for each size there is. */
static void put_curve(const struct page *page, struct json_out *json,
                      const struct page_curve *curve, enum batch_number which)
{
    size_t i, at = 0;

    if (!curve->count) {
        json_out_null(json);
        return;
    }
    json_out_open(json, '[');
    for (i = 0; i < page->size_count; i++) {
        while (at < curve->count && curve->at[at].n < page->sizes[i])
            at++;
        put_batch(json,
                  at < curve->count && curve->at[at].n == page->sizes[i] ? &curve->at[at] : NULL,
                  which);
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

/* Of a case that no run has batches of there is no list of lists, but one null. */
static void put_curves(const struct page *page, const struct page_case *c, struct json_out *json,
                       const char *key, enum page_curves which, enum batch_number number)
{
    size_t i;

    json_out_key(json, key);
    if (!any_curve(page, c, which)) {
        json_out_null(json);
        return;
    }
    json_out_open(json, '[');
    for (i = 0; i < page_run_count(page); i++)
        put_curve(page, json, &c->cells[i].curves[which], number);
    json_out_close(json, ']');
}

static void put_boots(struct json_out *json, const struct page_cell *cell)
{
    size_t boot, q;

    if (!cell->quantile_boots) {
        json_out_null(json);
        return;
    }
    json_out_open(json, '[');
    for (boot = 0; boot < cell->quantile_boots; boot++) {
        json_out_open(json, '[');
        for (q = 0; q < PAGE_QUANTILES; q++)
            put_drawn(json, true, cell->quantiles[PAGE_QUANTILES * boot + q]);
        json_out_close(json, ']');
    }
    json_out_close(json, ']');
}

/* ---- what is one value for each run ---- */

static void put_status(struct json_out *json, const struct page_cell *cell)
{
    json_out_text(json, page_word(cell));
}

static void put_single(struct json_out *json, const struct page_cell *cell)
{
    put_number(json, cell->at[MEASURE_CALL].have, cell->at[MEASURE_CALL].price);
}

static void put_even(struct json_out *json, const struct page_cell *cell)
{
    put_number(json, cell->break_even > 0, cell->break_even);
}

static void put_each(const struct page *page, const struct page_case *c, struct json_out *json,
                     const char *key,
                     void (*put)(struct json_out *json, const struct page_cell *cell))
{
    size_t i;

    json_out_key(json, key);
    json_out_open(json, '[');
    for (i = 0; i < page_run_count(page); i++)
        put(json, &c->cells[i]);
    json_out_close(json, ']');
}

/* What a picture shows of a path: filled, or where no run has it filled, as it is. */
static enum page_curves shown_curve(const struct page *page, const struct page_case *c,
                                    enum page_curves plain, enum page_curves filled)
{
    return any_curve(page, c, filled) || !any_curve(page, c, plain) ? filled : plain;
}

static void put_batches(const struct page *page, const struct page_case *c, struct json_out *json)
{
    enum page_curves batch = shown_curve(page, c, PAGE_MULTI, PAGE_FILLED);
    enum page_curves array = shown_curve(page, c, PAGE_ARRAY, PAGE_ARRAY_FILLED);

    put_curves(page, c, json, "batch", batch, BATCH_COST);
    put_curves(page, c, json, "array", array, BATCH_COST);
    if (page->cycles) {
        put_curves(page, c, json, "low", batch, BATCH_LOW);
        put_curves(page, c, json, "high", batch, BATCH_HIGH);
    }
    if (batch == PAGE_FILLED && array == PAGE_ARRAY_FILLED)
        return;
    json_out_key(json, "plain");
    json_out_open(json, '[');
    if (batch != PAGE_FILLED)
        json_out_text(json, "batch");
    if (array != PAGE_ARRAY_FILLED)
        json_out_text(json, "array");
    json_out_close(json, ']');
}

static void put_case(const struct page *page, const struct page_case *c, struct json_out *json)
{
    char family[256];

    snprintf(family, sizeof(family), "%.*s", (int)strcspn(c->name, "/"), c->name);
    json_out_open(json, '{');
    put_text(json, "name", c->name);
    put_text(json, "family", family);
    put_each(page, c, json, "status", put_status);
    put_each(page, c, json, "single", put_single);
    put_batches(page, c, json);
    put_each(page, c, json, "even", put_even);
    if (page->cycles)
        put_each(page, c, json, "boots", put_boots);
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
