/* SPDX-License-Identifier: MIT */
/* Whether lines were wrapped or cut at a column: see columns.h. */
#include "report/console/columns.h"

#include <string.h>

/* No screen is narrower, and so many lines that end alike are no chance: two at a width that
 * screens and loggers have. */
#define NARROWEST 60u
#define MANY      3u

static size_t longest(const struct overlay *o)
{
    size_t most = 0;
    unsigned i;

    for (i = 0; i < o->count; i++)
        most = o->line[i].len > most ? o->line[i].len : most;
    return most;
}

/* The first word of what stands behind it had no room in any line. */
static bool is_full(const struct overlay_line *line, size_t most)
{
    return line->len >= NARROWEST && line->len + 1 + line->next > most;
}

/*
 * Behind a line that is full goes on what it says: of a fact, or of two lines.  Where others that
 * had room have something behind them as well, that is somebody who speaks between them.
 */
static const struct overlay_line *find_wrapped(const struct overlay *o)
{
    const struct overlay_line *first = NULL;
    size_t most = longest(o);
    unsigned i, full = 0, facts = 0, between = 0;

    for (i = 0; i < o->count; i++) {
        const struct overlay_line *line = &o->line[i];

        if (!line->next)
            continue;
        if (line->end == OVERLAY_END_WHOLE || !is_full(line, most)) {
            between++;
            continue;
        }
        first = first ? first : line;
        full++;
        facts += line->fact;
    }
    return (facts || full > 1) && full > between ? first : NULL;
}

static bool is_width(size_t column)
{
    static const size_t widths[] = {72,  76,  78,  79,  80,  100, 120, 127, 128, 131,
                                    132, 140, 150, 160, 180, 200, 240, 255, 256};
    size_t i;

    for (i = 0; i < sizeof(widths) / sizeof(*widths); i++)
        if (widths[i] == column)
            return true;
    return false;
}

/* Of the line alone, or with what stands before it. */
static bool is_common(const struct overlay_line *line)
{
    return is_width(line->len) || is_width(line->before + line->len);
}

static bool is_before(const struct overlay *o, unsigned number)
{
    unsigned i;

    for (i = 0; i < number; i++)
        if (o->line[i].len == o->line[number].len &&
            !memcmp(o->line[i].text, o->line[number].text, o->line[i].len))
            return true;
    return false;
}

/* The longest lines end in one column, which no line passes. */
static const struct overlay_line *find_cut(const struct overlay *o)
{
    const struct overlay_line *first = NULL;
    size_t most = longest(o);
    unsigned i, many = 0, torn = 0;

    for (i = 0; most >= NARROWEST && i < o->count; i++) {
        const struct overlay_line *line = &o->line[i];

        if (line->len != most || line->end == OVERLAY_END_WHOLE || is_before(o, i))
            continue;
        first = first ? first : line;
        many++;
        torn += line->end == OVERLAY_END_TORN || (line->end == OVERLAY_END_ODD && is_common(line));
    }
    return torn || many >= MANY || (many > 1 && is_common(first)) ? first : NULL;
}

enum columns columns_find(const struct overlay *o, size_t width, const struct overlay_line **first)
{
    *first = find_wrapped(o);
    if (*first)
        return COLUMNS_WRAPPED;
    if (width && longest(o) == width)
        return COLUMNS_WHOLE;
    *first = find_cut(o);
    return *first ? COLUMNS_CUT : COLUMNS_WHOLE;
}
