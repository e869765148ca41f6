/* SPDX-License-Identifier: MIT */
/* A table of text: see table.h. */
#include "report/format/table.h"

#include <limits.h>
#include <math.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/format/fit.h"
#include "report/format/paragraph.h"
#include "report/format/width.h"
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

void decimal_text(char *out, size_t size, double number)
{
    snprintf(out, size, "%.*f", fabs(number) >= WHOLE_FROM ? 0 : 1, number);
}

void table_decimal(struct table *table, bool have, double number)
{
    char text[64] = "-";

    if (have)
        decimal_text(text, sizeof(text), number);
    add(table, text);
}

/* How wide each column is; a column of nothing takes its place, too.  To be freed. */
static size_t *column_widths(const struct table *table)
{
    size_t *widths = memory_new(table->columns * sizeof(*widths)), i, len;

    for (i = 0; i < table->columns; i++)
        widths[i] = 1;
    for (i = 0; i < table->count; i++) {
        len = strlen(table->cells[i]);
        if (len > widths[i % table->columns])
            widths[i % table->columns] = len;
    }
    return widths;
}

size_t table_room(const struct table *table, size_t column)
{
    size_t limit = width_of_table(), *widths, i, others = table->columns - 1;

    if (!limit)
        return SIZE_MAX;
    widths = column_widths(table);
    for (i = 0; i < table->columns; i++)
        others += i == column ? 0 : widths[i];
    free(widths);
    return limit > others + FIT_NAME_LEAST ? limit - others : FIT_NAME_LEAST;
}

/* The last column of a row that has anything in it: nothing behind it leaves no blanks there. */
static size_t last_of(const struct table *table, size_t row, const struct table_fit *fit)
{
    size_t column = table->columns - 1;

    while (column && (!fit->widths[column] || !*table->cells[row + column]))
        column--;
    return column;
}

/* U+2581 to U+2588, the lower eighths of a block. */
static void put_bars(FILE *out, const char *digits)
{
    for (; *digits; digits++)
        if (*digits >= '0' && *digits < '0' + TABLE_BARS)
            fprintf(out, "\xe2\x96%c", 0x81 + (*digits - '0'));
        else
            putc(*digits, out);
}

static bool is_spark(const struct table *table, size_t column)
{
    return column < CHAR_BIT * sizeof(table->sparks) && table->sparks >> column & 1;
}

static void print_cell(const struct table *table, size_t row, size_t column, bool last,
                       const struct table_fit *fit, FILE *out)
{
    char *text = table_fit_text(table->cells[row + column], fit->widths[column]);
    int pad = (int)(fit->widths[column] - strlen(text));
    bool left = column < table->left || is_spark(table, column);

    fprintf(out, "%*s", (column ? fit->gap : 0) + (left ? 0 : pad), "");
    if (row && is_spark(table, column))
        put_bars(out, text);
    else
        fputs(text, out);
    if (left && !last)
        fprintf(out, "%*s", pad, "");
    free(text);
}

static void print_row(const struct table *table, size_t row, const struct table_fit *fit, FILE *out)
{
    size_t column, last = last_of(table, row, fit);

    for (column = 0; column <= last; column++)
        if (fit->widths[column])
            print_cell(table, row, column, column == last, fit, out);
    fputc('\n', out);
}

/* What the width of the terminal cost, below the table. */
static void say_fit(const struct table *table, const struct table_fit *fit, FILE *out)
{
    char text[512], names[256] = "";
    size_t column, len;

    for (column = 0; column < table->columns; column++) {
        len = strlen(names);
        if (!fit->widths[column])
            snprintf(names + len, sizeof(names) - len, "%s%s", len ? ", " : "",
                     table->cells[column]);
    }
    snprintf(
        text, sizeof(text), "[%zu columns: %s%s%s%s; all of it on a wider terminal or in a pipe]",
        width_of_table(), *names ? "without " : "", names, *names && fit->shortened ? ", and " : "",
        fit->shortened ? "'..' for the middle of a name" : "");
    if (fit->left_out || fit->shortened)
        show_text(out, text, 0);
}

void table_drop(struct table *table)
{
    text_pool_free(table->pool);
    free(table->cells);
    *table = (struct table){0};
}

void table_finish(struct table *table, FILE *out)
{
    struct table_fit fit = {.columns = table->columns,
                            .left = table->left,
                            .leave = table->leave,
                            .leave_count = table->leave_count,
                            .widths = column_widths(table)};
    size_t row;

    table_fit(&fit, width_of_table());
    for (row = 0; row < table->count; row += table->columns)
        print_row(table, row, &fit, out);
    say_fit(table, &fit, out);
    free(fit.widths);
    table_drop(table);
}

void table_spark(struct table *table, size_t column)
{
    if (column < CHAR_BIT * sizeof(table->sparks))
        table->sparks |= 1ul << column;
}

void table_leave(struct table *table, const size_t *columns, size_t count)
{
    table->leave = columns;
    table->leave_count = count;
}
