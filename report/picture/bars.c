/* SPDX-License-Identifier: MIT */
/* The bars of a picture: see bars.h. */
#include "report/picture/bars.h"

#include <stdlib.h>

#include "report/system/memory.h"
#include "report/text/texts.h"

/* The space between groups; from bar to bar it is 1. */
#define GROUP 0.9

void bars_start(struct bars *bars, const char *name, char *title, char *axis)
{
    *bars = (struct bars){.name = name, .title = title, .axis = axis};
}

void bars_add_kind(struct bars *bars, char *kind, const char *colour)
{
    bars->colours[bars->kind_count] = colour;
    bars->kinds[bars->kind_count++] = kind;
}

void bars_add_row(struct bars *bars, const struct bars_row *row)
{
    if (!bars_slots(bars, row)) {
        free(row->label);
        return;
    }
    bars->rows = memory_grow(bars->rows, bars->row_count, sizeof(*bars->rows));
    bars->rows[bars->row_count++] = *row;
}

void bars_free(struct bars *bars)
{
    size_t i;

    for (i = 0; i < bars->row_count; i++)
        free(bars->rows[i].label);
    for (i = 0; i < bars->kind_count; i++)
        free(bars->kinds[i]);
    free(bars->rows);
    free(bars->title);
    free(bars->axis);
    texts_clear(&bars->notes);
    *bars = (struct bars){0};
}

bool bars_any(const struct bars *bars)
{
    size_t row, kind;

    for (row = 0; row < bars->row_count; row++)
        for (kind = 0; kind < bars->kind_count; kind++)
            if (bars->rows[row].at[kind].have)
                return true;
    return false;
}

size_t bars_slots(const struct bars *bars, const struct bars_row *row)
{
    size_t i, count = 0;

    for (i = 0; i < bars->kind_count; i++)
        count += row->at[i].have || row->at[i].word;
    return bars->stacked ? count > 0 : count;
}

double bars_row_height(const struct bars *bars, const struct bars_row *row)
{
    return (double)bars_slots(bars, row) + GROUP;
}
