/* SPDX-License-Identifier: MIT */
/*
 * Whether the boots of two runs were taken in turns, and which turn each had: the facts
 * RUN_TURNS and RUN_TURN (report/model/words.h).
 */
#ifndef REPORT_PAIRS_TURNS_H
#define REPORT_PAIRS_TURNS_H

#include <stdbool.h>

#include "report/model/run.h"

/* By boot, from 0, of each run; NULL of both: they were not taken in turns. */
struct pair_turns {
    double *base, *new;
};

/*
 * Take them; to be freed by pair_turns_free.  None where a boot says none, or two say the same, or
 * where one side comes after the other: turns that are none take no drift out of a comparison.
 */
void pair_turns_take(struct pair_turns *turns, const struct run *base, const struct run *new);
void pair_turns_free(struct pair_turns *turns);

#endif
