/* SPDX-License-Identifier: MIT */
/* What a screen and the digest have of the cases that ended: bench/output/table.h, counted. */
#ifndef BENCH_SUMMARY_ENDED_H
#define BENCH_SUMMARY_ENDED_H

#include "bench/summary/shown.h"

/* How many ended how, by status. */
void ended_count(unsigned *cases);

/* The first that faulted, or else the first that is wrong; NULL: none. */
const char *ended_bad(void);

/* The prices of telling.def, in its order. */
void ended_prices(struct telling_price *prices);

#endif
