/* SPDX-License-Identifier: MIT */
/* A run kept as run.json. */
#ifndef REPORT_STORE_SAVE_H
#define REPORT_STORE_SAVE_H

#include "report/model/run.h"

/* Write DIR/run.json by way of a temporary name.  False: reported on stderr. */
bool run_save(const struct run *run, const char *dir);

#endif
