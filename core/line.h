/* SPDX-License-Identifier: MIT */
/* Laying out a line for a person, where nothing formats. */
#ifndef CORE_LINE_H
#define CORE_LINE_H

#include <stddef.h>
#include <stdint.h>

/* A line under construction, cut silently at its end: it is only for people. */
struct text_line {
    char bytes[120];
    size_t len;
};

void line_start(struct text_line *line);

/* Append a word, padded with spaces to 'width' on the right, or a number padded on the left. */
void line_word(struct text_line *line, const char *word, size_t width);
void line_number(struct text_line *line, int64_t value, size_t width);

/* A number of thousandths, as "0.688". */
void line_thousandths(struct text_line *line, uint64_t value);

/* The line so far, NUL-terminated; it can be added to afterwards. */
const char *line_text(struct text_line *line);

#endif
