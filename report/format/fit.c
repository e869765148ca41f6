/* SPDX-License-Identifier: MIT */
/* See fit.h. */
#include "report/format/fit.h"

#include <stdio.h>
#include <string.h>

#include "report/format/width.h"
#include "report/system/memory.h"

/* What stands for the middle of a text that is cut there. */
#define CUT ".."

/* No text is cut to less: the table is wider than the terminal then. */
#define TEXT_LEAST 8

static size_t total(const struct table_fit *fit)
{
    size_t column, sum = 0, count = 0;

    for (column = 0; column < fit->columns; column++) {
        sum += fit->widths[column];
        count += fit->widths[column] > 0;
    }
    return count ? sum + (count - 1) * (size_t)fit->gap : 0;
}

/* How many more columns it takes than there are. */
static size_t excess(const struct table_fit *fit, size_t limit)
{
    size_t sum = total(fit);

    return sum > limit ? sum - limit : 0;
}

/* The widest column of text, which can be cut. */
static size_t widest_text(const struct table_fit *fit)
{
    size_t column, widest = 0;

    for (column = 1; column < fit->left; column++)
        if (fit->widths[column] > fit->widths[widest])
            widest = column;
    return widest;
}

static void cut(struct table_fit *fit, size_t column, size_t limit, size_t least)
{
    size_t over = excess(fit, limit), width = fit->widths[column];

    if (!over || width <= least)
        return;
    fit->widths[column] = width - over > least && over < width ? width - over : least;
    fit->shortened = true;
}

/* The columns of numbers in the order in which they may go: as the table says, or from the right.
 */
static size_t next_to_leave(const struct table_fit *fit, size_t nth)
{
    if (fit->leave)
        return nth < fit->leave_count ? fit->leave[nth] : fit->columns;
    return nth + 1 + fit->left < fit->columns ? fit->columns - 1 - nth : fit->columns;
}

/* What a cut may take of the widest text. */
static size_t spare(const struct table_fit *fit)
{
    size_t width = fit->widths[widest_text(fit)];

    return width > FIT_NAME_LEAST ? width - FIT_NAME_LEAST : 0;
}

/*
 * Leave columns out until what remains fits with the names cut to what can be read.  Text that may
 * be left out goes before any is cut.
 */
static void leave_out(struct table_fit *fit, size_t limit)
{
    size_t nth, column;

    for (nth = 0;; nth++) {
        column = next_to_leave(fit, nth);
        if (column == fit->columns || excess(fit, limit) <= (column < fit->left ? 0 : spare(fit)))
            return;
        fit->widths[column] = 0;
        fit->left_out = true;
    }
}

void table_fit(struct table_fit *fit, size_t limit)
{
    size_t i;

    fit->gap = 2;
    if (excess(fit, limit ? limit : SHOW_COLUMNS))
        fit->gap = 1;
    if (!limit || !excess(fit, limit))
        return;
    leave_out(fit, limit);
    cut(fit, widest_text(fit), limit, FIT_NAME_LEAST);
    for (i = 0; i < fit->left && excess(fit, limit); i++)
        cut(fit, widest_text(fit), limit, TEXT_LEAST);
}

char *table_fit_text(const char *text, size_t width)
{
    size_t len = strlen(text), size = (len < width ? len : width) + 1, head, tail;
    char *shorter = memory_new(size + strlen(CUT));

    /* With these shares the names of the case table stay different. */
    head = width > strlen(CUT) ? 2 * (width - strlen(CUT)) / 5 : 0;
    tail = width > strlen(CUT) ? width - strlen(CUT) - head : 0;
    if (len <= width)
        memcpy(shorter, text, len);
    else
        snprintf(shorter, size, "%.*s" CUT "%s", (int)head, text, text + len - tail);
    return shorter;
}
