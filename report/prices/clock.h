/* SPDX-License-Identifier: MIT */
/* How finely the clock of a run in cycles tells two levels apart. */
#ifndef REPORT_PRICES_CLOCK_H
#define REPORT_PRICES_CLOCK_H

#include "report/model/run.h"
#include "report/model/series.h"

/* How far two levels may lie apart before they differ: two quanta, 5 %, or the quartiles. */
double cycles_tolerance(const struct run *run, const struct series *twin);

#endif
