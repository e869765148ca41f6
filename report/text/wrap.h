/* SPDX-License-Identifier: MIT */
/* Text broken into lines between words. */
#ifndef REPORT_TEXT_WRAP_H
#define REPORT_TEXT_WRAP_H

#include <stdio.h>

/*
 * Write text, made clean, and a newline.  It goes on in 'column' of a line that was begun; lines
 * after the first start at 'indent', and none is wider than 'columns' but for a word that is wider
 * itself: one that does not fit behind the indent starts a line further to the left.
 */
void text_wrap(FILE *out, const char *text, int column, int indent, int columns);

#endif
