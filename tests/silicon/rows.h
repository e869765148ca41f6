/* SPDX-License-Identifier: MIT */
/* The rows of rows.def: where each stands in the hypercall page, and what it calls. */
#ifndef TESTS_SILICON_ROWS_H
#define TESTS_SILICON_ROWS_H

#include <stdbool.h>

/* The first slot of the hypercall page that is a row's; those before it have Xen's numbers. */
#define ROW_SLOT 64

#define ROW(symbol, name, number, a1, a2, a3, why) ROW_##symbol,
enum row_index {
#include "tests/silicon/rows.def"
    ROW_COUNT
};
#undef ROW

/* The system call of each row. */
extern const unsigned row_numbers[ROW_COUNT];

/*
 * Delay the rows that "GLOB=N" names by N instructions (page.h).  False: there is no such row, or N
 * is no number that a delay can have.
 */
bool rows_delay(const char *text);

#endif
