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

/*
 * True when Xen's own line names another version than the kernel of that boot was told, which are
 * 'printed' and 'told' then: the boot's facts are not of one Xen.
 */
bool boot_xens_differ(const struct run_boot *boot, char *printed, char *told, size_t size);

/* The fact in which a run says from its first boot on how many it is to have. */
#define RUN_BOOTS_MEANT "run.boots"

/* How many that is, where fewer came; 0: all of them came, or the run does not say. */
size_t run_boots_meant(const struct run *run);

/* "2 boots: 1 complete, 1 partial", or "2 of 20 boots: 2 complete". */
void run_count_boots(const struct run *run, char *out, size_t size);

#endif
