/* SPDX-License-Identifier: MIT */
/* Untrusted text as strings of gnuplot. */
#ifndef REPORT_PICTURE_QUOTE_H
#define REPORT_PICTURE_QUOTE_H

/*
 * A new string: the text as a gnuplot string, in double quotes, every byte that could mean anything
 * to gnuplot as an octal escape.  Use it with `noenhanced`.  To be freed.
 */
char *text_gnuplot(const char *text);

/* The same for the label of a tic, in which gnuplot takes a % for the start of a number's format.
 */
char *text_gnuplot_tic(const char *text);

#endif
