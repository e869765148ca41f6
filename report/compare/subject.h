/* SPDX-License-Identifier: MIT */
/* What a difference between two runs is of: every form of a comparison says it in the same words.
 */
#ifndef REPORT_COMPARE_SUBJECT_H
#define REPORT_COMPARE_SUBJECT_H

#include <stdbool.h>
#include <stddef.h>

#include "report/compare/compare.h"

/* Holds either text, with the longest words of two runs in it. */
#define COMPARE_SUBJECT_TEXT 1024

/* To be said of runs of several environments. */
#define COMPARE_OWN_CODE                                                                           \
    "b', page_run and context_switch have code of the kernel itself in them, which is compiled "   \
    "for each environment again"

/*
 * What differs between a run and A besides the work itself, by the keys of report/keys/table.c:
 * "the ABI, Xen's build and Xen's configuration", or "" where nothing is known to.
 */
void compare_moves(const struct compare *compare, size_t run, char *out, size_t size);

/*
 * How the guests of a run and of A run, and what differs therefore, as one sentence without its
 * full stop; a run is called by its letter.  False: environment and mode are A's.
 */
bool compare_subject(const struct compare *compare, size_t run, char (*letter)(size_t run),
                     char *out, size_t size);

#endif
