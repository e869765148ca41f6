/* SPDX-License-Identifier: MIT */
/* What shows only where lines stand beside each other: see overlay.h. */
#include "report/console/overlay.h"

#include <string.h>

/* So many columns of so many other lines are no chance, and tell that there is something. */
#define COLUMNS 8u
#define OTHERS  3u

static size_t trimmed(const char *text, size_t len)
{
    while (len && text[len - 1] && strchr("\r\n ", text[len - 1]))
        len--;
    return len;
}

struct overlay_line *overlay_add(struct overlay *o, const char *text, size_t len, bool fact)
{
    struct overlay_line *line = &o->line[o->count];

    len = trimmed(text, len);
    if (o->count == OVERLAY_LINES || len > OVERLAY_WIDTH || (!fact && o->other == OVERLAY_OTHER))
        return NULL;
    memcpy(line->text, text, len);
    line->len = line->was = len;
    line->fact = fact;
    line->next = line->before = 0;
    line->number = 0;
    line->end = OVERLAY_END_OPEN;
    o->other += !fact;
    o->count++;
    return line;
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

/* ---- what a logger put behind each ---- */

/* So many lines are enough to tell, and so many of four have it. */
#define TELLING 8u
#define OF_FOUR 3u

/* The longest end that is looked for. */
#define TAIL_MAX 64u

static bool ends_in(const struct overlay_line *line, const char *tail, size_t len)
{
    return line->len >= len && !memcmp(line->text + line->len - len, tail, len);
}

static bool most_end_in(const struct overlay *o, const char *tail, size_t len)
{
    unsigned i, count = 0;

    for (i = 0; i < o->count; i++)
        count += ends_in(&o->line[i], tail, len);
    return count * 4 >= o->count * OF_FOUR;
}

/* The longest end of this line that most have; 0: none. */
static size_t tail_of(const struct overlay *o, const struct overlay_line *line)
{
    size_t len = 0;

    while (len < line->len && len < TAIL_MAX &&
           most_end_in(o, line->text + line->len - len - 1, len + 1))
        len++;
    return len;
}

/* What ends in one column on half of those that have it was on the screen before. */
static bool in_one_column(const struct overlay *o, const char *tail, size_t len)
{
    unsigned i, k, all = 0, most = 0, alike;

    for (i = 0; i < o->count; i++) {
        if (!ends_in(&o->line[i], tail, len))
            continue;
        all++;
        for (k = 0, alike = 0; k < o->count; k++)
            alike += ends_in(&o->line[k], tail, len) && o->line[k].len == o->line[i].len;
        most = alike > most ? alike : most;
    }
    return 2 * most > all;
}

void overlay_drop_tail(struct overlay *o)
{
    char tail[TAIL_MAX] = "";
    size_t len = 0, some;
    unsigned i;

    /* One of so many has it, if three of four have. */
    for (i = 0; o->count >= TELLING && i < TELLING; i++) {
        some = tail_of(o, &o->line[i]);
        if (some > len)
            memcpy(tail, o->line[i].text + o->line[i].len - some, some);
        len = some > len ? some : len;
    }
    if (in_one_column(o, tail, len))
        return;
    for (i = 0; len && i < o->count; i++)
        if (ends_in(&o->line[i], tail, len))
            o->line[i].len = trimmed(o->line[i].text, o->line[i].len - len);
}
