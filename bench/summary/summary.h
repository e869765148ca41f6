/* SPDX-License-Identifier: MIT */
/*
 * screen=summary: as dom0 the kernel shows on the machine's screen how far it has come, and at the
 * end what came of it; the record goes on to the console as ever.  Without that word none of these
 * does anything.
 */
#ifndef BENCH_SUMMARY_SUMMARY_H
#define BENCH_SUMMARY_SUMMARY_H

#include "bench/case/case.h"
#include "bench/plan/options.h"

/*
 * Find the screen, say in the fact screen.mode what it is or why there is none, and show a crash on
 * it from here on.  The options have to live on.  NULL, or why this image has no screen to ask for.
 */
const char *summary_begin(const struct start_info *info, const struct options *options);

/* A case comes next, the at-th of so many from 1 on: to be called before the rest that it gets. */
void summary_case(const struct case_row *row, unsigned at, unsigned of);

/* Nothing could be measured, and why: the word of the command line, or NULL. */
void summary_refused(const char *text, const char *word);

/* All is over, and the verdict reached: the diagnosis and the digest record, and the screen. */
void summary_end(void);

#endif
