/* SPDX-License-Identifier: MIT */
/* Why a case has its status, in a record that may have little room left. */
#ifndef BENCH_OUTPUT_WHY_H
#define BENCH_OUTPUT_WHY_H

#include "report/record/record.h"

#define WHY_TEXTS 3

/* In up to so many ways, from the longest on; no text: no reason. */
struct why {
    const char *text[WHY_TEXTS];
};

/* The first of them for which there is room; where none is that short, what fits of the last. */
void why_add(struct record *r, const struct why *why);

#endif
