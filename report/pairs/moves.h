/* SPDX-License-Identifier: MIT */
/* How the series of a case moved beside each other, in insns; shared with series.c only. */
#ifndef REPORT_PAIRS_MOVES_H
#define REPORT_PAIRS_MOVES_H

#include "report/pairs/pairing.h"

/* True when a series moved otherwise than the ones beside it say; p->why then says which. */
bool moved_otherwise(const struct pairing *p);

#endif
