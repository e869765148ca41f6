/* SPDX-License-Identifier: MIT */
/* A table of text: see table.h. */
#include "report/format/table.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/system/memory.h"
#include "report/text/pool.h"

/* From here on a decimal is noise. */
#define WHOLE_FROM 10000.0
/* What a sum of doubles may be off from the whole number that it is. */
#define NOISE 1e-6

static void add(struct table *table, const char *text)
{
    table->cells = memory_grow(table->cells, table->count, sizeof(*table->cells));
    table->cells[table->count++] = text_pool_add(&table->pool, text);
}

void table_start(struct table *table, const char *const *heads, size_t columns, size_t left)
{
    size_t i;

    *table = (struct table){.columns = columns, .left = left};
    for (i = 0; i < columns; i++)
        add(table, heads[i]);
}

void table_cell(struct table *table, const char *format, ...)
{
    char *text;
    va_list args;
    int len;

    va_start(args, format);
    len = vasprintf(&text, format, args);
    va_end(args);
    add(table, len < 0 ? "" : text);
    if (len >= 0)
        free(text);
}

void number_text(char *out, size_t size, double number)
{
    bool whole = fabs(number - round(number)) < NOISE || fabs(number) >= WHOLE_FROM;

    snprintf(out, size, "%.*f", whole ? 0 : 1, number);
    /* A rounded "-0.0" is read as if it meant something. */
    if (atof(out) == 0)
        snprintf(out, size, whole ? "0" : "0.0");
}

void table_number(struct table *table, bool have, double number)
{
    char text[64] = "-";

    if (have)
        number_text(text, sizeof(text), number);
    add(table, text);
}

void table_decimal(struct table *table, bool have, double number)
{
    if (have)
        table_cell(table, "%.*f", fabs(number) >= WHOLE_FROM ? 0 : 1, number);
    else
        table_cell(table, "-");
}

/* How wide each column is; to be freed. */
static size_t *column_widths(const struct table *table)
{
    size_t *widths = memory_new(table->columns * sizeof(*widths)), i, len;

    for (i = 0; i < table->count; i++) {
        len = strlen(table->cells[i]);
        if (len > widths[i % table->columns])
            widths[i % table->columns] = len;
    }
    return widths;
}

/* Two spaces between columns where that fits a terminal, else one. */
static int space_between(const struct table *table, const size_t *widths)
{
    size_t column, sum = 2 * (table->columns - 1);

    for (column = 0; column < table->columns; column++)
        sum += widths[column];
    return sum <= 100 ? 2 : 1;
}

static void print_cell(const struct table *table, size_t i, const size_t *widths, int gap,
                       FILE *out)
{
    size_t column = i % table->columns, pad = widths[column] - strlen(table->cells[i]);
    bool left = column < table->left, last = column + 1 == table->columns;

    /* Nothing at the end of a line leaves no blanks there. */
    if (!last || *table->cells[i])
        fprintf(out, "%*s%s", (column ? gap : 0) + (left ? 0 : (int)pad), "", table->cells[i]);
    if (left && !last)
        fprintf(out, "%*s", (int)pad, "");
    if (last)
        fputc('\n', out);
}

void table_drop(struct table *table)
{
    text_pool_free(table->pool);
    free(table->cells);
    *table = (struct table){0};
}

void table_finish(struct table *table, FILE *out)
{
    size_t *widths = column_widths(table), i;
    int gap = space_between(table, widths);

    for (i = 0; i < table->count; i++)
        print_cell(table, i, widths, gap, out);
    free(widths);
    table_drop(table);
}
