/* SPDX-License-Identifier: MIT */
/* What is said at the end of a run: where it is kept, what was drawn, what to type next, its page.
 */
#ifndef REPORT_RUN_NEXT_H
#define REPORT_RUN_NEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "report/model/run.h"

/* Of the run in that folder; with 'drawn' its pictures are named, by what is in FOLDER/plots. */
void run_next(const char *folder, bool drawn, FILE *out);

/*
 * Write the page of runs, which are kept in these folders, into the file, and name it; without a
 * file nothing.  An exit status: EXIT_USAGE, reported on stderr, where it cannot be written.
 */
int run_page(const struct run *const *runs, char *const *folders, size_t count, const char *file);

#endif
