/* SPDX-License-Identifier: MIT */
/*
 * Boots in cycles that are one boot: a log that was pasted twice, a copy of a run beside it.  No
 * clock shows the same samples in every series of two boots.
 */
#ifndef REPORT_CONTRACT_TWICE_H
#define REPORT_CONTRACT_TWICE_H

#include <stdbool.h>
#include <stddef.h>

#include "report/model/run.h"

/* The numbers of two boots, from 1. */
struct twice {
    size_t first, again;
};

/*
 * True when a boot of one run is a boot of the other, the first of which is then in 'twice'.  Never
 * in insns, where boots are alike, and of boots with so few values that chance could do it.
 */
bool boot_of_both(const struct run *first, const struct run *again, struct twice *twice);

/* Say of each boot of a run that it is the same as one before. */
void hold_boots_apart(struct run *run);

#endif
