/* SPDX-License-Identifier: MIT */
/* The word that was meant, where one was mistyped. */
#ifndef REPORT_TYPED_NEAR_H
#define REPORT_TYPED_NEAR_H

#include <stdbool.h>
#include <stddef.h>

/* No word that is typed wrong is longer; of a longer one nothing is near. */
#define NEAR_LENGTH_MAX 64

/* The nearest of the words that were offered so far; start with {0} and 'typed'. */
struct near {
    const char *typed; /* in a glob * and ? stand for what they match */
    bool glob;
    const char *word; /* or NULL: none is near */
    size_t distance;  /* of that word */
};

/*
 * Offer a word.  What is near differs by two letters at most that are wrong, missing, added or
 * changed places with the next (by one in a word of up to three), or begins with what was typed.
 * What was typed itself is not what was meant.
 */
void near_offer(struct near *near, const char *word);

#endif
