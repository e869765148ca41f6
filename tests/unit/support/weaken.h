/* SPDX-License-Identifier: MIT */
/* Series of a mutant weakened: 'at' is the record of one whose samples are in the next, 20 of one
 * value for the most part. */
#ifndef TESTS_UNIT_SUPPORT_WEAKEN_H
#define TESTS_UNIT_SUPPORT_WEAKEN_H

#include "tests/unit/support/mutate.h"

typedef void weaken(struct mutant *m, size_t at);

/* Its first value, and other pairs from a printf format. */
unsigned long series_value(const struct mutant *m, size_t at);
__attribute__((format(printf, 3, 4))) void series_set_pairs(struct mutant *m, size_t at,
                                                            const char *format, ...);

/* The price of one call, or of one entry or item of the largest batch, is made of it. */
bool series_is_judged(const struct mutant *m, size_t at);
/* It is of calls one by one. */
bool series_is_alone(const struct mutant *m, size_t at);

void make_twice_as_slow(struct mutant *m, size_t at);
/* So many of 20 samples cost ten times as much. */
void make_some_slow(struct mutant *m, size_t at, unsigned some);
void make_nine_slow(struct mutant *m, size_t at);
/* Fewer samples, and the series says so. */
void keep_samples(struct mutant *m, size_t at, unsigned kept);
void keep_one_sample(struct mutant *m, size_t at);
void keep_half(struct mutant *m, size_t at);
void drop_series(struct mutant *m, size_t at);

#endif
