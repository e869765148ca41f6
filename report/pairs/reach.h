/* SPDX-License-Identifier: MIT */
/*
 * How far every series of a case reaches in two runs, promised by their plans or not: what takes
 * much longer in every boot is not the same, whatever is judged of it.
 */
#ifndef REPORT_PAIRS_REACH_H
#define REPORT_PAIRS_REACH_H

#include <stdbool.h>

#include "report/pairs/pairing.h"

/*
 * True when a series, or in cycles the slowest tenth of its samples, takes more than twice what it
 * took in any boot of the base; p->why then says which.
 */
bool reach_doubled(const struct pairing *p);

/* True when a series lies half as far again up or down, in every boot; p->why then says which. */
bool reach_moved(const struct pairing *p);

#endif
