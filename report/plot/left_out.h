/* SPDX-License-Identifier: MIT */
/* Cases that a picture shows no price of, by the word that says why, for a note below it. */
#ifndef REPORT_PLOT_LEFT_OUT_H
#define REPORT_PLOT_LEFT_OUT_H

#include "report/format/named.h"
#include "report/model/status.h"
#include "report/text/texts.h"

#define LEFT_OUT_WORDS 16

struct left_out {
    const char *words[LEFT_OUT_WORDS];
    struct named names[LEFT_OUT_WORDS];
    size_t count;
};

/*
 * Why the prices of a case are not the price of its call: "absent", "unfinished" and so on.  NULL:
 * they are, as far as there are any.
 */
const char *left_out_word(const struct verdict *verdict);

/* The words are few, and have to live on. */
void left_out_add(struct left_out *left_out, const char *word, const char *name);

/* Adds "WHAT: 2 absent: a, b; 1 denied: c"; nothing when there is none. */
void left_out_say(const struct left_out *left_out, const char *what, struct texts *notes);

#endif
