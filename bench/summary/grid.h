/* SPDX-License-Identifier: MIT */
/* What a screen is to show, as characters: laid out by pure functions, and drawn by draw.c. */
#ifndef BENCH_SUMMARY_GRID_H
#define BENCH_SUMMARY_GRID_H

#include <stdint.h>

#include "core/line.h"
#include "core/screen/screen.h"

struct grid {
    char text[SCREEN_ROWS][SCREEN_COLUMNS];
    uint8_t colour[SCREEN_ROWS][SCREEN_COLUMNS]; /* enum screen_colour */
};

/* Blanks everywhere. */
void grid_clear(struct grid *grid);

/*
 * Write a text into at most 'width' columns, and no further than the edge.  One that is longer is
 * cut, and ends in "..": part of a name is not to be taken for another.  What is no printable ASCII
 * is a '?'.  Returns the column behind it.
 */
unsigned grid_put(struct grid *grid, unsigned row, unsigned column, unsigned width,
                  enum screen_colour colour, const char *text);

/* A label at the left edge, and what it is of, up to the right one. */
void grid_field(struct grid *grid, unsigned row, const char *label, enum screen_colour colour,
                const char *text);

/* Where the latter begins, and how many columns it has. */
#define GRID_FIELD_COLUMN 13
#define GRID_FIELD_WIDTH  (SCREEN_COLUMNS - GRID_FIELD_COLUMN)

#endif
