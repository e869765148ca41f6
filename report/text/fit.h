/* SPDX-License-Identifier: MIT */
/* Texts that may be no larger than so many bytes: a page, or a comment, ends at a size. */
#ifndef REPORT_TEXT_FIT_H
#define REPORT_TEXT_FIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* A text of the first items of many, which is larger the more of them there are. */
struct fit {
    size_t least, count; /* it has so many items at least, and at most */
    void (*write)(const void *what, size_t items, FILE *out);
    const void *what;
};

/*
 * How many items there are in the largest text of no more than 'most' bytes.  False: not even the
 * least of them fit, and *smallest is how many bytes these take.
 */
bool fit_items(const struct fit *fit, size_t most, size_t *items, size_t *smallest);

/* The bytes that --max-bytes names.  False: it is no number above 0. */
bool fit_bytes(const char *text, size_t *bytes);

#endif
