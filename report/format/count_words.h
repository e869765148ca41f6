/* SPDX-License-Identifier: MIT */
/* A sum in words, such as "3 slower, 480 same". */
#ifndef REPORT_FORMAT_COUNT_WORDS_H
#define REPORT_FORMAT_COUNT_WORDS_H

#include <stddef.h>

/* Append "3 slower" to a text of that size, behind a comma when there is something before it;
 * nothing when there are none. */
void count_words_add(char *text, size_t size, size_t count, const char *what);

/* "case" of one, "cases" of any other number. */
const char *count_cases(size_t count);

#endif
