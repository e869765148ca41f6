/* SPDX-License-Identifier: MIT */
/* A list of texts, one line each: problems, notes, warnings. */
#ifndef REPORT_TEXT_TEXTS_H
#define REPORT_TEXT_TEXTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

struct text_pool;

struct texts {
    char **at;
    size_t count;
    struct text_pool *pool; /* where they are */
};

/* Append a copy, made clean as text_clean would have it.  False: there are too many. */
bool texts_add(struct texts *texts, const char *text);

/* As texts_add, from a printf format. */
__attribute__((format(printf, 2, 3))) void texts_say(struct texts *texts, const char *format, ...);

void texts_clear(struct texts *texts);

#endif
