/* SPDX-License-Identifier: MIT */
/* A series held against the plan, and against itself.  For the files of this folder only. */
#ifndef REPORT_CONTRACT_SERIES_H
#define REPORT_CONTRACT_SERIES_H

#include <stdbool.h>
#include <stddef.h>

#include "report/model/plan.h"
#include "report/model/series.h"

/*
 * True: a series of that case is not as the plan has it, or says what no series can, which is put
 * into words.
 */
bool series_falls_short(const struct plan *plan, const struct run_case *c, const struct series *s,
                        char *text, size_t size);

#endif
