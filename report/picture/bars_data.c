/* SPDX-License-Identifier: MIT */
/* See bars_data.h. */
#include "report/picture/bars_data.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "report/format/table.h"
#include "report/picture/lettering.h"

/* Half the height of a bar; from bar to bar it is 1. */
#define BAR_HALF 0.4
/* With bars so many times as long as others, these would not be seen. */
#define LOG_RATIO 1000

struct taker {
    const struct bars_page *page;
    FILE *out;
    struct bars_data *data;
    size_t kind; /* whose block of bars is written */
};

/* Called with each bar or word of a page, and where its middle is. */
typedef void visit(const struct taker *taker, const struct bars_row *row, size_t kind, double y);

static void visit_all(const struct taker *taker, visit *each)
{
    const struct bars *bars = taker->page->bars;
    double top = 0, y;
    size_t i, kind;

    for (i = 0; i < taker->page->count; i++) {
        const struct bars_row *row = &bars->rows[taker->page->first + i];

        for (kind = 0, y = 0 - top; kind < bars->kind_count; kind++) {
            if (!row->at[kind].have && !row->at[kind].word)
                continue;
            each(taker, row, kind, y);
            y -= !bars->stacked;
        }
        top += bars_row_height(bars, row);
    }
}

/* In a stack a bar begins where those before it end. */
static double stacked_before(const struct taker *taker, const struct bars_row *row, size_t kind)
{
    double start = 0;
    size_t i;

    for (i = 0; taker->page->bars->stacked && i < kind; i++)
        start += row->at[i].have ? row->at[i].value : 0;
    return start;
}

/* ---- the axis ---- */

struct reach {
    double least, most;
    bool any;
};

static void reach_to(struct reach *reach, double value)
{
    reach->least = reach->any ? fmin(reach->least, value) : value;
    reach->most = reach->any ? fmax(reach->most, value) : value;
    reach->any = true;
}

static struct reach reach_of(const struct taker *taker)
{
    const struct bars_page *page = taker->page;
    struct reach reach = {0};
    size_t i, kind;

    for (i = 0; i < page->count; i++)
        for (kind = 0; kind < page->bars->kind_count; kind++) {
            const struct bars_row *row = &page->bars->rows[page->first + i];
            const struct bars_bar *bar = &row->at[kind];

            if (!bar->have)
                continue;
            reach_to(&reach, stacked_before(taker, row, kind) + bar->value);
            if (bar->spread) {
                reach_to(&reach, bar->low);
                reach_to(&reach, bar->high);
            }
        }
    return reach;
}

static void choose_axis(const struct taker *taker)
{
    struct reach reach = reach_of(taker);
    struct bars_data *data = taker->data;

    data->log =
        !taker->page->bars->stacked && reach.least > 0 && reach.most > LOG_RATIO * reach.least;
    /* The shortest bar is seen, too. */
    data->from = data->log ? pow(10, ceil(log10(reach.least)) - 1) : fmin(reach.least, 0);
    data->to = fmax(reach.most, 0);
    if (data->to <= data->from)
        data->to = data->from + 1;
}

/* ---- the blocks ---- */

/* A bar of the kind whose block is written: start, end, middle, edges. */
static void put_bar(const struct taker *taker, const struct bars_row *row, size_t kind, double y)
{
    double start = taker->data->log ? taker->data->from : stacked_before(taker, row, kind);
    double end = row->at[kind].value + (taker->data->log ? 0 : start);

    if (kind != taker->kind || !row->at[kind].have)
        return;
    fprintf(taker->out, "%.17g\t%.17g\t%g\t%g\t%g\n", start, end, y, y - BAR_HALF, y + BAR_HALF);
    taker->data->kinds[kind]++;
}

/* A whisker: its ends and its height. */
static void put_whisker(const struct taker *taker, const struct bars_row *row, size_t kind,
                        double y)
{
    const struct bars_bar *bar = &row->at[kind];

    if (!bar->have || !bar->spread)
        return;
    fprintf(taker->out, "%.17g\t%.17g\t%g\n", bar->low, bar->high, y);
    taker->data->whiskers++;
}

static void put_text(const struct taker *taker, double x, double y, const char *text)
{
    double width = lettering_width(text);

    fprintf(taker->out, "%.17g\t%g\t%s\n", x, y, text);
    taker->data->widest = fmax(taker->data->widest, width);
}

/* Behind the bar and its whisker; behind the zero where the bar is below it. */
static void put_number(const struct taker *taker, const struct bars_row *row, size_t kind, double y)
{
    const struct bars_bar *bar = &row->at[kind];
    char number[32], text[96];

    if (!bar->have)
        return;
    number_text(number, sizeof(number), bar->value);
    snprintf(text, sizeof(text), "%s%s", number, bar->more);
    taker->data->numbers++;
    put_text(taker, fmax(fmax(bar->value, 0), bar->spread ? bar->high : bar->value), y, text);
}

/* The parts of a stack and their sum, once a row. */
static void put_sum(const struct taker *taker, const struct bars_row *row, size_t kind, double y)
{
    char text[BARS_MAX * 36] = "", number[32];
    double sum = 0, reach = 0;
    size_t i, len = 0, parts = 0;

    for (i = 0; i < taker->page->bars->kind_count; i++) {
        if (!row->at[i].have)
            continue;
        if (i < kind)
            return;
        sum += row->at[i].value;
        reach = fmax(reach, sum);
        number_text(number, sizeof(number), fabs(row->at[i].value));
        len += (size_t)snprintf(text + len, sizeof(text) - len, "%s%s",
                                row->at[i].value < 0 ? (parts ? " - " : "-")
                                : parts              ? " + "
                                                     : "",
                                number);
        parts++;
    }
    number_text(number, sizeof(number), sum);
    if (parts > 1)
        snprintf(text + len, sizeof(text) - len, " = %s", number);
    if (!parts)
        return;
    taker->data->numbers++;
    put_text(taker, reach, y, text);
}

static void put_word(const struct taker *taker, const struct bars_row *row, size_t kind, double y)
{
    if (row->at[kind].have)
        return;
    put_text(taker, taker->data->log ? taker->data->from : 0, y, row->at[kind].word);
    taker->data->words++;
}

void bars_data_put(const struct bars_page *page, FILE *out, struct bars_data *data)
{
    struct taker taker = {page, out, data, 0};

    *data = (struct bars_data){0};
    choose_axis(&taker);
    for (; taker.kind < page->bars->kind_count; taker.kind++) {
        visit_all(&taker, put_bar);
        if (data->kinds[taker.kind])
            fputs("\n\n", out);
    }
    visit_all(&taker, put_whisker);
    if (data->whiskers)
        fputs("\n\n", out);
    visit_all(&taker, page->bars->stacked ? put_sum : put_number);
    if (data->numbers)
        fputs("\n\n", out);
    visit_all(&taker, put_word);
}
