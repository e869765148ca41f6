/* SPDX-License-Identifier: MIT */
/* Words: comparing, matching globs, reading and writing numbers. */
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

/* Bytes as hex digits and a NUL, for which 'out' has room. */
void text_hex(char *out, const unsigned char *bytes, unsigned len);

/* A decimal number that ends at a NUL or at 'stop'; returns where it ended, or NULL if there is
 * none. */
const char *text_number(const char *text, char stop, uint64_t *value);

#endif
