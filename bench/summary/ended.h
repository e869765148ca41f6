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

/*
 * The same for people: in place of each that did not run the next other case that has a price, the
 * controls left out, as long as there are some.  The words for it are its name.
 */
void ended_rows(struct telling_price *rows);

#endif
