/* SPDX-License-Identifier: MIT */
/* The folder of a run. */
#ifndef REPORT_RUN_FOLDER_H
#define REPORT_RUN_FOLDER_H

#include <limits.h>
#include <stdbool.h>

#include "report/run/options.h"

/*
 * An exit status: EXIT_USAGE, reported on stderr, where the page that is asked for may not be
 * written, or would be one with what the run itself writes.
 */
int run_outputs_check(const struct run_options *options);

struct run_folder {
    char path[PATH_MAX - 64]; /* leaves room for the names in it */
    bool made;                /* it was not there before */
};

/*
 * Make the folder asked for, or results/run-DATE-TIME for NULL, with the folders above it.  One
 * that is there has to be empty: a run is never written over.  False: reported on stderr.
 */
bool run_folder_make(struct run_folder *folder, const char *asked);

/*
 * Whether it could be made, as far as that can be told without making anything: before minutes go
 * into what a run needs.  False: reported on stderr.
 */
bool run_folder_check(const char *asked);

/* Take it away again, if we made it and it is empty. */
void run_folder_unmake(const struct run_folder *folder);

#endif
