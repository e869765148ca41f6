/* SPDX-License-Identifier: MIT */
/*
 * The facts of this boot by key, as its diagnosis asks for them: those that were put out as records
 * and those that were only found.  What does not fit is cut or left out: it is for people.
 */
#ifndef BENCH_DIAGNOSIS_KEPT_H
#define BENCH_DIAGNOSIS_KEPT_H

#include <stddef.h>
#include <stdint.h>

/* Keep a value, in place of what the key had; the key has to live on. */
void kept_put(const char *key, const char *value);
void kept_put_part(const char *key, const char *value, size_t len);
void kept_put_number(const char *key, uint64_t value);
void kept_put_hex(const char *key, uint64_t value);

/* Append to what the key has, behind "; ". */
void kept_join(const char *key, const char *value, size_t len);

/* The value of a key, or NULL; as struct check_facts wants it, with nothing for 'of'. */
const char *kept_value(const void *of, const char *key);

#endif
