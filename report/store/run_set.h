/* SPDX-License-Identifier: MIT */
/* The runs that a command was given. */
#ifndef REPORT_STORE_RUN_SET_H
#define REPORT_STORE_RUN_SET_H

#include "report/model/run.h"

struct run_set {
    struct run **at;
    size_t count;
};

/* Open them all; false: one cannot be, reported on stderr, and the set is empty. */
bool run_set_load(struct run_set *set, char *const *paths, size_t count);
void run_set_free(struct run_set *set);

/* As readers take them. */
static inline const struct run *const *run_set_runs(const struct run_set *set)
{
    return (const struct run *const *)set->at;
}

#endif
