/* SPDX-License-Identifier: MIT */
/* Console logs whose records were changed at random, made readable again. */
#ifndef TESTS_FUZZ_SEAL_H
#define TESTS_FUZZ_SEAL_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Give every line that has the prefix the CRC that it should have, and with 'renumber' the next
 * running number.  In place; returns the new size, which is at most 'max'.
 */
size_t seal_log(char *log, size_t size, size_t max, bool renumber);

/* Put a copy of one line before another, both as the seed says; as seal_log otherwise. */
size_t copy_line(char *log, size_t size, size_t max, unsigned seed);

#endif
