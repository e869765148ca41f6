/* SPDX-License-Identifier: MIT */
/* Prices and batch fits of runs side by side: see compare.h. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "report/compare/blocks.h"
#include "report/compare/compare.h"
#include "report/compare/table.h"
#include "report/format/paragraph.h"
#include "report/format/table.h"
#include "report/model/level.h"
#include "report/model/unit.h"
#include "report/prices/price.h"
#include "report/stats/spread.h"

/* The words in the head of a column; what a log says is no wider than this. */
#define HEAD_WIDTH 12

/* The lines of a head: what each run is. */
enum head_line { HEAD_ENV, HEAD_XEN, HEAD_MODE, HEAD_FILE, HEAD_ID, HEAD_LINES };

/* Of a run that has no build to be told apart by, the lines of it are empty. */
static const char *head_word(const struct compare_run *run, enum head_line line, int *len)
{
    size_t file = strcspn(run->build, " ");

    *len = HEAD_WIDTH;
    switch (line) {
    case HEAD_ENV:
        return run->env;
    case HEAD_XEN:
        return run->xen;
    case HEAD_MODE:
        return run->mode;
    case HEAD_FILE:
        *len = file < HEAD_WIDTH ? (int)file : HEAD_WIDTH;
        return run->build;
    default:
        return run->build + file + strspn(run->build + file, " ");
    }
}

/* Two builds of one version have two lines more. */
static enum head_line head_lines(const struct compare *compare)
{
    size_t i;

    for (i = 0; i < compare->run_count; i++)
        if (*compare->runs[i].build)
            return HEAD_LINES;
    return HEAD_FILE;
}

static void put_head_row(const struct compare *compare, const struct compare_columns *columns,
                         struct table *table, enum head_line line)
{
    size_t i, k;
    int len;

    for (i = 0; i < columns->left; i++)
        table_cell(table, "%s", "");
    for (k = 0; k < columns->count; k++) {
        const char *word = head_word(&compare->runs[columns->at[k]], line, &len);

        table_cell(table, "%.*s", len, word);
        if (columns->spreads)
            table_cell(table, "%s", "");
        if (k)
            table_cell(table, "%s", "");
    }
}

void compare_columns(const struct compare *compare, size_t first, size_t end,
                     struct compare_columns *columns)
{
    *columns = (struct compare_columns){.count = 1};
    for (; first < end && first < compare->run_count; first++)
        columns->at[columns->count++] = first;
}

/* Behind A's price, from 1: its spread, and of each other run its price, spread and ratio. */
static bool is_spread(size_t at)
{
    return at == 1 || at % 3 == 0;
}

/* Spreads from the right, and then what a table leaves out by itself. */
static void leave_spreads(struct compare_columns *columns, size_t all, struct table *table)
{
    size_t i, count = 0;
    int spreads;

    for (spreads = 1; spreads >= 0; spreads--)
        for (i = all - columns->left - 1; i > 0; i--)
            if (is_spread(i) == spreads)
                columns->leave[count++] = columns->left + i;
    table_leave(table, columns->leave, count);
}

void compare_table_start(const struct compare *compare, struct compare_columns *columns,
                         const char *const *labels, size_t left, struct table *table)
{
    const char *heads[2 + 3 * (1 + COMPARE_BESIDE)];
    size_t k, n;

    columns->left = left;
    for (n = 0; n < left; n++)
        heads[n] = labels[n];
    for (k = 0; k < columns->count; k++) {
        snprintf(columns->run_head[k], sizeof(columns->run_head[k]), "%c",
                 compare_letter(columns->at[k]));
        snprintf(columns->ratio_head[k], sizeof(columns->ratio_head[k]), "%c/A",
                 compare_letter(columns->at[k]));
        heads[n++] = columns->run_head[k];
        if (columns->spreads)
            heads[n++] = PRICE_SPREAD;
        if (k)
            heads[n++] = columns->ratio_head[k];
    }
    table_start(table, heads, n, left);
    if (columns->spreads)
        leave_spreads(columns, n, table);
    for (k = 0; k < head_lines(compare); k++)
        put_head_row(compare, columns, table, (enum head_line)k);
}

void compare_table_ratio(struct table *table, bool have, double ratio, bool about)
{
    if (have)
        table_cell(table, "%s%.2f", about ? "~" : "", ratio);
    else
        table_cell(table, "-");
}

static void put_spread(struct table *table, const struct compare_cell *cell)
{
    char text[48] = "-";

    if (!*cell->word && cell->price && cell->price->have_single)
        price_spread_text(&cell->price->spread, cell->price->single, text, sizeof(text));
    table_cell(table, "%s", text);
}

static void put_price(struct table *table, const struct compare_row *row, size_t run)
{
    double price = 0;
    bool have = compare_single(row, run, &price);

    if (*row->cells[run].word)
        table_cell(table, "%s", row->cells[run].word);
    else
        table_number(table, have, price);
}

/* Then there is another figure, and this is not it. */
static bool any_counts_once(const struct compare *compare)
{
    size_t i;

    for (i = 0; i < compare->run_count; i++)
        if (run_counts_once(compare->runs[i].run))
            return true;
    return false;
}

/* Runs in cycles, of which one of the table has several boots. */
static bool has_spreads(const struct compare *compare, const struct compare_columns *columns)
{
    size_t i, k;

    for (i = 0; i < compare->row_count; i++)
        for (k = 0; k < columns->count; k++) {
            const struct compare_price *price = compare->rows[i].cells[columns->at[k]].price;

            if (price && price->have_single && spread_known(&price->spread))
                return true;
        }
    return false;
}

