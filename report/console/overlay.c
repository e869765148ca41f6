/* SPDX-License-Identifier: MIT */
/* What was left on a screen: see overlay.h. */
#include "report/console/overlay.h"

#include <string.h>

/* So many columns of so many other lines are no chance, and tell that there is something. */
#define COLUMNS 8u
#define OTHERS  3u

void overlay_add(struct overlay *o, const char *text, size_t len, bool fact)
{
    struct overlay_line *line = &o->line[o->count];

    while (len && strchr("\r\n ", text[len - 1]) && text[len - 1])
        len--;
    if (o->count == OVERLAY_LINES || len > OVERLAY_WIDTH || (!fact && o->other == OVERLAY_OTHER))
        return;
    memcpy(line->text, text, len);
    line->len = len;
    line->fact = fact;
    o->other += !fact;
    o->count++;
}

/* Where the end begins that two lines of one length share; 0 if they are the same. */
static size_t shared_from(const struct overlay_line *a, const struct overlay_line *b)
{
    size_t at = a->len;

    while (at && a->text[at - 1] == b->text[at - 1])
        at--;
    return at;
}

/* How much of a line is its own, where so many columns are no chance. */
static size_t own(const struct overlay *o, const struct overlay_line *line, size_t columns)
{
    size_t least = line->len, second = least, from;
    unsigned i, others = 0;

    for (i = 0; i < o->count; i++) {
        from = o->line[i].len == line->len ? shared_from(line, &o->line[i]) : 0;
        if (!from || from + columns > line->len)
            continue;
        others++;
        /* One line alone may end in the same words. */
        second = from < least ? least : from < second ? from : second;
        least = from < least ? from : least;
    }
    return others >= OTHERS ? second : line->len;
}

size_t overlay_width(const struct overlay *o)
{
    unsigned i;

    for (i = 0; i < o->count; i++)
        if (o->line[i].fact && own(o, &o->line[i], COLUMNS) < o->line[i].len)
            return o->line[i].len;
    return 0;
}

size_t overlay_own(const struct overlay *o, unsigned number, size_t width)
{
    const struct overlay_line *line = &o->line[number];

    return line->len == width ? own(o, line, 1) : line->len;
}
