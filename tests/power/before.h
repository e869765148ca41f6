/* SPDX-License-Identifier: MIT */
/*
 * The rule of a gate in cycles as it was up to commit 9fd60a8, to be held against that of today:
 * the U test with Holm's adjustment over all measures, a limit of 1 %, and for a floor twice the
 * range of the calibration's runs, or what 19 in 20 measures stay within.
 */
#ifndef TESTS_POWER_BEFORE_H
#define TESTS_POWER_BEFORE_H

#include <stddef.h>

#include "tests/unit/support/gate_model.h"

struct before {
    double *floors;               /* by measure of the host */
    size_t affected, found, same; /* of the measures that are slower */
};

/* Calibrate as it was done then, from a seed; to be freed. */
void before_start(struct before *before, const struct gate_model *model, unsigned long seed);
void before_free(struct before *before);

/* For the 'watch' of a model: judge the gate by that rule, too. */
void before_watch(const struct gate_model *model, const struct decide_set *set, void *before);

#endif
