/* SPDX-License-Identifier: MIT */
/*
 * The screen of a dom0: a grid of characters that stands still.  Xen gives its screen up when dom0
 * starts, unless it was told to keep it, and says in start_info where the video memory is
 * (public/xen.h: dom0_vga_console_info).  Where there is none, drawing does nothing.
 */
#ifndef CORE_SCREEN_H
#define CORE_SCREEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/env.h"

#define SCREEN_COLUMNS 80
#define SCREEN_ROWS    25

enum screen_colour {
    SCREEN_PLAIN,
    SCREEN_DIM,
    SCREEN_HEAD,
    SCREEN_GOOD,
    SCREEN_WARNING,
    SCREEN_BAD,
};

/*
 * Find the video memory, map it and clear it.  NULL, or why there is nothing to draw on, in one
 * sentence.
 */
const char *screen_init(const struct start_info *info);

/* "text 80x25", "VESA 800x600x32"; "" where there is none. */
const char *screen_mode(void);

/* Write a text at a place; what does not fit the row is cut, and what is not ASCII is a '?'. */
void screen_put(unsigned row, unsigned column, enum screen_colour colour, const char *text);

/*
 * Draw that text as a QR code beside or below the grid, which makes room for it.  False: there is
 * no room, as in text mode.
 */
bool screen_qr(const char *text);

#endif
