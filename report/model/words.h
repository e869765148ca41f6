/* SPDX-License-Identifier: MIT */
/* What a run is called: its environment, its Xen, how its boots ended. */
#ifndef REPORT_MODEL_WORDS_H
#define REPORT_MODEL_WORDS_H

#include <stddef.h>

#include "report/model/run.h"

/* The field of that key of the first boot's begin or plan record that has it.  Or NULL. */
const char *run_begin_field(const struct run *run, const char *key);
const char *run_plan_field(const struct run *run, const char *key);

/* The version of Xen: what the kernel was told, or its banner's first word.  False: unknown. */
bool run_xen_version(const struct run *run, char *out, size_t size);

/* "2 boots: 1 complete, 1 partial". */
void run_count_boots(const struct run *run, char *out, size_t size);

#endif
