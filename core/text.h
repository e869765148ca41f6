/* SPDX-License-Identifier: MIT */
/* Words: comparing, matching globs, reading numbers, and laying out a line for a person. */
#ifndef CORE_TEXT_H
#define CORE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

size_t text_length(const char *text);
bool text_equal(const char *a, const char *b);

/* If text starts with prefix, what follows it; otherwise NULL. */
const char *text_after(const char *text, const char *prefix);

/* Whether the glob (only * and ?, and * spans '/') of 'len' bytes matches the whole name. */
bool text_glob(const char *glob, size_t len, const char *name);

/* A decimal number that ends at a NUL or at 'stop'; returns where it ended, or NULL if there is
 * none. */
const char *text_number(const char *text, char stop, uint64_t *value);

/* A line under construction, cut silently at its end: it is only for people. */
struct text_line {
    char bytes[120];
    size_t len;
};

void line_start(struct text_line *line);

/* Append a word, padded with spaces to 'width' on the right, or a number padded on the left. */
void line_word(struct text_line *line, const char *word, size_t width);
void line_number(struct text_line *line, int64_t value, size_t width);

/* The line so far, NUL-terminated; it can be added to afterwards. */
const char *line_text(struct text_line *line);

#endif