void compare_show_prices(const struct compare *compare, size_t first, size_t end, FILE *out)
{
    static const char *const labels[] = {"case"};
    struct compare_columns columns;
    struct table table;
    size_t i, k;

    compare_columns(compare, first, end, &columns);
    columns.spreads = has_spreads(compare, &columns);
    fputc('\n', out);
    show_line(out, 2, "One single call, %s, less the null call%s",
              unit_name(run_unit(compare->runs[0].run)),
              any_counts_once(compare) ? ", with each iteration of a REP instruction" : "");
    compare_table_start(compare, &columns, labels, 1, &table);
    for (i = 0; i < compare->row_count; i++) {
        const struct compare_row *row = &compare->rows[i];

        table_cell(&table, "%s", row->name);
        for (k = 0; k < columns.count; k++) {
            double ratio = 0;
            bool have = k && compare_ratio(row, columns.at[k], &ratio);

            put_price(&table, row, columns.at[k]);
            if (columns.spreads)
                put_spread(&table, &row->cells[columns.at[k]]);
            if (k)
                compare_table_ratio(&table, have, ratio,
                                    compare_about(compare, row, columns.at[k]));
        }
    }
    table_finish(&table, out);
    if (columns.spreads)
        show_text(out, price_spread_legend, 0);
}

static const struct compare_fit *fit_of(const struct compare_row *row, size_t run, bool fill)
{
    const struct compare_price *price = row->cells[run].price;

    return price && price->fits[fill].fitted ? &price->fits[fill] : NULL;
}

/* Twelve of these stand in a line: from here on without a decimal. */
#define FIT_WHOLE 1000.0

static void put_number(struct table *table, bool have, double number)
{
    table_number(table, have, have && fabs(number) >= FIT_WHOLE ? round(number) : number);
}

/* The place of b among what is shown of a fit. */
#define FIT_ENTRY 1

static void put_fit(struct table *table, const struct compare_row *row, size_t run, size_t what)
{
    const struct compare_fit *plain = fit_of(row, run, false), *fill = fit_of(row, run, true);

    if (what == 0)
        put_number(table, plain, plain ? plain->a : 0);
    else if (what == FIT_ENTRY)
        put_number(table, plain, plain ? plain->b : 0);
    else if (what == 2)
        put_number(table, fill, fill ? fill->b : 0);
    else
        table_cell(table, "%s", row->cells[run].price ? row->cells[run].price->even : "-");
}

/* What an entry of a batch costs is compared as a call is; nobody asks that of a and b'. */
static bool has_ratio(size_t what, size_t column)
{
    return what == FIT_ENTRY && column > 0;
}

static void put_entry_ratio(const struct compare *compare, const struct compare_row *row,
                            size_t run, struct table *table)
{
    const struct compare_fit *base = fit_of(row, 0, false), *fit = fit_of(row, run, false);
    bool have = base && fit && base->b > 0;

    compare_table_ratio(table, have, have ? fit->b / base->b : 0, compare_about(compare, row, run));
}

static bool any_fit(const struct compare_row *row, const struct compare_columns *columns)
{
    size_t k;

    for (k = 0; k < columns->count; k++)
        if (fit_of(row, columns->at[k], false) || fit_of(row, columns->at[k], true))
            return true;
    return false;
}

static bool have_fits(const struct compare *compare, const struct compare_columns *columns)
{
    size_t i;

    for (i = 0; i < compare->row_count; i++)
        if (any_fit(&compare->rows[i], columns))
            return true;
    return false;
}

static void put_fits(const struct compare *compare, const struct compare_columns *columns,
                     struct table *table)
{
    size_t i, k, what;

    for (i = 0; i < compare->row_count; i++) {
        if (!any_fit(&compare->rows[i], columns))
            continue;
        table_cell(table, "%s", compare->rows[i].name);
        for (what = 0; what < COMPARE_FITS; what++)
            for (k = 0; k < columns->count; k++) {
                put_fit(table, &compare->rows[i], columns->at[k], what);
                if (has_ratio(what, k))
                    put_entry_ratio(compare, &compare->rows[i], columns->at[k], table);
            }
    }
}

void compare_show_fits(const struct compare *compare, size_t first, size_t end, FILE *out)
{
    static const char *const fits[COMPARE_FITS] = {"a", "b", "b'", "even"};
    char names[COMPARE_FITS * (1 + COMPARE_BESIDE) + COMPARE_BESIDE][8];
    const char *heads[1 + sizeof(names) / sizeof(*names)] = {"case"};
    struct compare_columns columns;
    struct table table;
    size_t what, k, n = 0;

    compare_columns(compare, first, end, &columns);
    if (!have_fits(compare, &columns))
        return;
    for (what = 0; what < COMPARE_FITS; what++)
        for (k = 0; k < columns.count; k++) {
            snprintf(names[n], sizeof(names[n]), "%s %c", fits[what],
                     compare_letter(columns.at[k]));
            n++;
            if (has_ratio(what, k))
                snprintf(names[n++], sizeof(*names), "%c/A", compare_letter(columns.at[k]));
        }
    for (k = 0; k < n; k++)
        heads[1 + k] = names[k];
    fputs("\nA multicall of n costs a + b n; b' when its entries are filled too\n", out);
    table_start(&table, heads, 1 + n, 1);
    put_fits(compare, &columns, &table);
    table_finish(&table, out);
    show_text(
        out,
        "even: the smallest batch measured from which on a filled multicall costs less than n "
        "single calls.",
        0);
}
