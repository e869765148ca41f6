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

/*
 * Which build of a version it is: "xen-mine.gz 1a2b3c4d", the name that was given and the first
 * digits of its build id, of which one may be missing.  False: neither is known.
 */
bool run_xen_build(const struct run *run, char *out, size_t size);

/* The same where another of these runs is of the same version and of another build, or else "". */
void run_xen_told_apart(const struct run *const *runs, size_t count, size_t at, char *out,
                        size_t size);

/* Longer than any of these texts. */
#define RUN_XEN_BUILD 64

/* The fact in which a run says from its first boot on how many it is to have. */
#define RUN_BOOTS_MEANT "run.boots"

/* How many that is, where fewer came; 0: all of them came, or the run does not say. */
size_t run_boots_meant(const struct run *run);

/*
 * Of boots that were taken in turns with those of another run: what names the turns in both runs, a
 * fact of the run, and which of them a boot had, from 1, a fact of the boot.
 */
#define RUN_TURNS "run.turns"
#define RUN_TURN  "run.turn"

/* "2 boots: 1 complete, 1 partial", or "2 of 20 boots: 2 complete". */
void run_count_boots(const struct run *run, char *out, size_t size);

#endif
