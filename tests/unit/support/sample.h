/* SPDX-License-Identifier: MIT */
/* Samples of values for the tests of statistics: written out, made by a formula, or drawn. */
#ifndef TESTS_UNIT_SUPPORT_SAMPLE_H
#define TESTS_UNIT_SUPPORT_SAMPLE_H

#include <stddef.h>

/* For initializers: the values and how many they are. */
#define SAMPLE(...)                                                                                \
    {                                                                                              \
        (const double[]){__VA_ARGS__}, sizeof((const double[]){__VA_ARGS__}) / sizeof(double)      \
    }

struct sample {
    const double *at;
    size_t count;
};

/*
 * Samples too long to be written out, by what is the same in R:
 *   made <- function(count, step, modulus, times, plus) plus + times * ((1:count * step) %%
 * modulus)
 */
struct made {
    size_t count;
    unsigned step, modulus;
    double times, plus;
};

/* To be freed. */
double *sample_made(const struct made *made);

#endif
