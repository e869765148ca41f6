/* SPDX-License-Identifier: MIT */
/* What the bars of "pvbench show --sparkline" are, as digits for table_spark. */
#ifndef REPORT_SHOW_SPARKS_H
#define REPORT_SHOW_SPARKS_H

#include <stddef.h>

#include "report/model/run.h"
#include "report/prices/price.h"

#define SPARKS_ROOM 40

/*
 * What an entry costs by the size of the batch, from the smallest to the largest, with its entries
 * filled where that was measured; a bar of nothing costs nothing, and the highest most.  "-": it
 * has no batches.
 */
void sparks_curve(const struct price *price, char *out, size_t size);
#define SPARKS_CURVE                                                                               \
    " curve: an entry's cost by the size of the multicall, filled, from the smallest to the "      \
    "largest; the lowest bar is nothing."

/*
 * How many samples of one call cost so much, from the least to the 95th of a hundred; "-": all of
 * these are alike.
 */
void sparks_samples(const struct run *run, const struct price *price, char *out, size_t size);
#define SPARKS_SAMPLES                                                                             \
    " samples: how many of one call cost so much, from the least to the 95th of a hundred."

#endif
