/* SPDX-License-Identifier: MIT */
/* The keys in which runs may differ because somebody said so. */
#ifndef REPORT_KEYS_ACROSS_H
#define REPORT_KEYS_ACROSS_H

#include <stdbool.h>
#include <stddef.h>

#include "report/keys/key.h"

#define COMPARE_ACROSS_MAX 16

struct compare_across {
    const struct compare_key *at[COMPARE_ACROSS_MAX];
    size_t count;
    bool strict; /* what one compares (COMPARE_SUBJECT) has to be named as well */
};

/* Allow a key, or several with commas between.  False: why not stands in 'wrong'. */
bool compare_across_add(struct compare_across *across, const char *names, char *wrong, size_t size);

/* True when a difference of that key is allowed by name. */
bool compare_across_has(const struct compare_across *across, const struct compare_key *key);

/* True when a difference of that key makes runs incomparable. */
bool compare_across_refuses(const struct compare_across *across, const struct compare_key *key);

#endif
