/* SPDX-License-Identifier: MIT */
/* Trials of mutants in cycles: ten boots of a device that is not emulated, with its host's floors.
 */
#ifndef TESTS_UNIT_SUPPORT_CYCLES_TRIAL_H
#define TESTS_UNIT_SUPPORT_CYCLES_TRIAL_H

#include "tests/unit/support/trial.h"

#define BOOTS 10u

/* The good log; of another seed it is another run of the same. */
struct mutant cycles_log(unsigned seed);
size_t cycles_boot_length(const struct mutant *m);

/* As trials_start and trials_end, with the floors. */
void cycles_start(struct trials *t, const char *what, struct mutant good);
void cycles_end(struct trials *t);

#endif
