/* SPDX-License-Identifier: MIT */
/* Console logs whose records were changed at random, made readable again. */
#ifndef TESTS_FUZZ_SEAL_H
#define TESTS_FUZZ_SEAL_H

#include <stddef.h>

/* How much of the records is made right besides their CRCs. */
enum seal {
    SEAL_CRC,
    SEAL_NUMBERS, /* running numbers, and those by which records of a series name it */
    SEAL_COUNT,   /* and how many there are */
};

/* In place; returns the new size, which is at most 'max'. */
size_t seal_log(char *log, size_t size, size_t max, enum seal seal);

/* Put a copy of one line before another, both as the seed says; as seal_log otherwise. */
size_t copy_line(char *log, size_t size, size_t max, unsigned seed);

#endif
