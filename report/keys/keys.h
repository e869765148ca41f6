/* SPDX-License-Identifier: MIT */
/*
 * The facts in which two runs may differ, and what that means for a comparison of them: the key of
 * docs/compare.md.
 */
#ifndef REPORT_KEYS_KEYS_H
#define REPORT_KEYS_KEYS_H

#include "report/keys/key.h"
#include "report/model/run.h"

/* The key of that name, or NULL. */
const struct compare_key *compare_key_find(const char *name);

/* True when it matters in the unit of a run. */
bool compare_key_matters(const struct compare_key *key, const struct run *run);

/* Its value in a run; false: the run does not say. */
bool compare_key_value(const struct compare_key *key, const struct run *run, char *out,
                       size_t size);

/* How two runs stand in a key. */
enum compare_stand { STAND_ALIKE, STAND_DIFFERENT, STAND_UNKNOWN };

/* A key that does not matter in the runs' unit is alike; keys above it are not looked at. */
enum compare_stand compare_key_stand(const struct compare_key *key, const struct run *a,
                                     const struct run *b);

/* As compare_key_stand, but alike where the key above says it already. */
enum compare_stand compare_key_says(const struct compare_key *key, const struct run *a,
                                    const struct run *b);

#endif
