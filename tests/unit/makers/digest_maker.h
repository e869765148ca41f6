/* SPDX-License-Identifier: MIT */
/* Digests for tests, made with the same writer as the kernel's. */
#ifndef TESTS_UNIT_MAKERS_DIGEST_MAKER_H
#define TESTS_UNIT_MAKERS_DIGEST_MAKER_H

/*
 * The line of a good one, but for the field of that key, which has another value, or is left out
 * for NULL.  With a key of NULL it is good.  To be freed.
 */
char *digest_with(const char *key, const char *value);

#endif
