/* SPDX-License-Identifier: MIT */
#include "bench/summary/grid.h"

#include "core/text.h"

void grid_clear(struct grid *grid)
{
    unsigned row, column;

    for (row = 0; row < SCREEN_ROWS; row++)
        for (column = 0; column < SCREEN_COLUMNS; column++) {
            grid->text[row][column] = ' ';
            grid->colour[row][column] = SCREEN_PLAIN;
        }
}

static char printable(char byte)
{
    return byte >= ' ' && byte <= '~' ? byte : '?';
}

unsigned grid_put(struct grid *grid, unsigned row, unsigned column, unsigned width,
                  enum screen_colour colour, const char *text)
{
    size_t len = text_length(text), i;

    if (row >= SCREEN_ROWS || column >= SCREEN_COLUMNS)
        return column;
    if (width > SCREEN_COLUMNS - column)
        width = SCREEN_COLUMNS - column;
    for (i = 0; i < len && i < width; i++) {
        bool cut = len > width && i + 2 >= width;

        grid->text[row][column + i] = cut ? '.' : printable(text[i]);
        grid->colour[row][column + i] = (uint8_t)colour;
    }
    return column + (unsigned)i;
}

void grid_field(struct grid *grid, unsigned row, const char *label, enum screen_colour colour,
                const char *text)
{
    grid_put(grid, row, 0, GRID_FIELD_COLUMN - 1, SCREEN_DIM, label);
    grid_put(grid, row, GRID_FIELD_COLUMN, GRID_FIELD_WIDTH, colour, text);
}
