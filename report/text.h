/* SPDX-License-Identifier: MIT */
/*
 * Untrusted text made harmless.  What a console says may hold any byte; the model, the terminal
 * and gnuplot get printable ASCII only.
 */
#ifndef REPORT_TEXT_H
#define REPORT_TEXT_H

#include <stddef.h>
#include <stdio.h>

/*
 * A new copy of 'len' bytes in which every byte outside ' ' to '~' is written \xNN.  To be freed.
 * A backslash stays as it is, so a text that is clean comes out the same.
 */
char *text_clean(const char *text, size_t len);
/* As text_clean, of a C string; NULL stays NULL. */
char *text_copy(const char *text);

/* Write a text to a stream as text_clean would have it. */
void text_put(FILE *out, const char *text);

/*
 * A new string: the text as a gnuplot string, in double quotes, every byte that could mean anything
 * to gnuplot as an octal escape.  Use it with `noenhanced`.  To be freed.
 */
char *text_gnuplot(const char *text);
/* The same for the label of a tic, in which gnuplot takes a % for the start of a number's format.
 */
char *text_gnuplot_tic(const char *text);

#endif
