/* SPDX-License-Identifier: MIT */
/*
 * Where in a run something was found, remembered by a word of the program's own: prices ask for
 * facts for every series, and a thousand boots may have lost the record that says one.
 */
#ifndef REPORT_MODEL_FOUND_H
#define REPORT_MODEL_FOUND_H

#include <stdbool.h>
#include <stddef.h>

/* The longest word, with its NUL. */
#define FOUND_WORD 64

struct found;

struct found *found_new(void);
void found_free(struct found *found);

/* What was found may be elsewhere now: look again. */
void found_forget(struct found *found);

/* Where it was found; false: nobody looked yet. */
bool found_get(const struct found *found, const char *word, size_t *at);
void found_set(struct found *found, const char *word, size_t at);

#endif
