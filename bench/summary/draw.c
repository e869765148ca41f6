/* SPDX-License-Identifier: MIT */
#include "bench/summary/draw.h"

/* The letters of one colour, from a column on; returns how many there are. */
static unsigned draw_run(const struct grid *grid, unsigned row, unsigned column)
{
    enum screen_colour colour = (enum screen_colour)grid->colour[row][column];
    char text[SCREEN_COLUMNS + 1];
    unsigned len = 0;

    while (column + len < SCREEN_COLUMNS && grid->colour[row][column + len] == colour) {
        text[len] = grid->text[row][column + len];
        len++;
    }
    text[len] = '\0';
    screen_put(row, column, colour, text);
    return len;
}

void draw(const struct grid *grid)
{
    unsigned row, column;

    for (row = 0; row < SCREEN_ROWS; row++)
        for (column = 0; column < SCREEN_COLUMNS;)
            column += draw_run(grid, row, column);
}
