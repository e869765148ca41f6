/* SPDX-License-Identifier: MIT */
/*
 * What the measures of a case do not show: a series that one run has and the other has not, and in
 * insns a series that is no price, or moved otherwise than the ones beside it.
 */
#ifndef REPORT_PAIRS_SERIES_H
#define REPORT_PAIRS_SERIES_H

#include <stdbool.h>

#include "report/pairs/pairing.h"

/* True when the series of a case that two runs have say nothing for sure; p->why says which. */
bool series_in_doubt(const struct pairing *p);

/* True when a control of two runs is not the same, as far as it has to be; p->why says where. */
bool control_in_doubt(const struct pairing *p);

#endif
