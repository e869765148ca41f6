/* SPDX-License-Identifier: MIT */
/* What the files in a run folder are called. */
#ifndef REPORT_TEXT_RUN_NAMES_H
#define REPORT_TEXT_RUN_NAMES_H

#include <stdbool.h>

/* The run itself, which may also be gzipped: "run.json.gz". */
#define RUN_FILE "run.json"

/* Whether it is the log of a boot: "boot-1.log", or gzipped "boot-1.log.gz". */
bool is_log_name(const char *name);

/* Whether it is what a boot's profile is called: "boot-1.paths.gz", or unpacked "boot-1.paths". */
bool is_profile_name(const char *name);

/* Whether who reads a run folder takes a file of that name for a part of the run. */
bool is_run_name(const char *name);

/* Whether a folder has a file of such a name. */
bool has_run_names(const char *folder);

#endif
