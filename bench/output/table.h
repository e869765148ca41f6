/* SPDX-License-Identifier: MIT */
/* The short table at the end of a boot, for a person who looks at the bare console. */
#ifndef BENCH_OUTPUT_TABLE_H
#define BENCH_OUTPUT_TABLE_H

#include "bench/measure/measurement.h"

/* Remember what a series says about its case's price. */
void table_note(const struct measurement *m, const struct options *options);

/* Remember how a case ended; it then has a row. */
void table_status(const struct case_row *row, enum status status);

/* A case that has ended, in the unit of the boot. */
struct table_row {
    const struct case_row *row;
    enum status status;
    bool has_single;
    unsigned batch; /* entries of the largest batch; 0: there is no price per entry */
    int64_t single, entry;
};

/* The i-th case that ended, or NULL behind the last. */
const struct table_row *table_row_at(unsigned i);

/* Print it: name, status, price of a single call, price per entry in the largest batch. */
void table_print(const struct options *options);

#endif
