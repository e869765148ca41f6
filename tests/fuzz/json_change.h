/* SPDX-License-Identifier: MIT */
/* JSON of which one value was changed at random. */
#ifndef TESTS_FUZZ_JSON_CHANGE_H
#define TESTS_FUZZ_JSON_CHANGE_H

#include <stddef.h>

/* In place, as the seed says; returns the new size, or 0 when it is no JSON or larger than max. */
size_t json_change(char *text, size_t size, size_t max, unsigned seed);

#endif
