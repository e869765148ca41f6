/* SPDX-License-Identifier: MIT */
/* The floors of runs that were named on a command line. */
#ifndef REPORT_COMMANDS_CALIBRATED_H
#define REPORT_COMMANDS_CALIBRATED_H

#include "report/floors/floors.h"
#include "report/store/run_set.h"

/*
 * The floors of two runs or more, to be freed; or an exit status, and what is wrong with the runs
 * on stderr: that they are not of one thing, not in cycles, or not to be used.
 */
int calibrated_floors(const char *command, const struct run_set *set, char *const *paths,
                      struct floors *floors);

#endif
