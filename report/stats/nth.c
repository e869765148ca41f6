/* SPDX-License-Identifier: MIT */
/* See nth.h: bisection over the bits of doubles, of which there are 64. */
#include "report/stats/nth.h"

#include <string.h>

#define SIGN (UINT64_C(1) << 63)

/* Whole numbers in the order of the doubles (IEEE 754, 5.10), and back. */
static uint64_t rank_of(double value)
{
    uint64_t bits;

    memcpy(&bits, &value, sizeof(bits));
    return bits & SIGN ? ~bits : bits | SIGN;
}

static double value_at(uint64_t rank)
{
    uint64_t bits = rank & SIGN ? rank & ~SIGN : ~rank;
    double value;

    memcpy(&value, &bits, sizeof(value));
    return value;
}

double stats_nth(uint64_t n, double least, double most,
                 uint64_t (*count)(const void *of, double value), const void *of)
{
    uint64_t low = rank_of(least), high = rank_of(most), middle;

    while (low < high) {
        middle = low + (high - low) / 2;
        if (count(of, value_at(middle)) > n)
            high = middle;
        else
            low = middle + 1;
    }
    return value_at(low) + 0.0; /* which makes 0 of -0 */
}
