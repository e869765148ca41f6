/* SPDX-License-Identifier: MIT */
/* What is said at the end of a run: where it is kept, what was drawn, what to type next. */
#ifndef REPORT_RUN_NEXT_H
#define REPORT_RUN_NEXT_H

#include <stdbool.h>
#include <stdio.h>

/* Of the run in that folder; with 'drawn' its pictures are named, by what is in FOLDER/plots. */
void run_next(const char *folder, bool drawn, FILE *out);

#endif
