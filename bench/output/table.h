/* SPDX-License-Identifier: MIT */
/* The short table at the end of a boot, for a person who looks at the bare console. */
#ifndef BENCH_OUTPUT_TABLE_H
#define BENCH_OUTPUT_TABLE_H

#include "bench/measure/measurement.h"

/* Remember what a series says about its case's price. */
void table_note(const struct measurement *m, const struct options *options);

/* Remember how a case ended; it then has a row. */
void table_status(const struct case_row *row, enum status status);

/* Print it: name, status, price of a single call, price per entry in the largest batch. */
void table_print(const struct options *options);

#endif
