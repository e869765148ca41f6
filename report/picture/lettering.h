/* SPDX-License-Identifier: MIT */
/*
 * How much room a text takes in a picture, so that none lies over another or is cut at the border.
 * Pixels of the .png; in the .svg, whose letters are a little smaller, it takes no more.
 */
#ifndef REPORT_PICTURE_LETTERING_H
#define REPORT_PICTURE_LETTERING_H

#include "report/text/texts.h"

#define LETTER_HEIGHT 16.0

/* The width of a text when it has been made clean. */
double lettering_width(const char *text);

/* A new copy, made clean, that is no wider: of one that is, the middle is left out. */
char *lettering_short(const char *text, double most);

/* Add a text as lines that are no wider, broken between words where there are any. */
void lettering_wrap(const char *text, double most, struct texts *lines);

#endif
