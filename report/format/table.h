/* SPDX-License-Identifier: MIT */
/* A table of text whose columns are as wide as they need to be.  Cells are made clean. */
#ifndef REPORT_FORMAT_TABLE_H
#define REPORT_FORMAT_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

struct text_pool;

struct table {
    struct text_pool *pool; /* where the cells are */
    char **cells;           /* row by row; the first row is the heads */
    size_t count;
    size_t columns;
    size_t left;         /* so many columns stand to the left, the others to the right */
    const size_t *leave; /* or NULL: see table_leave */
    size_t leave_count;
    unsigned long sparks; /* a bit for each column that table_spark made one of bars */
};

/* How many heights a bar of table_spark has. */
#define TABLE_BARS 8

/* Start a table with these heads. */
void table_start(struct table *table, const char *const *heads, size_t columns, size_t left);
/* The next cell, row by row. */
__attribute__((format(printf, 2, 3))) void table_cell(struct table *table, const char *format, ...);
/* The next cell is a number with a decimal where it has one and it matters, or "-". */
void table_number(struct table *table, bool have, double number);
/* As table_number, with one decimal wherever that matters, for columns of means. */
void table_decimal(struct table *table, bool have, double number);
/*
 * The columns that may be left out where the terminal is too narrow for all, in this order; without
 * it those of numbers from the right, but for the first.  Text among them goes before other text is
 * cut.  They have to live as long as the table.
 */
void table_leave(struct table *table, const size_t *columns, size_t count);
/*
 * The cells of that column, one of the first 64, are bars side by side: a cell holds a digit for
 * each, from 0 to TABLE_BARS - 1, and is printed as block characters of Unicode, for a terminal
 * that draws these (report/system/terminal.h).  Whatever is no digit is printed as it is.  Bars
 * stand to the left, so that the first are below each other.
 */
void table_spark(struct table *table, size_t column);
/*
 * How wide the column may be, so that the table as it is otherwise fits the terminal without
 * leaving anything out, but never less than a name that can be read; SIZE_MAX: as wide as it needs.
 */
size_t table_room(const struct table *table, size_t column);
/* Print it, within the terminal (report/format/width.h), and free it. */
void table_finish(struct table *table, FILE *out);
/* Free it without printing. */
void table_drop(struct table *table);

/* The texts that table_number and table_decimal write. */
void number_text(char *out, size_t size, double number);
void decimal_text(char *out, size_t size, double number);

#endif
