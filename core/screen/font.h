/* SPDX-License-Identifier: MIT */
/* The letters of the screen: all of printable ASCII, drawn for this kernel. */
#ifndef CORE_FONT_H
#define CORE_FONT_H

#include <stdbool.h>

#define FONT_WIDTH  8
#define FONT_HEIGHT 16

/* Whether a dot of a letter is lit; what is not printable has none. */
bool font_dot(char letter, unsigned row, unsigned column);

#endif
