/* SPDX-License-Identifier: MIT */
/* The exit status that a run deserves (report/system/exit.h). */
#ifndef REPORT_PRICES_RUN_STATUS_H
#define REPORT_PRICES_RUN_STATUS_H

#include "report/model/run.h"
#include "report/store/run_set.h"

int run_exit_status(const struct run *run);

/* The worst of several. */
int run_set_status(const struct run_set *set);

#endif
