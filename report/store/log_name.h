/* SPDX-License-Identifier: MIT */
/* What the console logs and profiles in a run folder are called. */
#ifndef REPORT_STORE_LOG_NAME_H
#define REPORT_STORE_LOG_NAME_H

#include <stdbool.h>

/* Whether it is the log of a boot: "boot-1.log", or gzipped "boot-1.log.gz". */
bool is_log_name(const char *name);

/* Whether it is what a boot's profile is called: "boot-1.paths.gz", or unpacked "boot-1.paths". */
bool is_profile_name(const char *name);

#endif
