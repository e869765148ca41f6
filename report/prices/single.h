/* SPDX-License-Identifier: MIT */
/* The price of one single call. */
#ifndef REPORT_PRICES_SINGLE_H
#define REPORT_PRICES_SINGLE_H

#include "report/format/notes.h"
#include "report/model/run.h"
#include "report/prices/price.h"

/*
 * Take the single price of the case that the price is of, and nothing else.  What is odd about it
 * is noted, unless notes is NULL.
 */
void price_single(const struct run *run, struct price *price, struct notes *notes);

/* Take the quantiles of one that has a single price. */
void price_quantiles(const struct run *run, struct price *price);

/*
 * Those of each boot of one that has a single price: quantile by quantile, each of them by boot,
 * into by_boot[QUANTILES * most], where most is how many series it has at the least.  Returns how
 * many boots there are.
 */
size_t price_quantiles_by_boot(const struct run *run, const struct price *price, double *by_boot,
                               size_t most);

/*
 * How the samples of a single call of all boots lie, of one that has a single price: how many are
 * in each of so many equal steps from the least to the 95th of a hundred, beyond which none is
 * counted.  False: all of these are alike, or there is none.
 */
bool price_histogram(const struct run *run, const struct price *price, uint64_t *steps,
                     size_t count);

#endif
