/* SPDX-License-Identifier: MIT */
/* Whether the machine of a run kept still. */
#ifndef REPORT_HOST_STEADY_H
#define REPORT_HOST_STEADY_H

#include <stdbool.h>
#include <stddef.h>

#include "report/model/run.h"

/*
 * True when the facts of a run in cycles, on a real CPU, say that the clock, the core or the
 * machine was not its own; 'what' then has what, with commas between.
 */
bool host_unsteady(const struct run *run, char *what, size_t size);

#endif
