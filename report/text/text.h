/* SPDX-License-Identifier: MIT */
/*
 * Untrusted text made harmless.  What a console says may hold any byte; everything behind it gets
 * printable ASCII only.
 */
#ifndef REPORT_TEXT_TEXT_H
#define REPORT_TEXT_TEXT_H

#include <stddef.h>
#include <stdio.h>

/*
 * A new copy of 'len' bytes in which every byte outside ' ' to '~' is written \xNN.  To be freed.
 * A backslash stays as it is, so a text that is clean comes out the same.
 */
char *text_clean(const char *text, size_t len);
/* How many bytes that takes with its NUL, and the same into so many. */
size_t text_clean_size(const char *text, size_t len);
void text_clean_into(char *out, const char *text, size_t len);
/* As text_clean, of a C string; NULL stays NULL. */
char *text_copy(const char *text);

/* Write a text to a stream as text_clean would have it. */
void text_put(FILE *out, const char *text);

#endif
